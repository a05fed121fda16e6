locals {
  issuer = "oidc.circleci.com/org/YOUR_ORG_ID"
  ec2    = "arn:aws:ec2:YOUR_AWS_REGION:YOUR_AWS_ACCOUNT_ID"
}

resource "aws_iam_openid_connect_provider" "circleci" {
  url            = "https://${local.issuer}"
  client_id_list = ["YOUR_ORG_ID"]
}

resource "aws_iam_role" "circleci" {
  name                 = "circleci-just-in-time"
  max_session_duration = 3600
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Action    = "sts:AssumeRoleWithWebIdentity"
      Principal = { Federated = aws_iam_openid_connect_provider.circleci.arn }
      Condition = { StringEquals = {
        "${local.issuer}:aud"                          = "YOUR_ORG_ID"
        "${local.issuer}:oidc.circleci.com/project-id" = "YOUR_PROJECT_ID"
      } }
    }]
  })
}

resource "aws_iam_role_policy" "rules" {
  name = "one-security-group"
  role = aws_iam_role.circleci.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = ["ec2:AuthorizeSecurityGroupIngress", "ec2:RevokeSecurityGroupIngress"]
      Resource = ["${local.ec2}:security-group/YOUR_SECURITY_GROUP_ID", "${local.ec2}:security-group-rule/*"]
      }, { # lets the job stamp a new rule, and no old one
      Effect    = "Allow"
      Action    = "ec2:CreateTags"
      Resource  = "${local.ec2}:security-group-rule/*"
      Condition = { StringEquals = { "ec2:CreateAction" = "AuthorizeSecurityGroupIngress" } }
    }]
  })
}
