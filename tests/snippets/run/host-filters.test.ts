/** The filters of a host for real: who still gets in over IPv4, IPv6 and a port that Docker would publish. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { loadAddresses } from '../../../src/content/snippets/addresses.ts';
import { answer, isolate, isolated, snippet } from './sandbox.ts';

const options = isolated('ip', 'ss', 'iptables', 'ip6tables', 'nft', 'nginx', 'curl');

const job = loadAddresses().jobs[4]!;
const values = { YOUR_PORT: '5432', YOUR_INTERNAL_CIDR: '10.1.0.0/16', YOUR_INTERNAL_CIDR6: 'fd01::/64' };
const files = Object.fromEntries(
  ['iptables.sh', 'circleci.nft', 'allow.conf'].map((name) => [name, snippet(`ip-ranges/${name}`, values)]),
);

/** Callers by name, with an IPv4 and an IPv6 address. Nobody of CircleCI has one of the latter. */
const CALLERS = [
  ['job', `${job}/32`, ''],
  ['app', '10.1.0.9/16', 'fd01::9/64'],
  ['stranger', '203.0.113.9/24', '2001:db8::9/64'],
] as const;

/**
 * A host that every caller reaches at 192.0.2.1 and 2001:db8:1::1, where port 5432 and port 9999 answer. Port 15432
 * leads to 5432 of a container behind a bridge of Docker, by the rules that Docker would write.
 */
const NETWORK = `sysctl -qw net.ipv4.ip_forward=1 net.ipv6.conf.all.forwarding=1 net.ipv6.conf.default.accept_dad=0
ip addr add 192.0.2.1/32 dev lo && ip -6 addr add 2001:db8:1::1/128 dev lo nodad
ip link add docker0 type bridge && ip link set docker0 up
ip addr add 172.17.0.1/16 dev docker0 && ip -6 addr add fd17::1/64 dev docker0 nodad
join() { # name, interface on the host
  ip netns add "$1" && ip -n "$1" link set lo up
  ip netns exec "$1" sysctl -qw net.ipv6.conf.default.accept_dad=0
  ip link add "$2" type veth peer name e0 netns "$1"
  ip link set "$2" up && ip -n "$1" link set e0 up
}
${CALLERS.map(
  ([name, v4, v6], index) => `join ${name} out${index}
ip -n ${name} addr add ${v4} dev e0 && ip route add ${v4.replace(/\/.*/, '/32')} dev out${index}
ip -n ${name} route add 192.0.2.1 dev e0 && ip -n ${name} route add default via 192.0.2.1 dev e0
${
  v6 &&
  `ip -n ${name} -6 addr add ${v6} dev e0 nodad && ip -6 addr add fe80::1/64 dev out${index} nodad
ip -6 route add ${v6.replace(/\/.*/, '/128')} dev out${index}
ip -n ${name} -6 route add default via fe80::1 dev e0`
}`,
).join('\n')}
for name in container neighbor; do join $name in-$name && ip link set in-$name master docker0; done
ip -n container addr add 172.17.0.2/16 dev e0 && ip -n container route add default via 172.17.0.1
ip -n container -6 addr add fd17::2/64 dev e0 nodad && ip -n container -6 route add default via fd17::1
ip -n neighbor addr add 172.17.0.3/16 dev e0 && ip -n neighbor route add default via 172.17.0.1
iptables -t nat -A PREROUTING -d 192.0.2.1 -p tcp --dport 15432 -j DNAT --to-destination 172.17.0.2:5432
ip6tables -t nat -A PREROUTING -d 2001:db8:1::1 -p tcp --dport 15432 -j DNAT --to-destination [fd17::2]:5432
iptables -t nat -A POSTROUTING -s 172.17.0.3 -d 172.17.0.2 -j MASQUERADE
for tool in iptables ip6tables; do "$tool" -N DOCKER-USER && "$tool" -I FORWARD -j DOCKER-USER; done
${answer('::', 5432)}
${answer('::', 9999)}
ip netns exec container ${answer('::', 5432)}
until [ "$(ss -Htln | wc -l)" -ge 2 ] && [ "$(ip netns exec container ss -Htln | wc -l)" -ge 1 ]; do :; done
ask() { timeout 1 bash -c "head -n 1 < /dev/tcp/$1/$2" 2> /dev/null; }
export -f ask
# Links are up a moment before IPv6 finds its neighbors.
until ip netns exec app bash -c 'ask 2001:db8:1::1 15432' > /dev/null; do :; done
until ip netns exec stranger bash -c 'ask 2001:db8:1::1 15432' > /dev/null; do :; done
who() { # port: the callers that get an answer, with the family of the address
  for name in job app stranger neighbor; do
    ip netns exec $name bash -c "ask 192.0.2.1 $1" > /dev/null && printf '%s4 ' $name
    ip netns exec $name bash -c "ask 2001:db8:1::1 $1" > /dev/null && printf '%s6 ' $name
  done
  ask 127.0.0.1 "$1" > /dev/null && printf 'lo4 '
  ask ::1 "$1" > /dev/null && printf 'lo6 '
  echo
}
`;

