/** What the tests of the editor share. */
import { deflateRawSync } from 'node:zlib';
import { expect, type Page } from '@playwright/test';
import { root } from './site.ts';

export const FIGURE = 'private-connectivity/ip-ranges/fig-wish';
export const editor = (rest = '') => `${root()}editor/${rest}`;
export const source = (page: Page) => page.getByLabel('Mermaid source');
export const drawing = (page: Page) => page.locator('diagram-editor .draw > svg:visible');
export const problem = (page: Page) => page.locator('.ed-problem');
/** A drawing or a sentence: the editor is done. */
export const settled = (page: Page) =>
  expect(page.locator('.draw[aria-busy=false]')).toHaveCount(1, { timeout: 20_000 });
export const link = (text: string) => editor(`#1f${deflateRawSync(Buffer.from(text)).toString('base64url')}`);
