/**
 * The color-scheme control: three named states. `auto` follows the system, live, because CSS does (`light dark`).
 * The choice is stored under `scheme`; other open tabs follow through the storage event.
 */
type Scheme = 'auto' | 'light' | 'dark';

const root = document.documentElement;
/** What is stored may be anything. */
const schemeOf = (stored: string | null): Scheme =>
  stored === 'light' || stored === 'dark' ? stored : 'auto';
const current = (): Scheme => (root.dataset.theme as Scheme | undefined) ?? 'auto';

function apply(scheme: Scheme): void {
  if (scheme === 'auto') delete root.dataset.theme;
  else root.dataset.theme = scheme;
  for (const control of document.querySelectorAll<SchemeSwitch>('scheme-switch')) control.show(scheme);
}

function store(scheme: Scheme): void {
  try {
    if (scheme === 'auto') localStorage.removeItem('scheme');
    else localStorage.setItem('scheme', scheme);
  } catch {
    // Refused: the choice holds for this page.
  }
}

class SchemeSwitch extends HTMLElement {
  connectedCallback(): void {
    this.show(current());
    this.addEventListener('change', (event) => {
      const scheme = (event.target as HTMLInputElement).value as Scheme;
      apply(scheme);
      store(scheme);
    });
  }

  show(scheme: Scheme): void {
    const input = this.querySelector<HTMLInputElement>(`input[value="${scheme}"]`);
    if (input) input.checked = true;
  }
}

customElements.define('scheme-switch', SchemeSwitch);

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
