# Databases only: the cataloger owns the tables in them, and a table declared here too would be reset by every apply.
resource "aws_glue_catalog_database" "layer" {
  for_each = var.databases

  name         = each.value
  description  = "HoopsEdge ${each.key}: tables are the cataloger's"
  location_uri = "s3://${var.bucket}/${var.prefixes[each.key]}/"
}
