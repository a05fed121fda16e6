/**
 * Fetches pages politely: at most two requests at once to a host and a pause between them, `robots.txt` kept, only
 * what changed since the last run, bounds on time, size and redirects. Never throws: what went wrong is an answer.
 */
import { createRequire } from 'node:module';

// The package is CommonJS whose types declare a default export that Node does not see.
const parseRobots = createRequire(import.meta.url)('robots-parser') as (
  url: string,
  robots: string,
) => { isAllowed(url: string, agent: string): boolean | undefined };

const AGENT = 'circleci-field-guide-watch';

export interface Limits {
  /** Milliseconds until a request with its body must be done. */
  time: number;
  /** Bytes of a body. */
  size: number;
  redirects: number;
  /** Milliseconds between two requests to one host. */
  pause: number;
  /** Longest `Retry-After` that is waited for, in milliseconds; a longer one ends in `unreachable`. */
  patience: number;
  atOnce: number;
  perHost: number;
}

const LIMITS: Limits = {
  time: 30_000,
  size: 5_000_000,
  redirects: 5,
  pause: 1000,
  patience: 60_000,
  atOnce: 8,
  perHost: 2,
};

/** What the last run was told, so that an unchanged page need not be sent again. */
export interface Validators {
  etag?: string | undefined;
  modified?: string | undefined;
}

export type Answer =
  | {
      kind: 'page';
      body: string;
      html: boolean;
      /** Where the page is now: the target of the permanent redirects, if there were any. */
      address: string;
      validators: Validators;
    }
  | { kind: 'same' }
  | { kind: 'gone'; reason: string }
  | { kind: 'unreachable'; reason: string };

const wait = (time: number) => new Promise<void>((resolve) => setTimeout(resolve, time));

/** Runs tasks with a limit over all and one for each host. */
class Lanes {
  readonly #limits: Limits;
  #running = 0;
  readonly #hosts = new Map<string, { running: number; free: number }>();
  readonly #waiting: (() => void)[] = [];

  constructor(limits: Limits) {
    this.#limits = limits;
  }

