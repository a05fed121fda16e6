/** A source as the editor takes it: for tests of what it tells, and of what it draws with every remedy in place. */
import { normalise } from '../normalise.ts';
import { ask } from '../pool.ts';

export interface Pasted {
  /** Every fault, `line: reason`. */
  told: string[];
  /** Words and source of what is drawn, where something is. */
  drawn?: { words: string[]; source: string | undefined };
}

export async function paste(source: string): Promise<Pasted> {
  const answer = await ask({ id: 'own', source: normalise(source), flows: false, mend: true });
  if ('raw' in answer) throw new Error('Mermaid’s own drawing was not asked for');
  const told = (answer.faults ?? []).map(({ line, reason }) => `${line}: ${reason}`);
  return 'drawn' in answer ? { told, drawn: { words: answer.drawn.words, source: answer.source } } : { told };
}
