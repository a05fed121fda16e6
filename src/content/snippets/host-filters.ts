/** Filters that run on the host which listens. Each also stops everybody else on that port, so the reader's own come first. */

/** Marks the lines that hold no address of CircleCI; the comparison with DNS leaves them out. */
const OWN = '# yours';

/** Without the reader's own addresses, for a comparison with the published list. Shell, reads a file by its name. */
export const withoutOwn = (file: string): string => `grep -v '${OWN}' ${file}`;

/** A line for each address. */
export const rows = (addresses: readonly string[], row: (address: string) => string) =>
  addresses.map(row).join('\n');

/** Text of a file, from IPv4 addresses and a line about their origin. */
export type Form = (addresses: readonly string[], about: string) => string;

/** Each filter by file name. */
export const hostFilters: Record<string, Form> = {
  'allow.conf': (addresses, about) => `# ${about}
# Inside the location or server that asks for a login as well.
allow 127.0.0.1; ${OWN}
allow ::1; ${OWN}
allow YOUR_INTERNAL_CIDR; ${OWN}
allow YOUR_INTERNAL_CIDR6; ${OWN}
${rows(addresses, (entry) => `allow ${entry};`)}
deny all;`,

  // Docker rewrites the port before it forwards, so only the connection's original port tells them apart:
  // https://docs.docker.com/engine/network/firewall-iptables/
  'iptables.sh': (addresses, about) => `#!/usr/bin/env bash
# ${about} As root; run it again with a new list.
set -euo pipefail

fence() { # in a chain, in front of all its rules, unless it stands there
  local tool=$1 chain=$2
  shift 2
  "$tool" -C "$chain" "$@" -j circleci-jobs 2>/dev/null ||
    "$tool" -I "$chain" "$@" -j circleci-jobs
}

for tool in iptables ip6tables; do
  "$tool" -N circleci-jobs 2>/dev/null || "$tool" -F circleci-jobs
  # This machine, its containers, and connections that are open already
  for inside in lo docker0 br-+; do "$tool" -A circleci-jobs -i "$inside" -j RETURN; done
  "$tool" -A circleci-jobs -m conntrack --ctstate ESTABLISHED,RELATED -j RETURN
done
iptables -A circleci-jobs -s YOUR_INTERNAL_CIDR -j RETURN ${OWN}
ip6tables -A circleci-jobs -s YOUR_INTERNAL_CIDR6 -j RETURN ${OWN}
${rows(addresses, (entry) => `iptables -A circleci-jobs -s ${entry} -j ACCEPT`)}

for tool in iptables ip6tables; do
  "$tool" -A circleci-jobs -j DROP
  fence "$tool" INPUT -p tcp --dport YOUR_PORT
  # A port that Docker publishes is forwarded and never reaches INPUT
  if "$tool" -n -L DOCKER-USER &>/dev/null; then
    fence "$tool" DOCKER-USER -p tcp -m conntrack \\
      --ctstate DNAT --ctorigdstport YOUR_PORT --ctdir ORIGINAL
  fi
done`,

  'circleci.nft': (addresses, about) => `# ${about}
# Load it with: nft -f circleci.nft. Again with a new list: it replaces itself.
table inet circleci
delete table inet circleci
table inet circleci {
  set jobs {
    type ipv4_addr
    elements = {
${addresses.map((entry) => `      ${entry}`).join(',\n')}
    }
  }
  chain fence {
    # This machine, its containers, and connections that are open already
    iifname "lo" accept
    iifname "docker0" accept
    iifname "br-*" accept
    ct state established,related accept
    ip saddr YOUR_INTERNAL_CIDR accept ${OWN}
    ip6 saddr YOUR_INTERNAL_CIDR6 accept ${OWN}
    ip saddr @jobs accept
    drop
  }
  chain input {
    type filter hook input priority filter; policy accept;
    tcp dport YOUR_PORT goto fence
  }
  # A port that Docker publishes is forwarded and never reaches input
  chain forward {
    type filter hook forward priority filter; policy accept;
    meta l4proto tcp ct status dnat ct original proto-dst YOUR_PORT goto fence
  }
}`,
};
