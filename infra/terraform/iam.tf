# A policy a service, and one for the single process (hoops --profile aws). What they allow stands in policies/*.json.tftpl,
# which the project's tests read too: each call that the services were seen to make is allowed, and nothing else.
# Attach them to the roles that the services run under; roles depend on where that is (Kubernetes, ECS, EC2).
locals {
  policy_names = toset(["scheduler", "fetcher", "transformer", "cataloger", "single_process", "api_key_reader"])

  policy_values = {
    partition         = data.aws_partition.current.partition
    region            = var.region
    account           = data.aws_caller_identity.current.account_id
    bucket            = var.bucket
    prefixes          = var.prefixes
    checkpoint_table  = var.checkpoint_table
    databases         = var.databases
    api_key_parameter = trimprefix(var.api_key_parameter, "/")
  }
}

resource "aws_iam_policy" "service" {
  for_each = local.policy_names

  name        = "hoops-edge-${replace(each.key, "_", "-")}"
  description = "What the HoopsEdge ${replace(each.key, "_", " ")} needs of AWS, and no more"
  policy      = templatefile("${path.module}/policies/${each.key}.json.tftpl", local.policy_values)
}
