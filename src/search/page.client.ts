/** The search page's field before the index is there: it asks for it when the reader comes with a query or to type one. */
const own = document.querySelector('guide-search');
const field = own?.querySelector('input');

if (own && field) {
  const status = own.querySelector('[role=status]')!;
  const again = own.querySelector<HTMLElement>('[data-retry]')!;
  let asked = false;
  const ask = () => {
    if (asked) return;
    asked = true;
    again.hidden = true;
    status.textContent = 'Loading the index';
    dispatchEvent(new Event('guide-search-load'));
  };
  field.addEventListener('focus', ask);
  again.addEventListener('click', ask);
  addEventListener('guide-search-failed', () => {
    asked = false;
    again.hidden = false;
    status.textContent =
      'The index did not load. Try again, or use the list below: it has every heading, figure and term.';
  });
  const query = new URL(location.href).searchParams.get('q');
  if (query) {
    field.value = query;
    field.focus();
  }
  // Readers may be in the field before this script comes.
  if (document.activeElement === field) ask();
}

export {};
