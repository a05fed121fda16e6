import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Case } from './rules/rule.ts';
import { readCase } from './testing/cases.ts';

/** Ways of a case's jobs with how sure they are; names that only hint stand behind a question mark. */
const waysOf = (given: Case): string[] => [
  ...new Set(
    readCase(given).jobs.flatMap(({ ways, perhaps }) => [
      ...ways.map(({ way, sure }) => `${way} ${sure}`),
      ...perhaps.map(({ way }) => `${way}?`),
    ]),
  ),
];

const orb = (name: string, command: string): Case => ({
  head: `orbs: { o: ${name} }`,
  steps: `- o/${command}`,
});
const titled = (title: string): Case => ({ steps: `- run: { name: ${title}, command: make }` });

const table: Record<string, [Case, ...string[]][]> = {
  'address lists': [
    [{ on: 'docker', keys: 'circleci_ip_ranges: true' }, 'ip-ranges sure'],
    [{ on: 'docker', keys: 'circleci_ip_ranges: << pipeline.parameters.x >>' }, 'ip-ranges likely'],
    [
      {
        head: 'parameters: { x: { type: boolean, default: false } }',
        on: 'docker',
        keys: 'circleci_ip_ranges: << pipeline.parameters.x >>',
      },
    ],
    [{ on: 'docker', keys: 'circleci_ip_ranges: false' }],
  ],
  VPN: [
    ['sudo openvpn --config ci.ovpn --daemon', 'vpn sure'],
    ['/usr/sbin/openvpn ci.ovpn &', 'vpn sure'],
    ['openvpn3 session-start --config ci', 'vpn sure'],
    ['wg-quick up wg0', 'vpn sure'],
    ['echo "$P" | sudo openconnect -b vpn.shop.example', 'vpn sure'],
    ['openfortivpn -c f', 'vpn sure'],
    ['ipsec up shop', 'vpn sure'],
    ['swanctl --initiate --child shop', 'vpn sure'],
    ['sudo systemctl start wg-quick@wg0', 'vpn likely'],
    ["sudo -E bash -c 'systemctl enable --now wg-quick@wg0'", 'vpn likely'],
    ['systemctl enable wg-quick@wg0'],
    ['sudo systemctl start openvpn-server@office'],
    ['service openvpn@client restart', 'vpn likely'],
    ['service strongswan restart', 'vpn likely'],
    ['sudo launchctl start org.openvpn', 'vpn likely'],
    ['net start "OpenVPN Service"', 'vpn likely'],
    ['service ssh restart; net start w32time; launchctl load ~/agent.plist'],
    ['cmd=(sudo openvpn\n  --config ci.ovpn)\n"${cmd[@]}" > log', 'vpn sure'],
    ['up=(wg-quick)\nup+=(up "wg0") # the office\nsudo "${up[@]}"', 'vpn sure'],
    ['cmd=(wg-quick up wg0)\necho ready'],
    ['wg setconf wg0 f', 'vpn likely'],
    [orb('shop/openvpn@1.0.0', 'connect'), 'vpn sure'],
    [orb('shop/openvpn@1.0.0', 'install')],
    [{ head: 'orbs: { openvpn: shop/openvpn@1.0.0 }', steps: '- openvpn/install' }],
    [orb('shop/openvpn@dev:<<pipeline.parameters.v>>', 'connect')],
    [orb('shop/openvpn@<<pipeline.parameters.v>>', 'connect')],
    [orb('shop/tunnels@1.0.0', 'connect')],
    [titled('Connect to the VPN'), 'vpn?'],
    ['./ci/vpn-connect.sh', 'vpn?'],
    ['$VPN_UP', 'vpn?'],
    ['sudo apt-get install -y openvpn wireguard-tools\nopenvpn --version'],
    ['git clone git@github.com:shop/vpn.git\ndocker pull shop/vpn'],
    ['wg-quick down wg0'],
    ['echo "c office" | sudo tee /var/run/xl2tpd/l2tp-control', 'vpn likely'],
    ['gpclient connect vpn.shop.example', 'vpn sure'],
    ['nmcli connection import type openvpn file ci.ovpn && nmcli connection up ci', 'vpn likely'],
    ['docker run -d --cap-add NET_ADMIN dperson/openvpn-client:1.0 -v x', 'vpn likely'],
    ['sudo openvpn --client --remote vpn.shop.example --dev tun --daemon', 'vpn sure'],
    ['wireguard-go wg0', 'vpn likely'],
    ['pritunl-client start ci', 'vpn sure'],
    ['/opt/forticlient-sslvpn/64bit/forticlientsslvpn_cli --server vpn:443', 'vpn sure'],
    ['charon-cmd --host vpn.shop.example', 'vpn sure'],
    ['strongswan up shop', 'vpn sure'],
    ['/opt/cisco/anyconnect/bin/vpn -s connect vpn.shop.example < answers', 'vpn likely'],
    ['rasdial "Shop VPN" ci $PASSWORD', 'vpn sure'],
    ['scutil --nc start "Shop VPN"', 'vpn sure'],
    ['pritunl-client list; rasdial /disconnect; scutil --nc list; wireguard-go'],
    ['docker run --rm shop/openvpn-tests; docker pull shop/openvpn; docker run -v $PWD/openvpn:/x alpine'],
    ['nmcli device status; globalprotect show --version'],
  ],
  'mesh VPN': [
    ['tailscale up --auth-key=$K', 'mesh-vpn sure'],
    ['tailscale login', 'mesh-vpn sure'],
    ['docker run -d tailscale/tailscale:stable', 'mesh-vpn likely'],
    ['docker run -d --cap-add=NET_ADMIN --device /dev/net/tun shop/gate', 'vpn likely'],
    ['docker run -d --cap-add NET_ADMIN shop/gate', 'vpn?'],
    ['docker run -d shop/gate --cap-add NET_ADMIN'],
    ['warp-cli --accept-tos connect', 'mesh-vpn sure'],
    ['warp-cli status'],
    ['tailscaled &', 'mesh-vpn likely'],
    ['zerotier-cli join abc', 'mesh-vpn sure'],
    ['netbird up', 'mesh-vpn sure'],
    ['sudo twingate start', 'mesh-vpn sure'],
    ['twingate setup --headless f', 'mesh-vpn likely'],
    ['nebula -config f', 'mesh-vpn likely'],
    ['netclient join -t $T', 'mesh-vpn sure'],
    ['firezone-headless-client', 'mesh-vpn sure'],
    ['docker run -d --network host -e TS_AUTHKEY=$K tailscale/tailscale:v1.90.0', 'mesh-vpn likely'],
    [
      {
        file: 'jobs: { job: { docker: [{ image: cimg/base }, { image: tailscale/tailscale:v1 }], steps: [checkout] } }',
      },
      'mesh-vpn likely',
    ],
    [orb('shop/tailscale@1.0.0', 'connect'), 'mesh-vpn sure'],
    ['tailscale status; tailscale down; tailscale logout'],
  ],
  'reverse tunnel': [
    ['cloudflared access tcp --hostname db.shop.example --url 127.0.0.1:1 &', 'reverse-tunnel sure'],
    ['curl -H "CF-Access-Client-Id: $ID" https://in.shop.example', 'reverse-tunnel sure'],
    [
      'ssh -o ProxyCommand="cloudflared access ssh --hostname %h" ci@in.shop.example ls',
      'reverse-tunnel sure',
    ],
    [
      'cat > ~/.ssh/config <<EOF\nProxyCommand cloudflared access ssh --hostname %h\nEOF',
      'reverse-tunnel sure',
    ],
    ['curl https://abc.ngrok.app/health', 'reverse-tunnel likely'],
    ['chisel client https://in.shop.example 5432:db:5432 &', 'reverse-tunnel sure'],
    ['zrok access private token &', 'reverse-tunnel sure'],
    [
      'docker run -d --network host cloudflare/cloudflared:2026.8.0 access tcp --hostname db.shop.example',
      'reverse-tunnel likely',
    ],
    ['curl -d "$X" https://abc.ngrok.io'],
    ['curl --data-binary @f https://abc.ngrok.io'],
    ['curl https://in.shop.example'],
  ],
  'what opens the job': [
    ['ngrok http 3000 &', 'exposes sure'],
    ['chisel client https://out.shop.example R:8080:localhost:3000 &', 'exposes sure'],
    ['cloudflared tunnel run x &', 'exposes sure'],
    ['npx ls; lt --port 3000 &', 'exposes sure'],
    ['ssh -fNR 80:localhost:80 jump', 'exposes sure'],
    ['sudo tailscale funnel 3000 &', 'exposes sure'],
    ['bore local 3000 --to bore.example &', 'exposes sure'],
    ['devtunnel host -p 3000 &', 'exposes sure'],
    ['docker run -d --net=host -e NGROK_AUTHTOKEN=$T ngrok/ngrok:3 http 3000', 'exposes likely'],
    [orb('shop/ngrok@1.0.0', 'start'), 'exposes likely'],
    ['tailscale serve 3000; bore --version; docker pull ngrok/ngrok'],
    ['./bin/sc -u $U -k $K -i ci &', 'browser-tunnel sure'],
    ['BrowserStackLocal --key $K --daemon start', 'browser-tunnel sure'],
  ],
  SSH: [
    ['ssh -fNL 1:db:1 jump', 'ssh-bastion sure'],
    ['ssh -D 1080 -fN jump', 'ssh-bastion sure'],
    ['coproc ssh -NL 1:db:1 jump', 'ssh-bastion sure'],
    ['ssh -J jump ci@app ls', 'ssh-bastion sure'],
    ['ssh -o ProxyJump=jump app ls', 'ssh-bastion sure'],
    ['ssh -o "ProxyCommand ssh -W %h:%p jump" app ls', 'ssh-bastion sure'],
    ['ssh jump ssh app ls', 'ssh-bastion sure'],
    ['ssh -t jump "ssh app ls"', 'ssh-bastion sure'],
    ['sshuttle -r jump 10.0.0.0/8 -D', 'ssh-bastion sure'],
    ['autossh -M 0 -fNL 1:db:1 jump', 'ssh-bastion sure'],
    ['scp -J jump a app:b', 'ssh-bastion sure'],
    ['rsync -e "ssh -J jump" a app:b', 'ssh-bastion sure'],
    ['GIT_SSH_COMMAND="ssh -o ProxyJump=jump" git clone git@in.shop.example:a/b', 'ssh-bastion sure'],
    ['echo "ProxyJump jump" >> ~/.ssh/config\nssh app ls', 'ssh-bastion likely'],
    [
      `cat > hosts.ini <<EOF\nansible_ssh_common_args='-o ProxyCommand="ssh -W %h:%p jump"'\nEOF\nansible-playbook -i hosts.ini site.yml`,
      'ssh-bastion likely',
    ],
    ['bash -c "ssh -fNL 1:db:1 jump"', 'ssh-bastion sure'],
    ['SSH="ssh -i key -J jump"\n$SSH ci@app uptime', 'ssh-bastion sure'],
    ['OPTIONS="-o StrictHostKeyChecking=yes -J jump"\nssh $OPTIONS ci@app uptime', 'ssh-bastion sure'],
    ['export SSH="ssh ci@app"\nif true; then ${SSH} uptime; fi', 'ssh-host sure'],
    ['SSH="ssh -J jump app"\necho $SSH; SSH=$(pick); $SSH ls'],
    ['/usr/bin/env ssh ci@app ls', 'ssh-host sure'],
    ['parallel -j4 ssh {} uptime ::: a b', 'ssh-host sure'],
    ['cat <<EOF >> ~/.ssh/config\nProxyJump jump\nEOF', 'ssh-bastion likely'],
    ['cat \\<<EOF >> ~/.ssh/config\nProxyJump jump\nEOF', 'ssh-bastion likely'],
    ['bash <<EOF\nssh -fNL 1:db:1 jump\nEOF', 'ssh-bastion sure'],
    ['x=$(ssh -J jump app ls)', 'ssh-bastion sure'],
    ['cat > t.sh <<EOF\nssh -fNL 1:db:1 jump\nEOF\nbash t.sh', 'ssh-bastion likely'],
    ['echo "ssh -fNL 1:db:1 jump" >> t.sh\nchmod +x t.sh\n./t.sh', 'ssh-bastion likely'],
    ['cat > t.sh <<EOF\nssh -fNL 1:db:1 jump\nEOF'],
    ['./keep-up.sh ssh -N -L 1:db:1 jump', 'ssh-bastion likely'],
    ['./run.sh ssh app'],
    [titled('Open the SSH tunnel'), 'ssh-bastion?'],
    ['ssh ci@app.shop.example ./restart', 'ssh-host sure'],
    ['scp a ci@app.shop.example:b', 'ssh-host sure'],
    ['rsync -a dist/ "$USER@$HOST:/srv"', 'ssh-host sure'],
    ['sftp ci@app.shop.example', 'ssh-host sure'],
    ['gcloud compute ssh app', 'ssh-host sure'],
    ['git push ssh://ci@git.shop.example/a main', 'ssh-host likely'],
    ['git remote add live ssh://$USER@$HOST/srv/shop.git\ngit push live main', 'ssh-host likely'],
    ['git push -f dokku@app.shop.example:shop main', 'ssh-host likely'],
    ['git remote add up git@github.com:shop/a.git\ngit push https://x:$T@git.shop.example/a HEAD:main'],
    ['git push git@git.paas.example:shop/a.git main; ssh -T git@git.paas.example'],
    ['git commit -m "Ask ci@shop.example: now"\ngit remote add up https://git.shop.example/a'],
    ['bundle exec cap production deploy\ncap production deploy', 'ssh-host likely'],
    ['bundle exec cap production deploy', 'ssh-host likely'],
    ['doppler run -- ssh -fNL 1:db:1 jump', 'ssh-bastion sure'],
    ['retry 3 ssh ci@app ls; run_with_retries ssh ci@app ls', 'ssh-host sure'],
    ['docker -H ssh://ci@app.shop.example compose up -d', 'ssh-host sure'],
    ['DOCKER_HOST=ssh://ci@app.shop.example docker ps', 'ssh-host sure'],
    ['export DOCKER_HOST=ssh://ci@app.shop.example', 'ssh-host sure'],
    [{ keys: 'environment: { DOCKER_HOST: ssh://ci@app.shop.example }' }, 'ssh-host sure'],
    [{ keys: 'environment: { DOCKER_HOST: tcp://127.0.0.1:2375 }' }],
    ['docker run --rm shop/ssh-client:1 ssh -N -L 1:db:1 ci@jump', 'ssh-bastion likely'],
    ['docker run --rm -v ~/.ssh:/root/.ssh -it shop/tool:1 make; docker run --rm ssh ls'],
    ['curl -T app.zip sftp://files.shop.example/in/', 'ssh-host sure'],
    ['kamal deploy; bundle exec kamal deploy', 'ssh-host likely'],
    ['php vendor/bin/dep deploy production', 'ssh-host likely'],
    ['npx pm2 deploy production', 'ssh-host likely'],
    ['vault ssh -mode=ca ci@app', 'ssh-host likely'],
    ['expect -c \'spawn ssh ci@app; expect "password"\'', 'ssh-host likely'],
    ['platform tunnel:open -y', 'ssh-bastion likely'],
    ['terminus drush shop.dev -- cr', 'ssh-host likely'],
    ['nixos-rebuild switch --target-host root@app.shop.example', 'ssh-host sure'],
    ['ansible all -i hosts -m ping', 'ssh-host likely'],
    ['ansible localhost -m ping; ansible --version; kamal version; php artisan deploy; pm2 start a.js'],
    ['docker context create far --docker host=ssh://ci@app.shop.example', 'ssh-host sure'],
    ['lftp -e "mirror -R dist /srv; quit" sftp://ci@app.shop.example', 'ssh-host sure'],
    [orb('shop/ssh-tunnel@1.0.0', 'open'), 'ssh-bastion?'],
    ['npx cap sync; docker build -t ssh://x .'],
    ['ansible-playbook site.yml', 'ssh-host likely'],
    ['pyenv exec ansible-playbook site.yml', 'ssh-host likely'],
    ['ansible-playbook --syntax-check *.yml; ansible-playbook -i hosts site.yml --list-hosts'],
    ['ansible-playbook -i localhost, -c local site.yml; ansible-playbook --connection=local site.yml'],
    ["ansible-playbook s.yml --ssh-common-args='-o ProxyJump=jump'", 'ssh-bastion likely'],
    ['export ANSIBLE_SSH_ARGS=\'-o ProxyCommand="ssh -W %h:%p jump"\'', 'ssh-bastion likely'],
    ['gcloud compute ssh jump -- -N -f -L 5432:db:5432', 'ssh-bastion sure'],
    ['gcloud compute ssh app -- ls -L', 'ssh-host sure'],
    ['ssh -T git@github.com; ssh remote-docker ls; ssh -p 2222 root@localhost ls'],
    ['git push origin main; rsync -a a/ b/; scp a b'],
    ['echo ssh -J jump app; grep "ssh -J" f; # ssh -J jump app'],
    [{ steps: '- add_ssh_keys\n- run: docker build -t shop/jumpbox .' }],
    ['case "$1" in\n  ssh) make ;;\nesac\nssh() { true; }'],
    [{ steps: '- run: { shell: python3, command: "ssh -J jump app" }' }],
  ],
  'cloud broker': [
    ['aws ssm start-session --target i-0', 'cloud-broker sure'],
    ['aws --region eu-central-1 ssm start-session --target i-0', 'cloud-broker sure'],
    ['gcloud compute start-iap-tunnel app 22', 'cloud-broker sure'],
    ['gcloud compute ssh app --tunnel-through-iap', 'cloud-broker sure'],
    ['az network bastion tunnel --name b', 'cloud-broker sure'],
    ['aws ec2-instance-connect open-tunnel --instance-id i-0', 'cloud-broker sure'],
    [
      'ssh -fNL 1:db:1 -o ProxyCommand="aws ssm start-session --target %h --document-name AWS-StartSSHSession" i-0',
      'cloud-broker sure',
    ],
    [
      'scp -o ProxyCommand="gcloud compute start-iap-tunnel %h 22 --listen-on-stdin" a app:b',
      'cloud-broker sure',
    ],
    ['aws ssm send-command --document-name AWS-RunShellScript', 'cloud-broker likely'],
    ['aws ecs execute-command --cluster c --task t', 'cloud-broker likely'],
    ['az aks command invoke --command "kubectl get pods"', 'cloud-broker likely'],
    ['az vm run-command invoke --name vm --command-id RunShellScript', 'cloud-broker likely'],
    ['docker run --rm amazon/aws-cli:2 ssm start-session --target i-0', 'cloud-broker likely'],
    ['gcloud container fleet memberships get-credentials prod', 'cloud-broker likely'],
    ['oci bastion session create-port-forwarding --bastion-id b', 'cloud-broker sure'],
    ['aws rds-data execute-statement --resource-arn a --sql "select 1"', 'cloud-broker likely'],
    ['aws ec2-instance-connect ssh --instance-id i-0 --connection-type eice', 'cloud-broker sure'],
    ['az aks bastion --name c --bastion b', 'cloud-broker sure'],
    ['gcloud container clusters get-credentials c --dns-endpoint', 'cloud-broker likely'],
    ['gcloud container clusters get-credentials c; az aks get-credentials -n c'],
    ['timeout 5 aws ssm start-session --target i-0 || true'],
    ['aws ssm get-parameter --name x'],
  ],
  'steps run inside': [
    ['aws ecs run-task --cluster c --task-definition t', 'run-inside likely'],
    ['aws codebuild start-build --project-name p', 'run-inside likely'],
    ['gcloud run jobs execute migrate --wait', 'run-inside likely'],
    ['cf run-task app --command "yarn migrate" --name migrate', 'run-inside likely'],
    ['cf8 run-task app --command "yarn migrate"', 'run-inside likely'],
    ['cf tasks app; cf logs app'],
    ['az containerapp job start --name migrate', 'run-inside likely'],
    ['aws batch submit-job --job-name m', 'run-inside likely'],
    ['gcloud builds submit --worker-pool=p', 'run-inside likely'],
    ['nomad job dispatch migrate', 'run-inside likely'],
    ['gcloud builds submit --tag t; nomad job run app.hcl'],
    ['az container create --name migrate --subnet s', 'run-inside likely'],
    [orb('circleci/aws-ecs@6.0', 'run_task'), 'run-inside likely'],
    // Most functions are in no network of yours.
    ['aws lambda invoke --function-name f out.json'],
    [orb('circleci/aws-ecs@6.0', 'update_service')],
    ['aws ecs describe-tasks --tasks t; aws ecs update-service --service s; gcloud run deploy s'],
  ],
  'other brokers': [
    ['cloud_sql_proxy -instances=a:b:c &', 'other-broker sure'],
    ['./alloydb-auth-proxy projects/p/locations/l/clusters/c/instances/i &', 'other-broker sure'],
    ['kubectl -n db port-forward svc/db 5432 &', 'other-broker sure'],
    ['boundary connect -target-id t', 'other-broker sure'],
    ['tsh login --proxy=t', 'other-broker sure'],
    ['tbot start -c tbot.yaml', 'other-broker sure'],
    ['cf ssh app -L 1:db:1', 'other-broker sure'],
    ['cf ssh app -c "ls"', 'other-broker likely'],
    ['cf connect-to-service --no-client app db &', 'other-broker sure'],
    ['cf ssh-enabled app; cf push app; cf install-plugin -f x'],
    ['kind create cluster\nkubectl port-forward svc/db 5432 &'],
    ['minikube start\nkubectl port-forward svc/db 5432 &'],
    ['oc port-forward svc/db 5432 &', 'other-broker sure'],
    ['telepresence connect', 'other-broker sure'],
    ['sdm connect db', 'other-broker sure'],
    ['sdm listen &', 'other-broker sure'],
    ["cf conduit db -- psql -c 'select 1'", 'other-broker sure'],
    ['aptible db:tunnel db --port 5432 &', 'other-broker sure'],
    ['pscale connect db main &', 'other-broker sure'],
    ['docker run -d gcr.io/cloud-sql-connectors/cloud-sql-proxy:2.18.0 p:r:i', 'other-broker likely'],
    [
      {
        file: 'jobs: { job: { docker: [{ image: cimg/base }, { image: gcr.io/cloudsql-docker/gce-proxy:1.33, command: [/cloud_sql_proxy, -instances=p:r:i] }], steps: [checkout] } }',
      },
      'other-broker likely',
    ],
    ['telepresence quit; kubectl get pods; oc login'],
    ['tsh version'],
  ],
  'rules just in time': [
    ['aws ec2 authorize-security-group-ingress --group-id g', 'just-in-time sure'],
    ['aws wafv2 update-ip-set --id x', 'just-in-time sure'],
    [
      'aws eks update-cluster-config --name c --resources-vpc-config publicAccessCidrs=$IP/32',
      'just-in-time sure',
    ],
    [
      'gcloud container clusters update c --enable-master-authorized-networks --master-authorized-networks $IP/32',
      'just-in-time sure',
    ],
    ['az aks update -n c --api-server-authorized-ip-ranges $IP/32', 'just-in-time sure'],
    ['az keyvault network-rule add --name k --ip-address $IP', 'just-in-time sure'],
    ['doctl databases firewalls append $DB --rule ip_addr:$IP', 'just-in-time sure'],
    ['doctl compute firewall add-rules $F --inbound-rules x', 'just-in-time sure'],
    ['atlas accessList create $IP', 'just-in-time sure'],
    ['az network nsg rule create --nsg-name n --source-address-prefixes $IP', 'just-in-time sure'],
    ['aws ec2 modify-managed-prefix-list --prefix-list-id p --add-entries Cidr=$IP/32', 'just-in-time sure'],
    ['hcloud firewall add-rule ci --source-ips $IP/32', 'just-in-time sure'],
    ['az webapp config access-restriction add -n a --ip-address $IP/32', 'just-in-time sure'],
    ['linode-cli firewalls rules-update 1 --inbound x', 'just-in-time sure'],
    ['gcloud sql connect db --user=ci --quiet', 'just-in-time likely'],
    [
      "curl -X POST --digest -d '[]' https://cloud.mongodb.com/api/atlas/v2/groups/$G/accessList",
      'just-in-time likely',
    ],
    [
      'curl https://api.digitalocean.com/v2/firewalls/$F; linode-cli firewalls list; gcloud beta sql connect db',
    ],
    ['az network nsg rule list; hcloud firewall list; aws ec2 describe-managed-prefix-lists'],
    [orb('shop/security-group@1.0.0', 'allow'), 'just-in-time sure'],
    ['aws ec2 revoke-security-group-ingress --group-id g', 'just-in-time likely'],
    ['./ci/allowlist-me.sh', 'just-in-time?'],
    ['aws ec2 create-security-group --group-name t\naws ec2 authorize-security-group-ingress --group-id g'],
    ['gcloud compute firewall-rules create iap --source-ranges=35.235.240.0/20'],
    ['doctl databases firewalls list $DB'],
  ],
  runners: [
    [{ on: 'container-runner' }, 'container-runner sure'],
    [{ on: 'machine-runner' }, 'machine-runner sure'],
    [{ on: 'macos', keys: 'resource_class: shop/mac' }, 'machine-runner sure'],
    [{ file: 'jobs: { job: { resource_class: shop/x, steps: [checkout] } }' }, 'runner likely'],
    [
      {
        file: 'jobs: { job: { docker: [{ image: a }], resource_class: << parameters.c >>, steps: [checkout] } }',
      },
    ],
    [
      {
        file: 'jobs: { job: { docker: [{ image: a }], resource_class: <namespace>/<resource-class>, steps: [checkout] } }',
      },
    ],
    [{ on: 'docker', keys: 'resource_class: large' }],
  ],
  'site-to-site': [
    [orb('cci-labs/site-to-site-connectivity@1.0.0', 'setup'), 'site-to-site sure'],
    [{ head: 'orbs: { site-to-site: circleci/continuation@1.0.0 }', steps: '- site-to-site/setup' }],
    [
      {
        file: 'orbs: { s: cci-labs/site-to-site-connectivity@1.0.0 }\njobs: {}\nworkflows: { w: { jobs: [s/tunnel] } }',
      },
      'site-to-site sure',
    ],
    [{ head: 'orbs: { s: cci-labs/site-to-site-connectivity@1.0.0 }' }],
  ],
  delivery: [
    ['flux push artifact oci://r', 'pull-based sure'],
    ['kustomize edit set image a=b\ngit push', 'pull-based likely'],
    ['sed -i "s/image: .*/image: $T/" app.yaml\ngit push', 'pull-based likely'],
    ['git clone git@github.com:shop/gitops.git\ngit push', 'pull-based likely'],
    ['git clone "$APP_CONFIG_REPO"', 'pull-based?'],
    ['argocd app sync shop', 'argocd-api likely'],
    ['argocd login localhost:8080\nargocd app sync shop'],
    [
      'kubectl port-forward svc/argocd-server 8080:443 &\nargocd login localhost:8080\nargocd app sync shop',
      'other-broker sure',
      'argocd-api likely',
    ],
    ['docker push shop/app'],
    ['sed -i "s/image: .*/x/" app.yaml\ngit commit -am x'],
    ['git commit -m "Update manifests"\ngit push'],
  ],
};

