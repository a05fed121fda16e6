/** A VPN from a job without a device, a route, or root: openconnect and ocproxy for real, against ocserv. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answer, isolate, isolated, PG_ISREADY, stepOf } from './sandbox.ts';

const options = isolated('openconnect', 'ocproxy', 'ocserv', 'ocpasswd', 'openssl', 'setpriv', 'ip');

const FILE = 'vpn-profiles/config-container.yml';
const values = { YOUR_HOST_IP: '10.20.3.7', YOUR_PORT: '5432', YOUR_VPN_GATEWAY: 'vpn.example.com' };

/** The gateway asks for a name and a password, and pushes itself as the way to everything, as company profiles do. */
const NETWORKS = `for name in job gateway database; do
  ip netns add $name && ip -n $name link set lo up
done
ip link add name j0 netns job type veth peer name g0 netns gateway
ip link add name g1 netns gateway type veth peer name d0 netns database
up() { ip -n "$1" addr add "$3" dev "$2" && ip -n "$1" link set "$2" up; }
up job j0 203.0.113.3/24; up gateway g0 203.0.113.2/24
up gateway g1 10.20.3.1/24; up database d0 10.20.3.7/24
ip -n database route add default via 10.20.3.1
ip netns exec gateway sysctl -qw net.ipv4.ip_forward=1
ip netns exec database ${answer('10.20.3.7', 5432)}
openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 1 -subj /CN=vpn.example.com \\
  -addext subjectAltName=DNS:vpn.example.com -keyout key.pem -out cert.pem 2> /dev/null
cat cert.pem >> /etc/ssl/certs/ca-certificates.crt
printf '%s\\n' 'pass \\word%' 'pass \\word%' | ocpasswd -c logins ci
cat > ocserv.conf << END
auth = "plain[passwd=$PWD/logins]"
tcp-port = 443
run-as-user = nobody
run-as-group = nogroup
socket-file = /run/ocserv.sock
server-cert = $PWD/cert.pem
server-key = $PWD/key.pem
isolate-workers = false
device = vpns
ipv4-network = 10.99.0.0
ipv4-netmask = 255.255.255.0
route = default
dns = 10.20.3.53
cisco-client-compat = true
END
ip netns exec gateway ocserv -f -c ocserv.conf > server.log 2>&1 &
until ip netns exec gateway ss -ltn | grep -q :443; do sleep 0.1; done
# As in a container: a user without rights, and no device to make an interface with.
mount --bind /dev/null /dev/net/tun
chmod 711 . && mkdir home && chown nobody home
export VPN_USER=ci VPN_PASSWORD='pass \\word%'
in_job() { ip netns exec job setpriv --reuid=65534 --regid=65534 --clear-groups --bounding-set=-all \\
  env HOME="$PWD/home" "PATH=$PATH" bash -eo pipefail "$@"; }
`;

const files = Object.fromEntries(
  ['Join', 'Prove', 'Leave'].map((words) => [
    `${words.toLowerCase()}.sh`,
    stepOf(FILE, words, values).replaceAll('/tmp/', '$HOME/'),
  ]),
);
const run = (script: string) =>
  isolate(NETWORKS + script, ['203.0.113.2 vpn.example.com'], { pg_isready: PG_ISREADY }, files);

test('a user without rights joins, reaches the one port, keeps all other ways, and leaves', options, () => {
  const { status, stdout, stderr } =
    run(`# Whoever reads what the step writes reaches its end, though the client goes on.
timeout 20 cat <(in_job join.sh 2>&1) > /dev/null
in_job prove.sh > /dev/null && echo reached
echo "interfaces: $(ip -n job -br addr | awk '{ print $1 }' | cut -d@ -f1 | xargs)"
echo "routes: $(ip -n job route | wc -l)"
echo "listens on $(ip netns exec job ss -Hltn | awk '{ print $4 }')"
in_job leave.sh
for _ in $(seq 50); do
  in_job -c 'exec 3<> /dev/tcp/127.0.0.1/5432' 2> /dev/null || { echo left; break; }
  sleep 0.1
done`);
  assert.equal(stdout, 'reached\ninterfaces: lo j0\nroutes: 1\nlistens on 127.0.0.1:5432\nleft\n', stderr);
  assert.equal(status, 0);
});

test('a wrong password ends the step', options, () => {
  const { stdout, stderr } = run(`export VPN_PASSWORD=wrong
in_job join.sh > /dev/null || echo "join failed"`);
  assert.equal(stdout, 'join failed\n', stderr);
  assert.match(stderr, /^Login failed\.$[^]*^User input required in non-interactive mode$/m);
});
