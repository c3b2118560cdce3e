resource "aws_athena_workgroup" "this" {
  name        = var.athena_workgroup
  description = "Queries over the HoopsEdge lake"

  configuration {
    # Enforced: what a client asks for does not count.
    enforce_workgroup_configuration    = true
    publish_cloudwatch_metrics_enabled = true
    bytes_scanned_cutoff_per_query     = var.athena_scan_limit_gb * 1073741824

    engine_version {
      selected_engine_version = "Athena engine version 3"
    }

    result_configuration {
      output_location = "s3://${var.bucket}/${var.prefixes.athena}/"

      encryption_configuration {
        encryption_option = "SSE_S3"
      }
    }
  }
}
