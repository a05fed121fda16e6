/** Ways that the command lines of clouds open. */
import { has, sshOperands, valueOf, valuesOf } from '../options.ts';
import type { Command } from '../shell/command.ts';
import { likely, sure, type Found } from './way.ts';

export function aws(command: Command): Found | undefined {
  if (has(command, 'ssm', 'start-session')) {
    const probe = command.bounded && command.excused && !valueOf(command, '--document-name');
    return probe ? undefined : sure('cloud-broker', 'aws ssm start-session');
  }
  if (has(command, 'ec2-instance-connect', 'ssh'))
    return sure('cloud-broker', 'aws ec2-instance-connect ssh');
  if (has(command, 'ec2-instance-connect', 'open-tunnel')) {
    return sure('cloud-broker', 'aws ec2-instance-connect open-tunnel');
  }
  if (has(command, 'ecs', 'execute-command')) return likely('cloud-broker', 'aws ecs execute-command');
  if (has(command, 'ssm', 'send-command')) return likely('cloud-broker', 'aws ssm send-command');
  if (has(command, 'ecs', 'run-task')) return likely('run-inside', 'aws ecs run-task');
  if (has(command, 'rds-data', 'execute-statement') || has(command, 'rds-data', 'batch-execute-statement'))
    return likely('cloud-broker', 'aws rds-data');
  if (has(command, 'batch', 'submit-job')) return likely('run-inside', 'aws batch submit-job');
  if (has(command, 'codebuild', 'start-build') || has(command, 'codebuild', 'start-build-batch'))
    return likely('run-inside', 'aws codebuild start-build');
  if (has(command, 'ec2', 'authorize-security-group-ingress')) {
    return sure('just-in-time', 'aws ec2 authorize-security-group-ingress');
  }
  if (has(command, 'ec2', 'revoke-security-group-ingress')) {
    return likely('just-in-time', 'aws ec2 revoke-security-group-ingress');
  }
  if (has(command, 'modify-managed-prefix-list') && command.args.includes('--add-entries'))
    return sure('just-in-time', 'aws ec2 modify-managed-prefix-list');
  if (has(command, 'lightsail', 'open-instance-public-ports'))
    return sure('just-in-time', 'aws lightsail open-instance-public-ports');
  if (has(command, 'wafv2', 'update-ip-set')) return sure('just-in-time', 'aws wafv2 update-ip-set');
  if (
    has(command, 'eks', 'update-cluster-config') &&
    command.args.some((arg) => arg.includes('publicAccessCidrs'))
  ) {
    return sure('just-in-time', 'aws eks update-cluster-config publicAccessCidrs');
  }
  return undefined;
}

export function gcloud(command: Command): Found | undefined {
  if (has(command, 'start-iap-tunnel')) return sure('cloud-broker', 'gcloud compute start-iap-tunnel');
  if (has(command, '--tunnel-through-iap')) return sure('cloud-broker', 'gcloud … --tunnel-through-iap');
  if (has(command, 'fleet', 'memberships', 'get-credentials'))
    return likely('cloud-broker', 'gcloud … memberships get-credentials');
  if (has(command, 'get-credentials') && command.args.includes('--dns-endpoint'))
    return likely('cloud-broker', 'gcloud … get-credentials --dns-endpoint');
  if (has(command, 'builds', 'submit') && valueOf(command, '--worker-pool') !== undefined)
    return likely('run-inside', 'gcloud builds submit --worker-pool');
  if (has(command, 'run', 'jobs', 'execute')) return likely('run-inside', 'gcloud run jobs execute');
  if (has(command, 'compute', 'ssh') || has(command, 'compute', 'scp')) {
    // What stands behind the two hyphens, or in this flag, is for ssh itself.
    const handed = command.args.slice(command.args.indexOf('--') + 1 || Infinity);
    const far = sshOperands({ ...command, args: handed });
    const flags = [...handed.slice(0, handed.length - far.length), ...valuesOf(command, '--ssh-flag')];
    return flags.some((arg) => /^-[A-Za-z]*[LD]/.test(arg))
      ? sure('ssh-bastion', 'gcloud compute ssh with a forward')
      : sure('ssh-host', 'gcloud compute ssh');
  }
  if (has(command, 'firewall-rules', 'create') || has(command, 'firewall-rules', 'update')) {
    // A rule for Google's own forwarder is what IAP needs to stand, no rule for one job.
    return valueOf(command, '--source-ranges') === '35.235.240.0/20'
      ? undefined
      : sure('just-in-time', 'gcloud compute firewall-rules');
  }
  const lists = ['--master-authorized-networks', '--authorized-networks'];
  const list = lists.find((name) => valueOf(command, name) !== undefined);
  if (list) return sure('just-in-time', `gcloud … ${list}`);
  // It lets in the address that asks, for five minutes.
  return has(command, 'sql', 'connect') && !has(command, 'beta')
    ? likely('just-in-time', 'gcloud sql connect')
    : undefined;
}

export function az(command: Command): Found | undefined {
  if (has(command, 'aks', 'bastion')) return sure('cloud-broker', 'az aks bastion');
  if (has(command, 'webapp', 'create-remote-connection'))
    return likely('cloud-broker', 'az webapp create-remote-connection');
  if (has(command, 'aks', 'command', 'invoke')) return likely('cloud-broker', 'az aks command invoke');
  if (has(command, 'vm', 'run-command', 'invoke')) return likely('cloud-broker', 'az vm run-command invoke');
  if (has(command, 'containerapp', 'job', 'start')) return likely('run-inside', 'az containerapp job start');
  if (has(command, 'container', 'create') && valueOf(command, '--subnet', '--vnet') !== undefined)
    return likely('run-inside', 'az container create --subnet');
  if (has(command, 'network', 'bastion')) return sure('cloud-broker', 'az network bastion');
  if (has(command, 'nsg', 'rule', 'create') || has(command, 'nsg', 'rule', 'update'))
    return sure('just-in-time', 'az network nsg rule');
  if (
    has(command, 'firewall-rule', 'create') ||
    has(command, 'network-rule', 'add') ||
    has(command, 'access-restriction', 'add')
  ) {
    return sure('just-in-time', 'az … rule');
  }
  return valueOf(command, '--api-server-authorized-ip-ranges') === undefined
    ? undefined
    : sure('just-in-time', 'az aks … --api-server-authorized-ip-ranges');
}
