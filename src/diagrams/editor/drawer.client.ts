/**
 * The editor's worker: the build's own engine, so that a drawing looks the same. Whatever a source does, it does
 * here: without a page, without a document that a browser would act on, and ended from outside when it takes long.
 */
import { answerWith, type Answer, type Task } from '../engine.ts';
import { imagesOf, type Images } from '../image/parse.ts';
import type { Look } from '../image/rules.ts';
import { installWindow } from '../measure/window.ts';
import { normalise } from '../normalise.ts';

/** Written in by the bundler (bundle.ts). */
declare const LOOK: Look;

export type Reply = 'ready' | (Answer & { images?: Images });

const worker = self as unknown as {
  onmessage: ((event: MessageEvent<Task>) => void) | null;
  postMessage(reply: Reply): void;
};

const FIRST = 'flowchart LR\naccTitle: A\naccDescr: B\nsubgraph c[C]\na[A] --> b[B]\nend';

async function start(): Promise<void> {
  installWindow();
  const answer = answerWith((await import('mermaid')).default);
  worker.onmessage = async ({ data }) => {
    const answered = await answer({ ...data, source: normalise(data.source) });
    worker.postMessage(
      'drawn' in answered ? { ...answered, images: imagesOf(answered.drawn.wide.svg, LOOK) } : answered,
    );
  };
  // The first drawing takes several times as long as the next, while the code is compiled: a reader's has none of that
  // in the time it may take.
  await answer({ id: 'own', source: FIRST, flows: true });
  worker.postMessage('ready');
}

void start();
