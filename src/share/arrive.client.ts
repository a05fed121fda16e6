/**
 * Going to a place of the page opens what folds it. Where a visit begins, `Scripts.astro` does that while the page is
 * read; it knows no fragment but as it is written, so one with escapes opens here.
 */
import { target } from '../lib/target.client.ts';

function reveal(): void {
  const place = target();
  let opened = false;
  for (let fold = place?.closest('details'); fold; fold = fold.parentElement?.closest('details')) {
    opened ||= !fold.open;
    fold.open = true;
  }
  if (opened) place!.scrollIntoView();
}

reveal();
addEventListener('hashchange', reveal);
// To go again to where the address is already is no change that the browser tells of.
addEventListener('click', ({ target: pressed }) => {
  if ((pressed as Element).closest('a')?.href === location.href) reveal();
});
