/** `npm start`: serves `dist/` at a printed address. PORT chooses the port; a taken one is passed over. */
import { serve } from '../lib/serve.ts';
import { headersOf } from '../share/headers.ts';

const wanted = Number(process.env['PORT'] ?? 4321);

async function start(port: number, tries: number): Promise<string> {
  try {
    return (await serve('dist', { port, headers: headersOf })).url;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE' || tries === 0) throw error;
    return start(port + 1, tries - 1);
  }
}

console.log(`\n  The guide is at ${await start(wanted, 20)}\n  Stop with Ctrl+C.`);
