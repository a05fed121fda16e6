import assert from 'node:assert/strict';
import { test } from 'node:test';
import { groupRules, portsOf, rule, shortRanges, type Rule } from '../firewall.ts';
import { firewallTerraform } from './firewall-terraform.ts';

const given = (fields: object): Rule =>
  rule.parse({
    direction: 'out',
    from: 'Agent',
    to: 'Vendor',
    protocol: ['tcp'],
    ports: [443],
    why: 'Always',
    judgement: true,
    ...fields,
  });

test('ports are said as a reader says them', () => {
  assert.equal(
    portsOf(given({ protocol: ['tcp', 'udp'], ports: [443, '3000-3100'] })),
    'TCP and UDP 443, 3000 to 3100',
  );
  assert.equal(portsOf(given({ protocol: ['udp'], ports: [] })), 'UDP, any port');
  assert.equal(portsOf(given({ protocol: ['esp'], ports: [] })), 'ESP');
  assert.equal(portsOf(given({ protocol: [], ports: [], unconfirmed: 'the port.' })), 'Unconfirmed');
});

test('neighbors of an address are said by their last number, and only those', () => {
  assert.deepEqual(shortRanges(['192.0.2.7', '192.0.2.27', '192.0.2.37']), ['192.0.2.7, .27, .37']);
  assert.deepEqual(shortRanges(['192.0.2.7', '198.51.100.27', '192.0.2.37']).length, 3);
});

test('rules are read by variant, and in it what comes in before what goes out', () => {
  const rules = [given({ variant: 'A' }), given({ variant: 'A', direction: 'in' }), given({ variant: 'B' })];
  assert.deepEqual(
    groupRules(rules).map(({ title }) => title),
    ['A: into your network', 'A: out of your network', 'B: out of your network'],
  );
});

test('Terraform never opens a port to everyone', () => {
  const open = given({ direction: 'in', from_ranges: ['0.0.0.0/0'] });
  assert.equal(firewallTerraform([open]), '');
  const text = firewallTerraform([
    open,
    given({ direction: 'in', from_ranges: ['192.0.2.0/24'], ports: [22] }),
  ]);
  assert.doesNotMatch(text, /0\.0\.0\.0/);
  assert.match(text, /cidr_ipv4 +=\s"192\.0\.2\.0\/24"/);
});

test('Terraform has no two rules of one port and range, which AWS refuses', () => {
  const text = firewallTerraform([
    given({ to_hosts: ['a.example'] }),
    given({ to_hosts: ['b.example'], why: 'Sometimes' }),
  ]);
  assert.equal(text.match(/^resource /gm)?.length, 1);
  for (const part of ['a.example', 'b.example', 'Always. Sometimes']) assert.ok(text.includes(part), part);
});

test('Terraform keeps the families of addresses apart, and takes a single address for a range', () => {
  const text = firewallTerraform([given({ direction: 'in', from_ranges: ['192.0.2.1', '2001:db8::/64'] })]);
  assert.match(text, /cidr_ipv4 .*"192\.0\.2\.1\/32"/);
  assert.match(text, /cidr_ipv6 .*"2001:db8::\/64"/);
});

test('what lies outside of your network is no rule of yours', () => {
  assert.equal(firewallTerraform([given({ direction: 'outside' })]), '');
});
