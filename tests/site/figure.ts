/** What the tests of figures that answer share. */
import type { Locator, Page } from '@playwright/test';
import { OPTION, root } from './site.ts';

export const figure = (page: Page, id = 'fig-who-reaches-what') => page.locator(`#${id}`);

/** Opens the option's page and comes near its figures: they answer from then on. */
export const visit = async (page: Page) => {
  await page.goto(root() + OPTION);
  await figure(page).scrollIntoViewIfNeeded();
};

export const inRow = (fig: Locator, name: string | RegExp) =>
  fig.getByRole('list').getByRole('button', { name });
/** An actor's box in the drawing that shows, where it can be asked. @param id as in the figure's source */
export const inDrawing = (fig: Locator, id: string) =>
  fig.locator(`svg:visible [data-asks][data-node="${id}"]`);
export const said = (fig: Locator) => fig.locator('who-reaches output');

/** An actor of that figure, and what it says of it; what it says while nobody is asked about. */
export const B = /^Other customers[’'] jobs/;
export const SENTENCE = /^Other customers’ jobs can reach the database if opted in\./;
export const REST = /Select a source to trace its path\./;
