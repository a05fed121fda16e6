/** Cases of the rules about tunnels and clients: where each must find something, and its traps. */
import type { RuleCases } from './cases.ts';

const SSM = 'aws ssm start-session --target i-0 --document-name AWS-StartPortForwardingSessionToRemoteHost';
const FORWARD = 'ssh -N -L 127.0.0.1:5432:db.internal:5432 ci@jump.shop.example';
const WAIT = '- run: for i in $(seq 30); do nc -z 127.0.0.1 5432 && exit 0; sleep 1; done; exit 1';
/** A tunnel in a background step, and the steps that follow. */
const behind = (tunnel: string, ...steps: string[]) => ({
  steps: [`- run:\n    background: true\n    command: ${tunnel}`, ...steps].join('\n'),
});
const ORB = 'orbs:\n  tunnel: cci-labs/site-to-site-connectivity@1.0.0';

export const tunnelCases: RuleCases = {
  'tunnel-foreground': {
    hits: [
      { steps: `- run: ${FORWARD} #: tunnel-foreground\n- run: psql` },
      { steps: '- run: ssh -L 5432:db:5432 jump #: tunnel-foreground\n- run: psql' },
      { steps: '- run: sudo openvpn --config ci.ovpn #: tunnel-foreground\n- run: psql' },
      { steps: '- run: kubectl port-forward svc/db 5432 #: tunnel-foreground\n- run: psql' },
      `${SSM} --parameters portNumber=5432 #: tunnel-foreground\npsql`,
    ],
    misses: [
      { steps: `- run: ${FORWARD}` },
      { steps: `- run: ${FORWARD} &\n- run: psql` },
      { steps: '- run: ssh -f -N -L 5432:db:5432 jump\n- run: psql' },
      { steps: '- run: ssh -fNL 5432:db:5432 jump\n- run: psql' },
      { steps: '- run: ssh -L 5432:db:5432 jump sleep 60\n- run: psql' },
      { steps: '- run: timeout 60 kubectl port-forward svc/db 5432\n- run: psql' },
      { steps: '- run: sudo openvpn --config ci.ovpn --daemon\n- run: psql' },
      { steps: '- run: openconnect --background vpn.shop.example\n- run: psql' },
      `( while true; do ${FORWARD}; sleep 1; done ) &\npsql`,
      `x=$(${FORWARD})\npsql`,
      behind(FORWARD, '- run: psql'),
    ],
  },
  'tunnel-no-wait': {
    hits: [behind(`${FORWARD} #: tunnel-no-wait`, '- run: psql'), `${FORWARD} & #: tunnel-no-wait\npsql`],
    misses: [
      behind(FORWARD, WAIT, '- run: psql'),
      behind(FORWARD, '- run: dockerize -wait tcp://127.0.0.1:5432', '- run: psql'),
      behind(FORWARD, "- run: timeout 60 bash -c 'until nc -z 127.0.0.1 5432; do sleep 1; done'"),
      behind(FORWARD, '- run: curl --retry 9 --retry-connrefused http://127.0.0.1:5432'),
      behind(FORWARD, '- run: ./wait-for-it.sh 127.0.0.1:5432', '- run: psql'),
      { steps: '- run: ssh -fNL 5432:db:5432 jump\n- run: psql' },
      behind(FORWARD, '- run: sleep 5', '- run: psql'),
    ],
  },
  'tunnel-sleep': {
    hits: [behind(`${FORWARD} #: tunnel-sleep`, '- run: sleep 10', '- run: psql')],
    misses: [behind(FORWARD, WAIT, '- run: psql'), behind(FORWARD, '- run: psql')],
  },
  'wait-without-end': {
    hits: [
      behind(FORWARD, '- run: while ! nc -z 127.0.0.1 5432; do sleep 1; done #: wait-without-end'),
      behind(
        FORWARD,
        '- run: |\n    until pg_isready #: wait-without-end\n    do\n      echo waiting\n    done',
      ),
    ],
    misses: [
      behind(FORWARD, "- run: timeout 60 bash -c 'until pg_isready; do sleep 1; done'"),
      behind(FORWARD, '- run: n=0; until pg_isready; do n=$((n+1)); [ $n -lt 9 ] || exit 1; done'),
      behind(FORWARD, '- run: n=9; while (( n-- )); do pg_isready && break; done'),
      behind(FORWARD, '- run: psql | while read -r row; do echo "$row"; done'),
      { steps: '- run: while ! nc -z 127.0.0.1 5432; do sleep 1; done' },
    ],
  },
  'exposes-job': {
    hits: [
      'ngrok http 3000 & #: exposes-job',
      'cloudflared tunnel --url http://127.0.0.1:3000 & #: exposes-job',
      'ssh -N -R 80:localhost:3000 jump.shop.example & #: exposes-job',
    ],
    misses: ['cloudflared access tcp --hostname db.shop.example &', 'ngrok version', FORWARD],
  },
  'listener-open': {
    hits: [
      'ssh -N -L 0.0.0.0:5432:db:5432 jump & #: listener-open',
      'ssh -N -g -L 5432:db:5432 jump & #: listener-open',
      "ssh -N -D '*:1080' jump & #: listener-open",
      'kubectl port-forward --address 0.0.0.0 svc/db 5432 & #: listener-open',
      'tailscaled --tun=userspace-networking --socks5-server=0.0.0.0:1055 & #: listener-open',
      'cloud_sql_proxy -instances=p:r:db=tcp:0.0.0.0:5432 & #: listener-open',
    ],
    misses: [FORWARD, 'ssh -N -L 5432:0.0.0.0:5432 jump &', 'python3 -m http.server --bind 0.0.0.0'],
  },
  'tunnel-remote-docker': {
    hits: [
      {
        on: 'docker',
        steps: `- setup_remote_docker\n- run: ${FORWARD} &\n- run: docker run --network host app #: tunnel-remote-docker`,
      },
    ],
    misses: [
      { on: 'docker', steps: `- setup_remote_docker\n- run: docker build .\n- run: ${FORWARD} &` },
      { on: 'vm', steps: `- run: ${FORWARD} &\n- run: docker run app` },
    ],
  },
  'parallel-one-key': {
    hits: [
      { keys: 'parallelism: 2 #: parallel-one-key', shell: 'sudo wg-quick up wg0' },
      {
        file: `
jobs:
  job:
    parameters: { v: { type: string } }
    machine: { image: ubuntu-2404:current }
    steps: [run: sudo wg-quick up wg0]
workflows:
  all:
    jobs:
      - job:
          matrix: { parameters: { v: [a, b] } } #: parallel-one-key`,
      },
    ],
    misses: [
      { keys: 'parallelism: 1', shell: 'sudo wg-quick up wg0' },
      { keys: 'parallelism: 2', shell: 'sudo wg-quick up "wg$CIRCLE_NODE_INDEX"' },
      { keys: 'parallelism: 2', shell: 'make' },
    ],
  },
  'full-tunnel': {
    hits: [
      'echo "AllowedIPs = 0.0.0.0/0" >> wg0.conf #: full-tunnel',
      'sudo openvpn --config ci.ovpn --redirect-gateway def1 & #: full-tunnel',
      'sudo tailscale up --exit-node=gate #: full-tunnel',
    ],
    misses: [
      'echo "AllowedIPs = 10.0.0.0/8" >> wg0.conf',
      'sudo openvpn --config ci.ovpn --pull-filter ignore redirect-gateway &',
      'sudo openvpn --config ci.ovpn --redirect-gateway --route 1.2.3.4 255.255.255.255 net_gateway &',
      '# AllowedIPs = 0.0.0.0/0\ntrue',
    ],
  },
  'tun-in-docker': {
    hits: [
      { on: 'docker', shell: 'sudo openvpn --config ci.ovpn & #: tun-in-docker' },
      { on: 'docker', shell: 'wg-quick up wg0 #: tun-in-docker' },
      { on: 'docker', shell: 'tailscaled &\ntailscale up --authkey=$K #: tun-in-docker' },
      { on: 'docker', shell: 'netbird up #: tun-in-docker' },
      {
        on: 'docker',
        head: 'orbs: { vpn: orbiously/wireguard@1.0.0 }',
        steps: '- vpn/connect #: tun-in-docker',
      },
    ],
    misses: [
      { on: 'vm', shell: 'sudo openvpn --config ci.ovpn &' },
      { on: 'container-runner', shell: 'sudo openvpn --config ci.ovpn &' },
      { on: 'docker', shell: 'tailscaled --tun=userspace-networking &\ntailscale up --authkey=$K' },
      { on: 'docker', keys: 'environment: { NB_USE_NETSTACK_MODE: "true" }', shell: 'netbird up' },
      { on: 'docker', shell: 'apt-get install -y openvpn\nopenvpn --version' },
      { on: 'docker', head: 'orbs: { ts: shop/tailscale@1.0.0 }', steps: '- ts/connect' },
    ],
  },
  'mesh-executor': {
    hits: [
      { on: 'docker', shell: 'zerotier-cli join abc #: mesh-executor' },
      { on: 'macos', shell: 'sudo twingate start #: mesh-executor' },
    ],
    misses: [
      'zerotier-cli join abc',
      { on: 'macos', shell: 'tailscale up' },
      { on: 'docker', shell: 'zerotier-cli info' },
    ],
  },
  'client-unpinned': {
    hits: [
      'curl -fsSL https://tailscale.com/install.sh | sh #: client-unpinned',
      'curl -fsSLO https://github.com/cloudflare/cloudflared/releases/latest/download/cloudflared-linux-amd64 #: client-unpinned',
    ],
    misses: [
      'curl -fsSL https://pkgs.tailscale.com/stable/tailscale_1.90.2_amd64.tgz',
      'curl -fsSL https://pkgs.tailscale.com/stable/ubuntu/noble.noarmor.gpg | sudo tee /usr/share/keyrings/t.gpg',
      'curl -fsSL https://get.shop.example/install.sh | sh',
    ],
  },
  'ssm-no-port': {
    hits: [`${SSM} --parameters localPortNumber=5432 & #: ssm-no-port`],
    misses: [
      `${SSM} --parameters portNumber=5432,localPortNumber=5432 &`,
      `${SSM} --parameters file://p.json &`,
      'aws ssm start-session --target i-0',
    ],
  },
  'ssm-no-plugin': {
    hits: [`${SSM} --parameters portNumber=5432 & #: ssm-no-plugin`],
    misses: [
      `sudo dpkg -i session-manager-plugin.deb\n${SSM} --parameters portNumber=5432 &`,
      {
        file: `jobs:\n  job:\n    docker: [{ image: shop/tools:1 }]\n    steps:\n      - run: ${SSM} --parameters portNumber=5432 &`,
      },
      { on: 'machine-runner', shell: `${SSM} --parameters portNumber=5432 &` },
    ],
  },
  'ssm-shell': {
    hits: ['aws ssm start-session --target i-0 #: ssm-shell'],
    misses: [
      `${SSM} --parameters portNumber=5432 &`,
      'timeout 5 aws ssm start-session --target i-0 || true',
      `ssh -o ProxyCommand="aws ssm start-session --target %h --document-name AWS-StartSSHSession" i-0 ls`,
    ],
  },
  's2s-cleanup-when': {
    hits: [
      {
        head: ORB,
        on: 'docker',
        steps: '- tunnel/setup\n- tunnel/cleanup:\n    when: always #: s2s-cleanup-when',
      },
    ],
    misses: [{ head: ORB, on: 'docker', steps: '- tunnel/setup\n- tunnel/cleanup' }],
  },
  's2s-no-cleanup': {
    hits: [{ head: ORB, on: 'docker', steps: '- tunnel/setup #: s2s-no-cleanup\n- run: ls' }],
    misses: [
      { head: ORB, on: 'docker', steps: '- tunnel/setup\n- tunnel/cleanup' },
      { head: 'orbs: { tunnel: shop/other@1.0.0 }', on: 'docker', steps: '- tunnel/setup' },
    ],
  },
  's2s-no-proxy': {
    hits: [{ head: ORB, on: 'docker', steps: '- tunnel/setup #: s2s-no-proxy' }],
    misses: [{ head: ORB, on: 'docker', steps: '- tunnel/setup: { no-proxy: github.com }' }],
  },
  's2s-checkout-first': {
    hits: [{ head: ORB, on: 'docker', steps: '- checkout\n- tunnel/setup #: s2s-checkout-first' }],
    misses: [{ head: ORB, on: 'docker', steps: '- tunnel/setup\n- checkout' }],
  },
  'node-stays': {
    hits: [
      'sudo tailscale up --auth-key=$K #: node-stays',
      'sudo zerotier-cli join abc #: node-stays',
      { steps: '- run: netbird up #: node-stays\n- run: netbird down' },
    ],
    misses: [
      {
        steps:
          '- run: sudo tailscale up --auth-key=$K\n- run: { when: always, command: sudo tailscale logout }',
      },
      'sudo tailscale up --auth-key="$K?ephemeral=true"',
      'tailscaled --state=mem: &\ntailscale up --auth-key=$K',
      'trap "zerotier-cli leave abc" EXIT\nzerotier-cli join abc\nmake',
      'tailscale up --client-id=a --id-token=file:t --advertise-tags=tag:ci',
    ],
  },
  'tailscale-no-tags': {
    hits: ['tailscale up --client-id=a --id-token=file:t #: tailscale-no-tags'],
    misses: [
      'tailscale up --client-id=a --id-token=file:t --advertise-tags=tag:ci',
      'tailscale up --auth-key=$K',
    ],
  },
  'tailscale-down': {
    hits: ['sudo tailscale down #: tailscale-down'],
    misses: ['sudo tailscale logout', 'echo tailscale down'],
  },
  'tailscale-routes': {
    hits: ['sudo tailscale up --auth-key=$K #: tailscale-routes'],
    misses: [
      'sudo tailscale up --auth-key=$K --accept-routes',
      'sudo tailscale up --auth-key=$K\nsudo tailscale set --accept-routes',
      { on: 'macos', shell: 'sudo tailscale up --auth-key=$K' },
      'tailscale status',
    ],
  },
  'orb-community-vpn': {
    hits: [{ head: 'orbs: { vpn: orbiously/openvpn@1.0.0 }', steps: '- vpn/connect #: orb-community-vpn' }],
    misses: [{ head: 'orbs: { vpn: shop/openvpn@1.0.0 }', steps: '- vpn/connect' }],
  },
  'argocd-dials-in': {
    hits: ['argocd app sync shop #: argocd-dials-in'],
    misses: ['argocd app get shop', 'argocd --core app sync shop'],
  },
};
