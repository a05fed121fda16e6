/** Whether `/` alone opens the search. A single key can get in the way of speech input, so readers may switch it off. */
import { store, stored } from '../lib/storage.client.ts';

const KEY = 'slash';

export const hasSlash = (): boolean => stored(KEY) !== 'off';

/** @returns what holds now: where storage is refused, the key stays on */
export const setSlash = (on: boolean): boolean => (store(KEY, on ? '' : 'off') ? on : true);
