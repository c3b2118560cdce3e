# Defaults are those of config.yaml; a value changed here is changed there too, and the other way round.

variable "region" {
  description = "Region of bucket, table, databases and workgroup (config.yaml: region)."
  type        = string
  default     = "us-east-1"

  validation {
    condition     = can(regex("^[a-z]{2}(-[a-z]+)+-[0-9]$", var.region))
    error_message = "region is a region's code, such as us-east-1."
  }
}

variable "bucket" {
  description = "Existing bucket of the lake (config.yaml: bucket). It is never created or deleted here."
  type        = string
  default     = "hoops-edge"

  validation {
    condition     = can(regex("^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$", var.bucket))
    error_message = "bucket is a bucket's name: 3 to 63 of a-z, 0-9, '.' and '-', without s3://."
  }
}

variable "prefixes" {
  description = "Prefixes of the lake's parts (config.yaml: s3_layout)."
  type = object({
    raw        = optional(string, "raw")
    bronze     = optional(string, "bronze")
    silver     = optional(string, "silver")
    gold       = optional(string, "gold")
    ref        = optional(string, "ref")
    meta       = optional(string, "meta")
    deadletter = optional(string, "deadletter")
    tmp        = optional(string, "tmp")
    athena     = optional(string, "athena")
  })
  default = {}

  validation {
    condition     = alltrue([for prefix in values(var.prefixes) : can(regex("^[A-Za-z0-9_][A-Za-z0-9_/-]*[A-Za-z0-9_]$", prefix))])
    error_message = "A prefix is made of letters, digits, '_', '-' and '/', without '/' at either end."
  }

  validation {
    condition     = length(distinct(values(var.prefixes))) == length(values(var.prefixes))
    error_message = "Two parts of the lake cannot share a prefix."
  }
}

variable "checkpoint_table" {
  description = "DynamoDB table of the state (config.yaml: state.table)."
  type        = string
  default     = "cbbd_checkpoints"

  validation {
    condition     = can(regex("^[A-Za-z0-9_.-]{3,255}$", var.checkpoint_table))
    error_message = "checkpoint_table is a table's name: 3 to 255 of letters, digits, '_', '.' and '-'."
  }
}

variable "databases" {
  description = "Glue database of each layer (config.yaml: catalog.databases)."
  type = object({
    bronze = optional(string, "cbbd_bronze")
    silver = optional(string, "cbbd_silver")
    gold   = optional(string, "cbbd_gold")
  })
  default = {}

  validation {
    condition     = alltrue([for name in values(var.databases) : can(regex("^[a-z0-9_]{1,255}$", name))])
    error_message = "A database's name is made of a-z, 0-9 and '_'."
  }

  validation {
    condition     = length(distinct(values(var.databases))) == 3
    error_message = "Each layer needs a database of its own."
  }
}

variable "athena_workgroup" {
  description = "Athena workgroup for queries over the lake."
  type        = string
  default     = "cbbd"

  validation {
    condition     = can(regex("^[A-Za-z0-9._-]{1,128}$", var.athena_workgroup))
    error_message = "athena_workgroup is 1 to 128 of letters, digits, '.', '_' and '-'."
  }
}

variable "athena_scan_limit_gb" {
  description = "Gigabytes that one query may read before Athena ends it."
  type        = number
  default     = 50

  validation {
    condition     = var.athena_scan_limit_gb >= 1 && floor(var.athena_scan_limit_gb) == var.athena_scan_limit_gb
    error_message = "athena_scan_limit_gb is a whole number of at least 1."
  }
}

variable "api_key_parameter" {
  description = "Name of the SSM parameter that holds the API key."
  type        = string
  default     = "/cbbd/api_key"

  validation {
    condition     = can(regex("^/[A-Za-z0-9_./-]+$", var.api_key_parameter))
    error_message = "api_key_parameter is a path that begins with '/'."
  }
}

variable "api_key" {
  description = "The API key, as TF_VAR_api_key in the environment. Without one the parameter is made with a placeholder, to be overwritten with aws ssm put-parameter."
  type        = string
  default     = "set-me"
  sensitive   = true
  ephemeral   = true
}

variable "api_key_version" {
  description = "Raise it to write api_key again: a write-only value is sent only when its version changes."
  type        = number
  default     = 1
}

variable "manage_bucket_lifecycle" {
  description = "True makes the lifecycle rules of lifecycle.tf the ONLY ones of the bucket: rules made elsewhere are removed."
  type        = bool
  default     = false
}

variable "lifecycle_days" {
  description = "Days until raw answers move to Glacier Instant Retrieval, and until scratch objects, dead letters and Athena's results are deleted; null: never."
  type = object({
    raw_to_glacier    = optional(number, 90)
    expire_tmp        = optional(number, 7)
    expire_deadletter = optional(number, null)
    expire_athena     = optional(number, 30)
  })
  default = {}

  validation {
    condition     = alltrue([for days in values(var.lifecycle_days) : days == null ? true : days >= 1])
    error_message = "Days are 1 or more, or null."
  }
}

variable "tags" {
  description = "More tags for everything made here."
  type        = map(string)
  default     = {}
}
