/** Brokers that are no cloud's: to clusters, databases and hosts. */
import { has, valuesOf } from '../options.ts';
import { asks, first, type Programs } from './client.ts';
import { likely, sure } from './way.ts';

export const brokers: Programs = {
  cloud_sql_proxy: (command) => (asks(command) ? undefined : sure('other-broker', 'Cloud SQL Auth Proxy')),
  'cloud-sql-proxy': (command) => (asks(command) ? undefined : sure('other-broker', 'Cloud SQL Auth Proxy')),
  'alloydb-auth-proxy': (command) => (asks(command) ? undefined : sure('other-broker', 'AlloyDB Auth Proxy')),
  kubectl: (command) =>
    has(command, 'port-forward') ? sure('other-broker', 'kubectl port-forward') : undefined,
  oc: (command) => (has(command, 'port-forward') ? sure('other-broker', 'oc port-forward') : undefined),
  kubefwd: (command) => (first(command) === 'svc' ? sure('other-broker', 'kubefwd') : undefined),
  telepresence: (command) =>
    first(command) === 'connect' ? sure('other-broker', 'telepresence connect') : undefined,
  sdm: (command) =>
    /^(connect|listen)$/.test(first(command)) ? sure('other-broker', `sdm ${first(command)}`) : undefined,
  'pomerium-cli': (command) =>
    first(command) === 'tcp' ? sure('other-broker', 'pomerium-cli tcp') : undefined,
  boundary: (command) =>
    first(command) === 'connect' ? sure('other-broker', 'boundary connect') : undefined,
  tsh: (command) => (asks(command) ? undefined : sure('other-broker', 'tsh')),
  tbot: (command) => (first(command) === 'start' ? sure('other-broker', 'tbot start') : undefined),
  cf: (command) => {
    switch (first(command)) {
      case 'ssh':
        return valuesOf(command, '-L').length
          ? sure('other-broker', 'cf ssh -L')
          : likely('other-broker', 'cf ssh');
      // A plugin of cloud.gov that keeps a tunnel to a service.
      case 'connect-to-service':
        return sure('other-broker', 'cf connect-to-service');
      // The same, of GOV.UK PaaS.
      case 'conduit':
        return sure('other-broker', 'cf conduit');
      case 'run-task':
      case 'rt':
        return likely('run-inside', 'cf run-task');
      default:
        return undefined;
    }
  },
  fly: (command) => (first(command) === 'proxy' ? sure('other-broker', 'fly proxy') : undefined),
  flyctl: (command) => (first(command) === 'proxy' ? sure('other-broker', 'fly proxy') : undefined),
  cf7: (command) => brokers.cf!(command),
  cf8: (command) => brokers.cf!(command),
  nomad: (command) =>
    has(command, 'job', 'dispatch') || has(command, 'alloc', 'exec')
      ? likely('run-inside', 'nomad')
      : undefined,
  aptible: (command) =>
    first(command) === 'db:tunnel' ? sure('other-broker', 'aptible db:tunnel') : undefined,
  scalingo: (command) => (has(command, 'db-tunnel') ? sure('other-broker', 'scalingo db-tunnel') : undefined),
  pscale: (command) => (first(command) === 'connect' ? sure('other-broker', 'pscale connect') : undefined),
};
