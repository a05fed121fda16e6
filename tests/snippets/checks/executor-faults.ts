/** Faults of a job's executor: what it takes, what its images name, and what its steps need of it. */
import type { Run } from './expand.ts';
import { nameOf, type RunStep } from './run-step.ts';

/** Needs a kernel or a network device that a container of CircleCI does not have. */
const NEEDS_VM =
  /\bwg-quick\b|\bopenvpn --config\b|\bdocker (?:build|push|run|login)\b|\bnetbird up\b|\btwingate start\b|\bzerotier-cli join\b/;

export function executorFaults({ name, job }: Run, steps: RunStep[]): string[] {
  const faults: string[] = [];
  const kinds = ['docker', 'machine', 'macos'].filter((kind) => kind in job);
  if (kinds.length !== 1) faults.push(`job ${name}: ${kinds.join(' and ') || 'no'} executor`);
  const runner = /^[^/]+\/[^/]+$/.test(String(job['resource_class'] ?? ''));
  const remote = (job.steps ?? []).some((step) => nameOf(step) === 'setup_remote_docker');
  if (job['circleci_ip_ranges']) {
    if (!job['docker']) faults.push(`job ${name}: circleci_ip_ranges needs the Docker executor`);
    if (remote) faults.push(`job ${name}: circleci_ip_ranges fails with setup_remote_docker`);
    if (runner) faults.push(`job ${name}: circleci_ip_ranges is for CircleCI's cloud, not for a runner`);
  }
  if (remote && (!job['docker'] || runner)) faults.push(`job ${name}: setup_remote_docker cannot run here`);
  if (job['machine'] === true && !runner) faults.push(`job ${name}: machine: true without a runner's class`);
  if (runner && job['machine'] && job['machine'] !== true)
    faults.push(`job ${name}: a runner takes machine: true`);
  for (const image of [job['docker']].flat() as ({ image?: string } | undefined)[]) {
    if (image && !/:(?!latest$|edge$)[\w.-]+$|@sha256:[0-9a-f]{64}$/.test(image.image ?? ''))
      faults.push(`job ${name}: image ${image.image ?? '?'} has no tag`);
  }
  const machine = (job['machine'] as { image?: string } | undefined)?.image;
  if (machine && !/:(?!latest$|edge$|default$)[\w.-]+$/.test(machine))
    faults.push(`job ${name}: ${machine} has no tag`);
  const text = steps.map(({ command }) => command).join('\n');
  if (job['docker'] && !runner && !remote && NEEDS_VM.test(text))
    faults.push(`job ${name}: ${NEEDS_VM.exec(text)![0]} needs a virtual machine`);
  if (/\btailscaled\b/.test(text) && !/\btailscale up\b/.test(text))
    faults.push(`job ${name}: nobody joins the tailnet`);
  if (job['docker'] && /\btailscale up\b/.test(text) && !text.includes('--tun=userspace-networking'))
    faults.push(`job ${name}: a container has no TUN device for Tailscale`);
  return faults;
}
