/**
 * The situation in the address: `?if=leak` opens the figure with it, and a choice is written there, so that a link
 * shows what its sender saw. The choice itself needs no script.
 */
const radios = [...document.querySelectorAll<HTMLInputElement>('.what-if input[name=if]')];
const figure = radios[0]?.closest('figure');

/** Tells whoever answers for the drawing that it shows something else now. */
const tell = () => figure?.dispatchEvent(new Event('situation'));

// Whatever else stands there is no situation, and changes nothing. It imports nothing, so that Astro writes it into the
// page: a file would cost a request.
const [, asked] = /[?&]if=([\w-]+)/.exec(location.search) ?? [];
const opened = asked && radios.find(({ value }) => value === asked);
if (opened) {
  opened.checked = true;
  tell();
}

for (const radio of radios)
  radio.addEventListener('change', () => {
    tell();
    const address = new URL(location.href);
    if (radio.value) address.searchParams.set('if', radio.value);
    else address.searchParams.delete('if');
    address.hash = figure!.id;
    // Refused where the page has no address of its own, as in a frame.
    try {
      history.replaceState(history.state, '', address);
    } catch {
      return;
    }
  });

export {};
