/**
 * The network of a company on the loopback: a private service with a certificate of the company's own authority, a
 * public one, and a proxy that ends TLS and signs again with that authority.
 */
import { readFileSync } from 'node:fs';
import http from 'node:http';
import https from 'node:https';

const pair = (name) => ({ key: readFileSync(`${name}.key`), cert: readFileSync(`${name}.pem`) });

/** Enough of a repository for `git ls-remote` over the plain protocol. */
const FILES = { '/repository.git/info/refs': `${'a'.repeat(40)}\trefs/heads/main\n` };
const answer = ({ url }, response) => response.end(FILES[url.split('?')[0]] ?? 'ref: refs/heads/main\n');

https.createServer(pair('private.test'), answer).listen(443, '127.0.0.5');
https.createServer(pair('public.test'), answer).listen(443, '127.0.0.7');

const inspecting = https.createServer(pair('inspected'), (request, response) => {
  const { url: path, headers } = request;
  const onward = {
    host: '127.0.0.7',
    servername: 'public.test',
    ca: readFileSync('public-ca.pem'),
    path,
    headers,
  };
  https.get(onward, (answered) => answered.pipe(response));
});
http
  .createServer()
  .on('connect', (_, socket) => {
    socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
    inspecting.emit('connection', socket);
  })
  .listen(3128, '127.0.0.6', () => console.log('ready'));
