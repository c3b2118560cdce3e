resource "aws_dynamodb_table" "checkpoints" {
  name         = var.checkpoint_table
  billing_mode = "PAY_PER_REQUEST"
  hash_key     = "endpoint"
  range_key    = "parameter_hash"

  attribute {
    name = "endpoint"
    type = "S"
  }

  attribute {
    name = "parameter_hash"
    type = "S"
  }

  point_in_time_recovery {
    enabled = true
  }

  server_side_encryption {
    enabled = true
  }

  # Losing it costs a rebuild and calls, not rows; still nobody deletes it in passing.
  deletion_protection_enabled = true
}