for (const [name, rows] of Object.entries(table)) {
  test(`${name}: what shows the way, and what only looks like it`, () => {
    for (const [given, ...ways] of rows) assert.deepEqual(waysOf(given), ways, JSON.stringify(given));
  });
}

test('a job with two ways has both, and a name counts only without better evidence', () => {
  assert.deepEqual(waysOf('tailscale up\nssh ci@app.shop.example ls'), ['mesh-vpn sure', 'ssh-host sure']);
  assert.deepEqual(waysOf('ssh -fNL 1:db:1 jump\nssh ci@app.shop.example ls'), ['ssh-bastion sure']);
  assert.deepEqual(waysOf({ steps: '- run: { name: VPN, command: wg-quick up wg0 }' }), ['vpn sure']);
  // A host that SSH goes to may be behind it.
  const named = { steps: '- run: { name: Connect to VPN, command: ./up.sh }\n- run: ssh ci@10.0.0.5 ls' };
  assert.deepEqual(waysOf(named), ['ssh-host sure', 'vpn?']);
});

test('what only a failure runs stands under a condition', () => {
  const conditions = (when: string) =>
    readCase({ steps: `- run: { when: ${when}, command: ssh ci@app.shop.example ls }` }).jobs[0]!.ways.map(
      ({ conditional }) => conditional ?? false,
    );
  assert.deepEqual(conditions('on_fail'), [true]);
  assert.deepEqual(conditions('always'), [false]);
});

