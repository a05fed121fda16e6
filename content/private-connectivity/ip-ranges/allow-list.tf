# addresses.yaml lies beside this file.
locals {
  circleci_jobs = yamldecode(file("${path.module}/addresses.yaml")).jobs
}

resource "aws_vpc_security_group_ingress_rule" "circleci_jobs" {
  for_each = toset(local.circleci_jobs)

  security_group_id = "YOUR_SECURITY_GROUP_ID"
  description       = "CircleCI IP ranges, shared by all who opted in"
  cidr_ipv4         = "${each.value}/32"
  ip_protocol       = "tcp"
  from_port         = YOUR_PORT
  to_port           = YOUR_PORT
}
