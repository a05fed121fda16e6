/** What the tests of the editor share. */
import { deflateRawSync } from 'node:zlib';
import { type Page } from '@playwright/test';
import { root } from './site.ts';

export const FIGURE = 'private-connectivity/ip-ranges/fig-wish';
export const editor = (rest = '') => `${root()}editor/${rest}`;
export const source = (page: Page) => page.getByLabel('Mermaid source');
export const drawing = (page: Page) => page.locator('diagram-editor .draw > svg:visible');
export const problem = (page: Page) => page.locator('.ed-problem');
/** A drawing or a sentence: the editor is done. Asked every frame: an assertion asks ever more rarely. */
export const settled = (page: Page) =>
  page.waitForFunction(() => document.querySelector('.draw[aria-busy=false]'), null, { timeout: 20_000 });
export const link = (text: string) => editor(`#1f${deflateRawSync(Buffer.from(text)).toString('base64url')}`);
