# Write-only: the value is sent to AWS and kept neither in the state nor in a plan. (ignore_changes on a plain value would
# not do: each refresh reads the real value back into the state.)
resource "aws_ssm_parameter" "api_key" {
  name             = var.api_key_parameter
  description      = "CollegeBasketballData API key"
  type             = "SecureString"
  value_wo         = var.api_key
  value_wo_version = var.api_key_version
}
