/** Clients that publish a name, reach one, or lend the job to the browsers of a service. */
import { valueOf } from '../options.ts';
import { asks, first, type Programs } from './client.ts';
import { sure, type Found } from './way.ts';

const lends = (seen: string): Found => sure('browser-tunnel', seen);
const localTesting: Programs[string] = (command) =>
  asks(command) || command.args.includes('stop') ? undefined : lends('BrowserStack Local');

export const tunnels: Programs = {
  cloudflared: (command) => {
    const at = command.args.indexOf('access');
    const kind = at < 0 ? '' : (command.args[at + 1] ?? '');
    if (/^(tcp|ssh|rdp|smb|curl)$/.test(kind)) return sure('reverse-tunnel', `cloudflared access ${kind}`);
    return first(command) === 'tunnel' ? sure('exposes', 'cloudflared tunnel') : undefined;
  },
  chisel: (command) => {
    if (first(command) !== 'client') return undefined;
    return command.args.some((arg) => /^R:/.test(arg))
      ? sure('exposes', 'chisel client R:')
      : sure('reverse-tunnel', 'chisel client');
  },
  zrok: (command) =>
    first(command) === 'access'
      ? sure('reverse-tunnel', 'zrok access')
      : first(command) === 'share'
        ? sure('exposes', 'zrok share')
        : undefined,
  ngrok: (command) =>
    /^(http|tcp|tls|start)$/.test(first(command)) ? sure('exposes', `ngrok ${first(command)}`) : undefined,
  lt: (command) => (valueOf(command, '--port', '-p') ? sure('exposes', 'lt --port') : undefined),
  localtunnel: () => sure('exposes', 'localtunnel'),
  bore: (command) => (first(command) === 'local' ? sure('exposes', 'bore local') : undefined),
  devtunnel: (command) => (first(command) === 'host' ? sure('exposes', 'devtunnel host') : undefined),
  // Windows has a program of this name, for services.
  sc: (command) =>
    /^(run|legacy)$/.test(first(command)) || valueOf(command, '-u', '--user', '--username') !== undefined
      ? lends('Sauce Connect')
      : undefined,
  BrowserStackLocal: localTesting,
  'browserstack-local': localTesting,
  LT: (command) => (valueOf(command, '--key') === undefined ? undefined : lends('LambdaTest Tunnel')),
  java: ({ args }) =>
    args.some((arg) => /testingbot-tunnel[\w.-]*\.jar$/.test(arg)) ? lends('TestingBot Tunnel') : undefined,
};
