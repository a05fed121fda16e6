# Machines of the runner: nothing comes in, and only these ports go out.
resource "aws_security_group" "runner" {
  name        = "circleci-runner"
  description = "CircleCI machine runner, outbound only"
  vpc_id      = "YOUR_VPC_ID"
}

# 443 for CircleCI and packages, 22 for checkout. A security group cannot name hosts.
resource "aws_vpc_security_group_egress_rule" "internet" {
  for_each          = toset(["443", "22"])
  security_group_id = aws_security_group.runner.id
  cidr_ipv4         = "0.0.0.0/0"
  ip_protocol       = "tcp"
  from_port         = each.value
  to_port           = each.value
}

resource "aws_vpc_security_group_egress_rule" "resource" {
  security_group_id            = aws_security_group.runner.id
  referenced_security_group_id = "YOUR_SECURITY_GROUP_ID"
  ip_protocol                  = "tcp"
  from_port                    = "YOUR_PORT"
  to_port                      = "YOUR_PORT"
}

# The other end: the resource accepts the runner and no address range.
resource "aws_vpc_security_group_ingress_rule" "from_runner" {
  security_group_id            = "YOUR_SECURITY_GROUP_ID"
  referenced_security_group_id = aws_security_group.runner.id
  ip_protocol                  = "tcp"
  from_port                    = "YOUR_PORT"
  to_port                      = "YOUR_PORT"
}
