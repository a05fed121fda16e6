/** WireGuard for real: gateway and job in three networks, with the page's own files and Debian's packages. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isolate, isolated, snippet, stepOf, answer } from './sandbox.ts';

const options = isolated('wg', 'wg-quick', 'wireguard-go', 'iptables', 'nc', 'ip');

const values = {
  YOUR_VPN_GATEWAY: '192.0.2.1',
  YOUR_TUNNEL_IP: '10.99.0.10',
  YOUR_HOST_IP: '10.20.3.7',
  YOUR_PORT: '5432',
};

const NETWORKS = `for name in job gateway database; do
  ip netns add $name && ip -n $name link set lo up
done
ip link add name j0 netns job type veth peer name g0 netns gateway
ip link add name g1 netns gateway type veth peer name d0 netns database
ip -n job addr add 192.0.2.2/24 dev j0 && ip -n job link set j0 up
ip -n gateway addr add 192.0.2.1/24 dev g0 && ip -n gateway link set g0 up
ip -n gateway addr add 10.20.3.1/24 dev g1 && ip -n gateway link set g1 up
ip -n database addr add 10.20.3.7/24 dev d0 && ip -n database link set d0 up
ip -n database route add default via 10.20.3.1
in_job() { ip netns exec job "$@"; }
in_gateway() { ip netns exec gateway "$@"; }
in_gateway sysctl -qw net.ipv4.ip_forward=1
ip netns exec database ${answer('10.20.3.7', 5432)}
ip netns exec database ${answer('10.20.3.7', 5433)}
# The gateway as the page finds it: wg0 is up.
mkdir -p /etc/wireguard && chmod 700 /etc/wireguard
printf '[Interface]\\nPrivateKey = %s\\nAddress = 10.99.0.1/24\\nListenPort = 51820\\n' "$(wg genkey)" > /etc/wireguard/wg0.conf
# Its own /run, so that the two tunnels of one name do not share a control socket.
in_gateway bash -c 'mount -t tmpfs tmpfs /run && mkdir /run/wireguard && wg-quick up wg0 2> /dev/null && bash gateway.sh'
rm -f /etc/wireguard/wg0.conf
WG_CLIENT_CONFIG=$(cat ci.conf.b64)
export WG_CLIENT_CONFIG
`;

test('the job joins, reaches its one port and nothing else, and leaves', options, () => {
  const { status, stdout, stderr } = isolate(
    `${NETWORKS}
if in_job nc -z -w 1 10.20.3.7 5432; then echo "no tunnel needed"; fi
in_job bash -eo pipefail join.sh > /dev/null
in_job bash -eo pipefail prove.sh
if in_job nc -z -w 1 10.20.3.7 5433; then echo "another port answers"; fi
if in_job ping -c 1 -W 1 10.99.0.1 > /dev/null 2>&1; then echo "the gateway answers"; fi
in_job bash -eo pipefail leave.sh > /dev/null 2>&1
if in_job nc -z -w 1 10.20.3.7 5432; then echo "still in"; fi
ls /etc/wireguard/wg0.conf 2> /dev/null || echo "profile removed"
`,
    [],
    {},
    {
      'gateway.sh': snippet('vpn/gateway.sh', values),
      'join.sh': stepOf('vpn/config.yml', 'Join the VPN', values),
      'prove.sh': stepOf('vpn/config.yml', 'Prove the path', values),
      'leave.sh': stepOf('vpn/config.yml', 'Leave the VPN', values),
    },
  );
  assert.equal(stdout.trim(), 'Reached\nprofile removed', stderr);
  assert.equal(status, 0);
});
