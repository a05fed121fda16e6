/** Cases of the rules about address lists, runners and firewalls: where each must find something, and its traps. */
import type { RuleCases } from './cases.ts';

const OPEN = 'aws ec2 authorize-security-group-ingress --group-id "$SG" --cidr "$IP/32"';
const CLOSE = 'aws ec2 revoke-security-group-ingress --group-id "$SG" --cidr "$IP/32"';

export const networkCases: RuleCases = {
  'ip-ranges-machine': {
    hits: [
      { keys: 'circleci_ip_ranges: true #: ip-ranges-machine' },
      {
        file: `
executors:
  vm: { machine: { image: windows-server-2022-gui:current } }
jobs:
  job:
    parameters: { fixed: { type: boolean, default: true } }
    executor: vm
    circleci_ip_ranges: << parameters.fixed >> #: ip-ranges-machine
    steps: [checkout]`,
      },
    ],
    misses: [
      { on: 'docker', keys: 'circleci_ip_ranges: true' },
      { on: 'macos', keys: 'circleci_ip_ranges: true' },
      { keys: 'circleci_ip_ranges: false' },
      { on: 'machine-runner', keys: 'circleci_ip_ranges: true' },
    ],
  },
  'ip-ranges-remote-docker': {
    hits: [
      {
        on: 'docker',
        keys: 'circleci_ip_ranges: true #: ip-ranges-remote-docker',
        steps: '- checkout\n- setup_remote_docker',
      },
      {
        file: `
commands:
  image:
    steps:
      - when: { condition: << pipeline.git.tag >>, steps: [setup_remote_docker] }
jobs:
  job:
    docker: [{ image: cimg/base:2026.08 }]
    circleci_ip_ranges: true #: ip-ranges-remote-docker
    steps: [checkout]
workflows:
  all: { jobs: [{ job: { pre-steps: [image] } }] }`,
      },
    ],
    misses: [
      { on: 'docker', steps: '- setup_remote_docker' },
      { on: 'docker', keys: 'circleci_ip_ranges: true', steps: '- run: echo setup_remote_docker' },
    ],
  },
  'ip-ranges-macos': {
    hits: [{ on: 'macos', keys: 'circleci_ip_ranges: true #: ip-ranges-macos' }],
    misses: [{ on: 'docker', keys: 'circleci_ip_ranges: true' }],
  },
  'ip-ranges-runner': {
    hits: [{ on: 'container-runner', keys: 'circleci_ip_ranges: true #: ip-ranges-runner' }],
    misses: [{ on: 'container-runner' }],
  },
  'ip-ranges-place': {
    hits: [
      {
        on: 'docker',
        steps: '- run: true\n- run:\n    command: ls\n    circleci_ip_ranges: true #: ip-ranges-place',
      },
      {
        file: `
executors:
  fixed:
    docker: [{ image: cimg/base:2026.08 }]
    circleci_ip_ranges: true #: ip-ranges-place
jobs:
  job: { executor: fixed, steps: [checkout] }
workflows:
  all:
    circleci_ip_ranges: true #: ip-ranges-place
    jobs:
      - job:
          circleci_ip_ranges: true #: ip-ranges-place`,
      },
    ],
    misses: [
      {
        file: `
executors:
  fixed: &fixed
    docker: [{ image: cimg/base:2026.08 }]
    circleci_ip_ranges: true
jobs:
  job: { <<: *fixed, steps: [checkout] }`,
      },
      {
        file: `
jobs:
  job:
    parameters: { circleci_ip_ranges: { type: boolean, default: false } }
    docker: [{ image: cimg/base:2026.08 }]
    circleci_ip_ranges: << parameters.circleci_ip_ranges >>
    steps: [checkout]
workflows:
  all: { jobs: [{ job: { circleci_ip_ranges: true } }] }`,
      },
    ],
  },
  'ip-ranges-unproven-class': {
    hits: [
      {
        on: 'docker',
        keys: 'resource_class: arm.medium\ncircleci_ip_ranges: true #: ip-ranges-unproven-class',
      },
    ],
    misses: [{ on: 'docker', keys: 'resource_class: large\ncircleci_ip_ranges: true' }],
  },
  'image-behind-the-list': {
    hits: [
      {
        file: `
jobs:
  job:
    docker: [{ image: registry.shop.example/build:7 }]
    circleci_ip_ranges: true #: image-behind-the-list
    steps: [checkout]`,
      },
    ],
    misses: [{ on: 'docker', keys: 'circleci_ip_ranges: true' }],
  },
  'ip-ranges-cost': {
    hits: [
      {
        on: 'docker',
        keys: 'circleci_ip_ranges: true #: ip-ranges-cost',
        steps: '- checkout\n- restore_cache: { keys: [a] }\n- run: npm ci',
      },
    ],
    misses: [{ on: 'docker', keys: 'circleci_ip_ranges: true', steps: '- checkout\n- run: npm ci' }],
  },
  'addresses-old': {
    hits: [
      'allow 3.228.39.90 18.213.67.41 34.194.94.201 #: addresses-old',
      'allow 18.214.70.5 #: addresses-old',
    ],
    misses: [
      'allow 3.228.39.90',
      'allow 3.228.39.90 18.213.67.41 34.194.94.201 34.194.144.202',
      '# allow 18.214.70.5\ntrue',
    ],
  },
  'addresses-all': {
    hits: ['dig +short all.knownips.circleci.com #: addresses-all'],
    misses: ['dig +short jobs.knownips.circleci.com', '# dig all.knownips.circleci.com\ntrue'],
  },
  'addresses-cloud': {
    hits: ['curl -fsS https://ip-ranges.amazonaws.com/ip-ranges.json #: addresses-cloud'],
    misses: ['curl -fsS https://checkip.amazonaws.com'],
  },
  'remote-docker-runner': {
    hits: [{ on: 'container-runner', steps: '- setup_remote_docker #: remote-docker-runner' }],
    misses: [{ on: 'docker', steps: '- setup_remote_docker' }],
  },
  'remote-docker-vm': {
    hits: [{ steps: '- setup_remote_docker #: remote-docker-vm' }],
    misses: [
      { on: 'docker', steps: '- setup_remote_docker' },
      { on: 'machine-runner', steps: '- setup_remote_docker' },
    ],
  },
  'runner-layer-cache': {
    hits: [
      {
        file: `
jobs:
  job:
    machine:
      docker_layer_caching: true #: runner-layer-cache
    resource_class: shop/builder
    steps: [checkout]`,
      },
    ],
    misses: [
      {
        file: 'jobs:\n  job:\n    machine: { image: ubuntu-2404:current, docker_layer_caching: true }\n    steps: [checkout]',
      },
    ],
  },
  'runner-image-oidc': {
    hits: [
      {
        file: `
jobs:
  job:
    docker:
      - image: registry.shop.example/build:7
        aws_auth:
          oidc_role_arn: arn:aws:iam::123456789012:role/pull #: runner-image-oidc
    resource_class: shop/inside
    steps: [checkout]`,
      },
    ],
    misses: [
      {
        file: `
jobs:
  job:
    docker:
      - image: registry.shop.example/build:7
        aws_auth: { oidc_role_arn: role }
    steps: [checkout]`,
      },
    ],
  },
  'runner-machine-image': {
    hits: [
      {
        file: `
jobs:
  job:
    machine:
      image: ubuntu-2404:current #: runner-machine-image
    resource_class: shop/builder
    steps: [checkout]`,
      },
    ],
    misses: [{ on: 'vm' }, { on: 'machine-runner' }],
  },
  'runner-no-executor': {
    hits: [
      {
        file: 'jobs:\n  job:\n    resource_class: shop/builder #: runner-no-executor\n    steps: [checkout]',
      },
    ],
    misses: [
      { on: 'machine-runner' },
      { file: 'jobs:\n  job:\n    resource_class: << parameters.class >>\n    steps: [checkout]' },
      {
        file: 'orbs: { o: shop/o@1.0.0 }\njobs:\n  job:\n    executor: o/default\n    resource_class: shop/b\n    steps: [checkout]',
      },
    ],
  },
  'runner-agent-key': {
    hits: [{ on: 'machine-runner', steps: '- add_ssh_keys #: runner-agent-key' }],
    misses: [
      { on: 'vm', steps: '- add_ssh_keys' },
      { on: 'machine-runner', steps: '- run: eval "$(ssh-agent -s)"\n- add_ssh_keys' },
    ],
  },
  'runner-circleci-command': {
    hits: [{ on: 'machine-runner', shell: 'circleci tests glob "spec/*" #: runner-circleci-command' }],
    misses: [
      { on: 'vm', shell: 'circleci tests glob "spec/*"' },
      { on: 'machine-runner', shell: 'circleci-agent tests glob "spec/*"\necho circleci tests glob' },
    ],
  },
  'machine-true': {
    hits: [{ file: 'jobs:\n  job:\n    machine: true #: machine-true\n    steps: [checkout]' }],
    misses: [
      { on: 'machine-runner' },
      { file: 'jobs:\n  job:\n    machine: true\n    resource_class: large\n    steps: [checkout]' },
    ],
  },
  'rule-removed-on-success': {
    hits: [
      `${OPEN} #: rule-removed-on-success\n./test\n${CLOSE}`,
      {
        file: `
jobs:
  open: { machine: { image: ubuntu-2404:current }, steps: &open [run: '${OPEN}'] } #: rule-removed-on-success
  close: { machine: { image: ubuntu-2404:current }, steps: [run: '${CLOSE}'] }
workflows:
  all: { jobs: [open, { close: { requires: [open] } }] }`,
      },
    ],
    misses: [
      `trap '${CLOSE}' EXIT\n${OPEN}\n./test`,
      { steps: `- run: ${OPEN}\n- run: { when: always, command: '${CLOSE}' }` },
      {
        file: `
jobs:
  open: { machine: { image: ubuntu-2404:current }, steps: [run: '${OPEN}', run: '${CLOSE}'] }
  close: { machine: { image: ubuntu-2404:current }, steps: [run: '${CLOSE}'] }
workflows:
  all: { jobs: [open, { close: { requires: [{ open: terminal }] } }] }`,
      },
      `# ${OPEN}\n${CLOSE}`,
    ],
  },
  'rule-never-removed': {
    hits: [
      `${OPEN} #: rule-never-removed\n./test`,
      'az sql server firewall-rule create -n ci --start-ip-address "$IP" --end-ip-address "$IP" #: rule-never-removed',
      'gcloud compute firewall-rules create ci --source-ranges="$IP/32" #: rule-never-removed',
    ],
    misses: [
      `${OPEN}\n${CLOSE}`,
      'aws wafv2 update-ip-set --addresses "$IP/32"',
      'gcloud sql instances patch db --authorized-networks="$IP/32"',
      `aws ec2 create-security-group --group-name test\n${OPEN}`,
      `echo "${OPEN.replaceAll('"', '')}"`,
    ],
  },
  'rule-too-wide': {
    hits: [
      'aws ec2 authorize-security-group-ingress --group-id x --cidr 0.0.0.0/0 #: rule-too-wide',
      'aws ec2 authorize-security-group-ingress --group-id x --cidr "$NET/24" #: rule-too-wide',
      `aws ec2 authorize-security-group-ingress --ip-permissions '[{"IpRanges":[{"CidrIp":"0.0.0.0/0"}]}]' #: rule-too-wide`,
      'gcloud compute firewall-rules create ci --source-ranges=::/0 #: rule-too-wide',
    ],
    misses: [
      OPEN,
      'aws ec2 authorize-security-group-ingress --group-id x --cidr "$CIDR"',
      'aws ec2 authorize-security-group-ingress --ip-permissions IpRanges=[{CidrIp=$IP/32}],Ipv6Ranges=[{CidrIpv6=$V6/128}]',
      'ip route add 0.0.0.0/0 via 10.0.0.1',
    ],
  },
  'rule-no-sweeper': {
    hits: [{ steps: `- run: ${OPEN} #: rule-no-sweeper\n- run: { when: always, command: '${CLOSE}' }` }],
    misses: [OPEN, CLOSE],
  },
  'rule-list-replaced': {
    hits: ['gcloud sql instances patch db --authorized-networks="$IP/32" #: rule-list-replaced'],
    misses: [
      'gcloud sql instances describe db',
      'echo "gcloud sql instances patch db --authorized-networks=x"',
    ],
  },
};
