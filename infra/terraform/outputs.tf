output "bucket" {
  description = "The lake's bucket, as it was given."
  value       = var.bucket
}

output "checkpoint_table" {
  description = "Name of the state table: CBBD_CHECKPOINT_TABLE, or state.table in config.yaml."
  value       = aws_dynamodb_table.checkpoints.name
}

output "databases" {
  description = "Glue database of each layer: catalog.databases in config.yaml."
  value       = { for layer, database in aws_glue_catalog_database.layer : layer => database.name }
}

output "athena_workgroup" {
  description = "Workgroup for queries: aws athena start-query-execution --work-group ..."
  value       = aws_athena_workgroup.this.name
}

output "policy_arns" {
  description = "IAM policy of each service, of the single process, and of whoever hands the API key to a fetcher."
  value       = { for name, policy in aws_iam_policy.service : name => policy.arn }
}

output "api_key_parameter_arn" {
  description = "SSM parameter of the API key; its value becomes CBBD_API_KEY of the fetchers."
  value       = aws_ssm_parameter.api_key.arn
}