const LOADS = { 'iptables.sh': 'bash iptables.sh', 'circleci.nft': 'nft -f circleci.nft' };
const published = (load: string) => load.replace(/(\S+)$/, 'published-$1');

for (const [name, load] of Object.entries(LOADS)) {
  const run = (script: string) =>
    isolate(
      NETWORK + script,
      [],
      {},
      {
        ...files,
        [`published-${name}`]: snippet(`ip-ranges/${name}`, { ...values, YOUR_PORT: '15432' }),
      },
    );
  describe(name, options, () => {
    test('shuts strangers out of the one port in both families, and nobody of yours', () => {
      const { stdout, stderr } = run(`who 5432
${load} && ${load}
who 5432
who 9999`);
      assert.deepEqual(
        stdout
          .trim()
          .split('\n')
          .map((line) => line.trim()),
        [
          'job4 app4 app6 stranger4 stranger6 neighbor4 lo4 lo6',
          'job4 app4 app6 neighbor4 lo4 lo6',
          'job4 app4 app6 stranger4 stranger6 neighbor4 lo4 lo6',
        ],
        stderr,
      );
    });

    test('guards a published port too, and leaves other ways to the container alone', () => {
      const { stdout, stderr } = run(`who 15432
${published(load)}
who 15432
ip netns exec neighbor bash -c 'ask 172.17.0.2 5432'`);
      assert.deepEqual(
        stdout
          .trim()
          .split('\n')
          .map((line) => line.trim()),
        ['job4 app4 app6 stranger4 stranger6 neighbor4', 'job4 app4 app6 neighbor4', 'DB'],
        stderr,
      );
    });

    test('lets a connection live that was open before', () => {
      const { stdout, stderr } =
        run(`"$NODE" -e 'require("net").createServer((s) => s.pipe(s)).listen(5433)' &
until ss -Htln | grep -q :5433; do :; done
sed -i 's/\\b5432\\b/5433/g' ${name}
ip netns exec stranger bash -c 'exec 3<> /dev/tcp/192.0.2.1/5433; echo one >&3; head -n 1 <&3
${load.replace(/nft|bash/, 'nsenter --net=/proc/'.concat('$PPID/ns/net $&'))}
echo two >&3; timeout 2 head -n 1 <&3'`);
      assert.equal(stdout, 'one\ntwo\n', stderr);
    });
  });
}

test('nginx serves the job, your servers and itself, and refuses the rest', options, () => {
  const { stdout, stderr } = isolate(
    `${NETWORK}
mkdir www && echo page > www/index.html && chmod -R a+rX .
printf '%s\\n' "user root; pid $PWD/nginx.pid; events {}" 'http { access_log off; server { listen [::]:80 ipv6only=off;' \\
  "root $PWD/www; include $PWD/allow.conf; } }" > nginx.conf
nginx -p "$PWD" -e stderr -c "$PWD/nginx.conf"
for name in job app stranger; do
  ip netns exec $name curl -s -m 2 -o answer -w "$name4 %{http_code}\\n" http://192.0.2.1/ || true
  ip netns exec $name curl -s -m 2 -o answer -w "$name6 %{http_code}\\n" 'http://[2001:db8:1::1]/' || true
done
curl -s -o answer -w 'lo %{http_code}\\n' http://127.0.0.1/
kill "$(cat nginx.pid)"`
      .replaceAll('$name4', '${name}4')
      .replaceAll('$name6', '${name}6'),
    [],
    {},
    files,
  );
  assert.deepEqual(
    stdout.trim().split('\n'),
    ['job4 200', 'job6 000', 'app4 200', 'app6 200', 'stranger4 403', 'stranger6 403', 'lo 200'],
    stderr,
  );
});
