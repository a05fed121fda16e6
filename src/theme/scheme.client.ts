/**
 * The color-scheme controls: three named states. `auto` follows the system, live, because CSS does (`light dark`).
 * The choice is stored under `scheme`; other open tabs follow through the storage event.
 */
type Scheme = 'auto' | 'light' | 'dark';

const { dataset } = document.documentElement;
const inputs = document.querySelectorAll<HTMLInputElement>('scheme-switch input');

/** What is stored may be anything. */
const schemeOf = (stored: string | null | undefined): Scheme =>
  stored === 'light' || stored === 'dark' ? stored : 'auto';

function apply(scheme: Scheme): void {
  if (scheme === 'auto') delete dataset['theme'];
  else dataset['theme'] = scheme;
  for (const input of inputs) input.checked = input.value === scheme;
}

apply(schemeOf(dataset['theme']));

for (const input of inputs)
  input.addEventListener('change', () => {
    apply(input.value as Scheme);
    try {
      if (input.value === 'auto') localStorage.removeItem('scheme');
      else localStorage.setItem('scheme', input.value);
    } catch {
      // Refused: the choice holds for this page.
    }
  });

addEventListener('storage', (event) => {
  if (event.key === 'scheme' || event.key === null) apply(schemeOf(event.newValue));
});

// A page restored from the back/forward cache may have missed a change made meanwhile.
addEventListener('pageshow', (event) => {
  if (!event.persisted) return;
  try {
    apply(schemeOf(localStorage.getItem('scheme')));
  } catch {
    // Refused: keep what is shown.
  }
});

export {};