test('what runs where it does not stand is seen, and what nothing runs is not', () => {
  const SSH = 'ssh -fNL 1:db:1 jump';
  for (const text of [
    `up() {\n  ${SSH}\n}\nup`,
    `up() {\n  ${SSH}\n}\ntimeout 9 bash -c "$(declare -f up); up"`,
    `cat <<EOF | sudo bash\n${SSH}\nEOF`,
    `echo "${SSH}" | sh`,
    `echo a | xargs -I X bash -c "${SSH}"`,
    `find . -maxdepth 0 -exec bash -c "${SSH}" \\;`,
  ])
    assert.deepEqual(waysOf(text), ['ssh-bastion sure'], text);
  // A function that goes where every step reads it may be called by any of them.
  const later = { steps: `- run: |\n    cat >> "$BASH_ENV" <<EOF\n    up() { ${SSH}; }\n    EOF\n- run: up` };
  assert.deepEqual(waysOf(later), ['ssh-bastion likely']);
  // A script that one step writes and others run, however often.
  const script = `- run: |\n    cat <<EOF | sudo tee up.sh\n    ${SSH}\n    EOF\n`;
  const twice = { steps: `${script}- run: sudo bash ./up.sh\n- run: ./up.sh` };
  assert.deepEqual(waysOf(twice), ['ssh-bastion likely']);
  assert.deepEqual(readCase(twice).jobs[0]!.hidden.scripts, []);
  assert.deepEqual(waysOf({ steps: script }), []);
  assert.deepEqual(waysOf(`up() {\n  ${SSH}\n}\n# up is for later\nls`), []);
  assert.deepEqual(waysOf(`echo "${SSH}" | ssh ci@app.shop.example bash -s`), ['ssh-host sure']);
});

