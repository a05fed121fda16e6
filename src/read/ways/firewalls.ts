/** Command lines and interfaces that open a firewall rule, of providers other than the large clouds. */
import { has, operands, valueOf } from '../options.ts';
import type { Command } from '../shell/command.ts';
import type { Programs } from './client.ts';
import { likely, sure } from './way.ts';

/** Addresses of interfaces that keep such lists. */
const LISTS =
  /cloud\.mongodb\.com\/api\/atlas\/.*\/(accessList|whitelist)|api\.digitalocean\.com\/v2\/(firewalls|databases\/[^/]+\/firewall)|api\.hetzner\.cloud\/v1\/firewalls\/|api\.linode\.com\/v4\/networking\/firewalls/;

/** Whether a request of curl changes something. */
export const sends = (command: Command): boolean =>
  /^(POST|PUT|PATCH)$/i.test(valueOf(command, '-X', '--request') ?? '') ||
  command.args.some((arg) => /^(-[dFT]|--data|--form|--upload-file|--json)/.test(arg));

/** A rule that curl sets by the interface of a firewall. */
export const asksFirewall = (command: Command): boolean =>
  sends(command) && command.args.some((arg) => LISTS.test(arg));

export const firewalls: Programs = {
  doctl: (command) => {
    if (!command.args.some((arg) => /^firewalls?$/.test(arg))) return undefined;
    if (command.args.some((arg) => /^(add-rules|append|create|update|replace)$/.test(arg)))
      return sure('just-in-time', 'doctl … firewalls');
    return command.args.some((arg) => /^remove/.test(arg))
      ? likely('just-in-time', 'doctl … firewalls remove')
      : undefined;
  },
  hcloud: (command) =>
    has(command, 'firewall', 'add-rule') || has(command, 'firewall', 'replace-rules')
      ? sure('just-in-time', 'hcloud firewall add-rule')
      : undefined,
  openstack: (command) =>
    has(command, 'security', 'group', 'rule', 'create')
      ? sure('just-in-time', 'openstack security group rule create')
      : undefined,
  atlas: (command) =>
    has(command, 'accessList', 'create') || has(command, 'accessLists', 'create')
      ? sure('just-in-time', 'atlas accessList create')
      : undefined,
  mongocli: (command) =>
    has(command, 'accessLists', 'create') ? sure('just-in-time', 'mongocli accessLists create') : undefined,
  'linode-cli': (command) =>
    operands(command)[0] === 'firewalls' && command.args.some((arg) => /^rules?-(update|create)$/.test(arg))
      ? sure('just-in-time', 'linode-cli firewalls')
      : undefined,
  ibmcloud: (command) =>
    has(command, 'security-group-rule-add')
      ? sure('just-in-time', 'ibmcloud security-group-rule-add')
      : undefined,
  scw: (command) =>
    has(command, 'security-group', 'create-rule')
      ? sure('just-in-time', 'scw security-group create-rule')
      : undefined,
};
