# One bucket has one lifecycle configuration: this resource replaces whatever rules the bucket has. Off unless asked for.
locals {
  expirations = {
    for part, days in {
      tmp        = var.lifecycle_days.expire_tmp
      deadletter = var.lifecycle_days.expire_deadletter
      athena     = var.lifecycle_days.expire_athena
    } : part => days if days != null
  }
}

resource "aws_s3_bucket_lifecycle_configuration" "lake" {
  count = var.manage_bucket_lifecycle ? 1 : 0

  bucket = var.bucket

  # A large upload that was never finished is paid for and seen by nobody.
  rule {
    id     = "abandoned-uploads"
    status = "Enabled"

    filter {}

    abort_incomplete_multipart_upload {
      days_after_initiation = 3
    }
  }

  # Instant retrieval: hoops rebuild reads all of raw/.
  dynamic "rule" {
    for_each = var.lifecycle_days.raw_to_glacier == null ? [] : [var.lifecycle_days.raw_to_glacier]

    content {
      id     = "raw-to-glacier"
      status = "Enabled"

      filter {
        prefix = "${var.prefixes.raw}/"
      }

      transition {
        days          = rule.value
        storage_class = "GLACIER_IR"
      }
    }
  }

  dynamic "rule" {
    for_each = local.expirations

    content {
      id     = "expire-${rule.key}"
      status = "Enabled"

      filter {
        prefix = "${var.prefixes[rule.key]}/"
      }

      expiration {
        days = rule.value
      }
    }
  }
}