test('what the file does not show is named, and decides what may be said', () => {
  const verdict = (given: Case) =>
    readCase(given).jobs.map(({ verdict, hidden }) => [verdict, ...hidden.scripts, ...hidden.tools]);
  assert.deepEqual(verdict('npm ci; eslint .'), [['none-seen']]);
  assert.deepEqual(verdict('make e2e; npm run e2e'), [['none-in-this-file', 'make e2e', 'npm run e2e']]);
  assert.deepEqual(verdict('npm test; yarn e2e; pnpm install'), [
    ['none-in-this-file', 'npm test', 'yarn e2e'],
  ]);
  assert.deepEqual(verdict('./deploy.sh stage; $CMD'), [['cannot-tell', './deploy.sh', '$CMD']]);
  // Where the task stands is not its name, nor is what a program is given.
  assert.deepEqual(
    verdict(
      'make -C ops -j4 up; make -f ops.mk down; npm run -w packages/core e2e; yarn --cwd app e2e; ./terraform apply',
    ),
    [['none-in-this-file', 'make up', 'make down', 'npm run e2e', 'yarn e2e', 'terraform apply']],
  );
  assert.deepEqual(
    verdict('python -m pytest tests/shop.py; node node_modules/.bin/cypress run --spec e2e/shop.js'),
    [['none-in-this-file', 'python -m pytest', 'node node_modules/.bin/cypress']],
  );
  assert.deepEqual(verdict({ steps: '- run: { shell: pwsh, command: "Connect-It" }' }), [
    ['cannot-tell', 'a step in pwsh'],
  ]);
  // A job's or an executor's shell is that of the steps that name none.
  assert.deepEqual(verdict({ keys: 'shell: python3', shell: '$x\nssh ci@app.shop.example ls' }), [
    ['cannot-tell', 'a step in python3'],
  ]);
  assert.deepEqual(verdict({ keys: 'shell: powershell.exe', shell: '$x = 1\nssh ci@app.shop.example ls' }), [
    ['way', 'a step in powershell.exe'],
  ]);
  // Assigned and compared in PowerShell, not run.
  assert.deepEqual(verdict('$x = 1\n$y += $x\nif ($x -eq 1) { ls }'), [['none-seen']]);
  assert.deepEqual(verdict('$SSH -n ls'), [['cannot-tell', '$SSH']]);
  assert.deepEqual(verdict('Start-Process openvpn.exe'), [['cannot-tell', 'Start-Process']]);
  assert.deepEqual(verdict('Start-Job { ssh -NL 1:db:1 jump }'), [['cannot-tell', 'Start-Job']]);
  const windows = 'machine: { image: windows-server-2022-gui:current }';
  const file = `jobs: { job: { ${windows}, steps: [run: 'cd x; .\\up.exe -y'] } }`;
  assert.deepEqual(verdict({ file }), [['cannot-tell', '.\\up.exe']]);
  assert.deepEqual(verdict('npx -p shop-cli shop up; uv run pytest; sam deploy; uv pip install x'), [
    ['none-in-this-file', 'npx shop', 'uv run pytest', 'sam deploy'],
  ]);
  assert.deepEqual(
    verdict({ head: 'orbs: { t: circleci/terraform@3.2.0 }', steps: '- t/install\n- t/apply' }),
    [['none-in-this-file', 't/apply']],
  );
  assert.deepEqual(
    verdict({
      head: 'parameters: { cmd: { type: string, default: ls } }',
      steps: '- run: << pipeline.parameters.cmd >>\n- run: echo << pipeline.parameters.cmd >>',
    }),
    [['cannot-tell', '<< pipeline.parameters.cmd >>']],
  );
  assert.deepEqual(verdict('echo ls > x.sh\nbash x.sh'), [['none-seen']]);
  assert.deepEqual(verdict('bin/deploy stage\n~/project/ci/run "cd a && b"\nci/notify.py'), [
    ['cannot-tell', 'bin/deploy', '~/project/ci/run', 'ci/notify.py'],
  ]);
  assert.deepEqual(verdict('bin/rails db:migrate; ./bin/rspec'), [
    ['none-in-this-file', 'rails db:migrate', 'rspec'],
  ]);
  for (const text of [
    'tag=${CIRCLE_BRANCH//+([^A-Za-z0-9-.])/-}; docker tag a "a:$tag"',
    '<<# parameters.pr >>\ntrue\n<</ parameters.pr >><<^ parameters.pr >>\nfalse\n<</ parameters.pr >>',
    'source venv/bin/activate; . ~/.cargo/env; source ~/.bashrc; . "$NVM_DIR/nvm.sh"',
    'node_modules/.bin/eslint .; vendor/bin/phpstan; ~/.local/bin/flake8; $HOME/go/bin/lint',
    'curl -o- https://raw.githubusercontent.com/nvm-sh/nvm/v0.40.0/install.sh | bash',
    'bash <(curl -s https://codecov.io/bash); ./cc-test-reporter before-build; source lint-env/bin/activate',
    'curl -O https://awscli.amazonaws.com/x.zip; unzip x.zip; sudo ./aws/install',
    'bundle install; poetry install; terraform fmt; composer --version; python -m pip install x',
    'bash -euo pipefail <<EOF\nls\nEOF',
    'later() {\n  ./up.sh\n}\n# later\nls',
    'source "${BASH_ENV}"; . $BASH_ENV',
    'login="$(aws ecr get-login --region r --no-include-email)"\n${login}\neval $(aws ecr get-login)',
    './kubectl -n shop rollout status deploy/web',
  ])
    assert.deepEqual(verdict(text), [['none-seen']], text);
  for (const text of [
    'curl -fsS https://ci:secret@get.shop.example/up.sh | sudo sh -s -- -y',
    'wget -qO- "https://get.shop.example/up.sh?token=abc" | bash',
    'bash -c "$(curl -fsSL https://get.shop.example/up.sh)"',
  ])
    assert.deepEqual(verdict(text), [['cannot-tell', 'a script from get.shop.example']], text);
  assert.deepEqual(verdict('curl -s https://api.shop.example/x | jq .'), [['none-seen']]);
  for (const [text, ...names] of [
    [
      'source <(curl -H "Authorization: token abc" https://get.shop.example/up.sh)',
      'a script from get.shop.example',
    ],
    ['. <(sops -d env)', 'what sops prints'],
    ['echo "$UP" | base64 -d | sudo bash -s', 'what base64 prints'],
    ['echo "$UP" | bash', '$UP'],
    ['cat ci/up.sh | sh', 'ci/up.sh'],
    ['curl -Ls https://get.shop.example/up | bash /dev/stdin --version 1', 'a script from get.shop.example'],
    ['notify-shop.py --ok', 'notify-shop.py'],
    ['ls ops | xargs -n 1 bash', 'what ls prints'],
    ['git ls-files | xargs -I {} ./ci/check.sh {}', './ci/check.sh'],
    ['find . -name "*.tf" -exec ./ci/check.sh {} \\;', './ci/check.sh'],
    ['echo ". ./ci/env.sh" >> $BASH_ENV', './ci/env.sh'],
  ])
    assert.deepEqual(verdict(text!), [['cannot-tell', ...names]], text);
  assert.deepEqual(
    verdict(
      './gradlew check; bundle exec rspec; go test ./...; python -m app.sync; node -e x; java -jar a.jar',
    ),
    [
      [
        'none-in-this-file',
        'gradlew check',
        'bundle exec rspec',
        'go test',
        'python -m app.sync',
        'node -e',
        'java -jar',
      ],
    ],
  );
  assert.deepEqual(verdict('"${steps[@]}"; pre-commit run -a'), [
    ['cannot-tell', '${steps[@]}', 'pre-commit run'],
  ]);
  assert.deepEqual(verdict({ head: 'orbs: { o: shop/o@1.0.0 }', steps: '- o/up' }), [
    ['cannot-tell', 'o/up'],
  ]);
});