  async run<T>(host: string, task: () => Promise<T>): Promise<T> {
    const lane = this.#hosts.get(host) ?? { running: 0, free: 0 };
    this.#hosts.set(host, lane);
    while (this.#running >= this.#limits.atOnce || lane.running >= this.#limits.perHost) {
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
    this.#running += 1;
    lane.running += 1;
    const now = Date.now();
    const begin = Math.max(now, lane.free);
    lane.free = begin + this.#limits.pause;
    try {
      if (begin > now) await wait(begin - now);
      return await task();
    } finally {
      this.#running -= 1;
      lane.running -= 1;
      for (const go of this.#waiting.splice(0)) go();
    }
  }
}

/** A sentence for what `fetch` threw: the cause says more than "fetch failed". */
function reasonOf(error: unknown, limits: Limits): string {
  const { name, message, cause } = error as Error & { cause?: { code?: string; message?: string } };
  if (name === 'TimeoutError') return `no complete answer within ${limits.time / 1000} s`;
  const code = cause?.code ?? '';
  if (/CERT|SSL|TLS|SELF_SIGNED|UNABLE_TO/.test(code)) return `certificate fault: ${code}`;
  return code || cause?.message || message;
}

/** Reads a body up to a size. @throws RangeError beyond it */
async function readBody(response: Response, limits: Limits): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength;
    if (size > limits.size) throw new RangeError(`larger than ${limits.size / 1_000_000} MB`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** Text in the charset that the header or the page names; UTF-8 where neither names one that exists. */
function decode(body: Buffer, type: string): string {
  const named =
    /charset=["']?([\w-]+)/i.exec(type)?.[1] ??
    /<meta[^>]+charset=["']?([\w-]+)/i.exec(body.subarray(0, 2048).toString('latin1'))?.[1];
  try {
    return new TextDecoder(named ?? 'utf-8').decode(body);
  } catch {
    return new TextDecoder().decode(body);
  }
}

export class Fetcher {
  readonly #limits: Limits;
  readonly #lanes: Lanes;
  readonly #robots = new Map<string, Promise<(url: string) => boolean>>();

  constructor(limits: Partial<Limits> = {}) {
    this.#limits = { ...LIMITS, ...limits };
    this.#lanes = new Lanes(this.#limits);
  }

  /** @param address absolute http(s) address; its fragment is not sent */
  async page(address: string, validators: Validators = {}): Promise<Answer> {
    let url = new URL(address);
    let settled = address.split('#')[0]!;
    let permanent = true;
    const seen = new Set<string>();
    try {
      for (;;) {
        url.hash = '';
        if (seen.has(url.href)) return { kind: 'unreachable', reason: 'redirects in a circle' };
        if (seen.size > this.#limits.redirects) return { kind: 'unreachable', reason: 'too many redirects' };
        seen.add(url.href);
        if (!/^https?:$/.test(url.protocol))
          return { kind: 'unreachable', reason: `leads to ${url.protocol}` };
        if (!(await this.#allowed(url))) {
          return { kind: 'unreachable', reason: 'robots.txt asks not to read it' };
        }
        const got = await this.#get(url, seen.size === 1 ? validators : {});
        if ('location' in got) {
          permanent &&= got.permanent;
          url = new URL(got.location, url);
          if (permanent) settled = url.href.split('#')[0]!;
          continue;
        }
        return got.kind === 'page' ? { ...got, address: settled } : got;
      }
    } catch (error) {
      return { kind: 'unreachable', reason: reasonOf(error, this.#limits) };
    }
  }

  /** Plain text of an answer, for lists and version indexes. @throws Error with a reason */
  async text(address: string, init: RequestInit = {}): Promise<string> {
    const url = new URL(address);
    return this.#lanes.run(url.host, async () => {
      const response = await fetch(url, {
        ...init,
        headers: { 'user-agent': AGENT, ...(init.headers as Record<string, string>) },
        signal: AbortSignal.timeout(this.#limits.time),
      }).catch((error: unknown) => {
        throw new Error(reasonOf(error, this.#limits), { cause: error });
      });
      if (!response.ok) throw new Error(`status ${response.status}`);
      return (await readBody(response, this.#limits)).toString('utf8');
    });
  }

  async #get(
    url: URL,
    { etag, modified }: Validators,
  ): Promise<Answer | { location: string; permanent: boolean }> {
    for (let attempt = 0; ; attempt += 1) {
      const result = await this.#lanes.run(url.host, async () => {
        const response = await fetch(url, {
          redirect: 'manual',
          headers: {
            'user-agent': AGENT,
            accept: 'text/html, text/markdown, text/plain, application/json;q=0.9',
            ...(etag ? { 'if-none-match': etag } : {}),
            ...(modified ? { 'if-modified-since': modified } : {}),
          },
          signal: AbortSignal.timeout(this.#limits.time),
        });
        const head = response.headers;
        const location = head.get('location');
        const { status } = response;
        if (status === 304) return { kind: 'same' } as const;
        if (status >= 300 && status < 400 && location) {
          await response.body?.cancel();
          return { location, permanent: status === 301 || status === 308 };
        }
        if (status === 404 || status === 410) {
          await response.body?.cancel();
          return { kind: 'gone', reason: `status ${status}` } as const;
        }
        if (!response.ok) {
          await response.body?.cancel();
          return { status, retry: retryAfter(head.get('retry-after')) };
        }
        const type = head.get('content-type') ?? 'text/html';
        if (!/text\/|json|xml|yaml/.test(type)) {
          await response.body?.cancel();
          return { kind: 'unreachable', reason: `${type.split(';')[0]} cannot be read as text` } as const;
        }
        return {
          kind: 'page',
          body: decode(await readBody(response, this.#limits), type),
          html: /html|xml/.test(type),
          address: url.href,
          validators: {
            etag: head.get('etag') ?? undefined,
            modified: head.get('last-modified') ?? undefined,
          },
        } as const;
      });
      if (!('status' in result)) return result;
      const { status, retry } = result;
      const worthIt = (status === 429 || status === 503) && attempt < 2;
      if (!worthIt || retry > this.#limits.patience) {
        return { kind: 'unreachable', reason: `status ${status}` };
      }
      await wait(retry);
    }
  }

  async #allowed(url: URL): Promise<boolean> {
    const { origin } = url;
    let rules = this.#robots.get(origin);
    if (!rules) {
      // No robots.txt, or one that cannot be read, forbids nothing.
      rules = this.text(`${origin}/robots.txt`).then(
        (text) => {
          const robots = parseRobots(`${origin}/robots.txt`, text);
          return (address: string) => robots.isAllowed(address, AGENT) !== false;
        },
        () => () => true,
      );
      this.#robots.set(origin, rules);
    }
    return (await rules)(url.href);
  }
}

/** `Retry-After` in milliseconds: seconds or a date; five seconds where it says nothing. */
function retryAfter(value: string | null): number {
  if (!value) return 5000;
  const seconds = Number(value);
  return Number.isFinite(seconds) ? seconds * 1000 : Math.max(0, Date.parse(value) - Date.now()) || 5000;
}
