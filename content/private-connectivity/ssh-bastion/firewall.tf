# addresses.yaml comes from the IP ranges page and lies beside this file.
locals {
  sources = yamldecode(file("${path.module}/addresses.yaml")).jobs
}

resource "aws_vpc_security_group_ingress_rule" "ssh_from_circleci" {
  for_each = toset(local.sources)

  security_group_id = "YOUR_SECURITY_GROUP_ID" # of the bastion
  description       = "SSH from CircleCI IP ranges"
  cidr_ipv4         = "${each.value}/32"
  ip_protocol       = "tcp"
  from_port         = 22
  to_port           = 22
}
