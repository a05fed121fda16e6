/** A profile from a network team: a login, and a pushed full tunnel. OpenVPN for real, in four networks. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answer, isolate, isolated, snippet, stepOf } from './sandbox.ts';

const options = isolated('openvpn', 'openssl', 'nc', 'ip', 'ss');

const values = { YOUR_HOST_IP: '10.20.3.7', YOUR_PORT: '5432' };

/**
 * The job's way out leads through a router: to CircleCI (198.51.100.9 holds an SSH connection into the job, .10 is the
 * runner's API), to the rest of the internet (.11), and to the gateway. The gateway asks for a name and a password, and
 * pushes itself as the way to everything, and a name server. It forwards to the database only, as a company's does that
 * lets nobody out to the internet through it.
 */
const NETWORKS = `for name in job router gateway database; do
  ip netns add $name && ip -n $name link set lo up
done
join() { ip link add name "$1" netns "$2" type veth peer name "$3" netns "$4"; }
join j0 job r0 router; join r1 router g0 gateway; join g1 gateway d0 database
up() { ip -n "$1" addr add "$3" dev "$2" && ip -n "$1" link set "$2" up; }
up job j0 192.0.2.2/24; up router r0 192.0.2.1/24
up router r1 203.0.113.1/24; up gateway g0 203.0.113.2/24
up gateway g1 10.20.3.1/24; up database d0 10.20.3.7/24
for last in 9 10 11; do ip -n router addr add 198.51.100.$last/32 dev lo; done
ip -n job route add default via 192.0.2.1
ip -n gateway route add default via 203.0.113.1
ip -n database route add default via 10.20.3.1
for name in router gateway; do ip netns exec $name sysctl -qw net.ipv4.ip_forward=1; done
in_job() { ip netns exec job "$@"; }
ip netns exec database ${answer('10.20.3.7', 5432)}
ip netns exec router ${answer('198.51.100.10', 443)}
ip netns exec router ${answer('198.51.100.11', 443)}
# CircleCI steers the job over a connection to its SSH port, which answers each word with itself.
ip netns exec job "$NODE" -e 'require("net").createServer((s) => s.on("error", () => {}).pipe(s)).listen(22)' &
ip -n router route replace 192.0.2.0/24 dev r0 src 198.51.100.9
until in_job nc -z 127.0.0.1 22; do :; done
coproc CIRCLECI { ip netns exec router bash -c 'exec 5<>/dev/tcp/192.0.2.2/22
while read -r word; do echo "$word" >&5; read -t 2 -r back <&5 || back=lost; echo "$back"; done'; }
steered() { echo "$1" >&"\${CIRCLECI[1]}"; read -t 5 -r back <&"\${CIRCLECI[0]}"; [ "$back" = "$1" ]; }
steered before

openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 1 -subj /CN=gateway \\
  -keyout key.pem -out cert.pem 2> /dev/null
printf '#!/bin/bash\\nset -e\\nmapfile -t login < "$1"\\n[ "\${login[0]}" = ci ] && [ "\${login[1]}" = "pass \\\\\\\\word%%" ]\\n' > check.sh
chmod +x check.sh
ip netns exec gateway openvpn --dev tun --proto udp --port 1194 --topology subnet --server 10.99.0.0 255.255.255.0 \\
  --ca cert.pem --cert cert.pem --key key.pem --dh none --verify-client-cert none --username-as-common-name \\
  --script-security 2 --auth-user-pass-verify "$PWD/check.sh" via-file --tmp-dir "$PWD" \\
  --push 'redirect-gateway def1' --push 'dhcp-option DNS 10.20.3.53' --keepalive 1 10 > server.log 2>&1 &
until grep -q 'Initialization Sequence Completed' server.log; do sleep 0.1; done
ip netns exec gateway bash -c 'iptables -P FORWARD DROP
iptables -A FORWARD -d 10.20.3.7 -j ACCEPT; iptables -A FORWARD -s 10.20.3.7 -j ACCEPT'
mkdir -p /var/log /etc/openvpn
OVPN_CLIENT_CONFIG=$({ printf '%s\\n' client 'dev tun' 'proto udp' 'remote 203.0.113.2 1194' nobind auth-user-pass \\
  'verify-x509-name gateway name' '<ca>'; cat cert.pem; echo '</ca>'; } | base64 -w0)
VPN_USER=ci VPN_PASSWORD='pass \\word%'
export OVPN_CLIENT_CONFIG VPN_USER VPN_PASSWORD
answers() { in_job nc -z -w 1 "$@"; }
report() {
  answers 10.20.3.7 5432 && echo "$1: database" || true
  answers 198.51.100.10 443 && echo "$1: runner API" || true
  answers 198.51.100.11 443 && echo "$1: internet" || true
  steered "$1" && echo "$1: steered" || true
}
`;

const files: Record<string, string> = {
  'join.sh': stepOf('vpn-profiles/config.yml', 'Join the VPN', values),
  'prove.sh': stepOf('vpn-profiles/config.yml', 'Prove the path', values),
  'leave.sh': stepOf('vpn-profiles/config.yml', 'Leave the VPN', values),
  'full-tunnel.sh': snippet('vpn-profiles/full-tunnel.sh', values),
};
const run = (script: string) => isolate(NETWORKS + script, ['198.51.100.10 runner.circleci.com'], {}, files);
const said = (stdout: string) => stdout.split('\n').filter((line) => line.includes(': '));

test(
  'with the pushed routes refused, the job logs in, reaches its host and keeps its own links',
  options,
  () => {
    const { status, stdout, stderr } = run(`report before
in_job bash -eo pipefail join.sh > /dev/null
in_job bash -eo pipefail prove.sh
report joined
in_job bash -eo pipefail leave.sh
ls /etc/openvpn/ci.ovpn /etc/openvpn/ci.login 2> /dev/null || echo "files: removed"`);
    assert.deepEqual(
      said(stdout),
      [
        'before: runner API',
        'before: internet',
        'before: steered',
        'joined: database',
        'joined: runner API',
        'joined: internet',
        'joined: steered',
        'files: removed',
      ],
      stderr,
    );
    assert.equal(status, 0);
  },
);

test(
  'a pushed full tunnel takes the job from CircleCI, and the routes around it give it back',
  options,
  () => {
    const plain = files['join.sh']!.replace(/--route-nopull --route \S+ \S+/, '');
    assert.notEqual(plain, files['join.sh']);
    files['plain.sh'] = plain;
    files['around.sh'] = plain.replace(/sudo openvpn[^]*?ci-vpn\.log\n/, 'bash "$HOME/full-tunnel.sh"\n');
    const around = run(`in_job bash -eo pipefail around.sh > /dev/null
report around`);
    assert.deepEqual(
      said(around.stdout),
      ['around: database', 'around: runner API', 'around: steered'],
      around.stderr,
    );
    const full = run(`in_job bash -eo pipefail plain.sh > /dev/null
report full`);
    assert.deepEqual(said(full.stdout), ['full: database'], full.stderr);
  },
);

test('a wrong password ends the step with the reason', options, () => {
  const { stdout, stderr } = run(`VPN_PASSWORD=wrong
in_job bash -eo pipefail join.sh > /dev/null || echo "join: $?"`);
  assert.deepEqual(said(stdout), ['join: 1'], stderr);
  assert.match(stderr, /AUTH_FAILED/);
});
