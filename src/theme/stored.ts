/**
 * Runs inline in <head>, before the first paint, so that a stored choice shows without a flash.
 * Storage may be refused (private windows, sandboxed frames): then the system's scheme decides.
 */
try {
  const stored = localStorage.getItem('scheme');
  if (stored === 'light' || stored === 'dark') document.documentElement.dataset.theme = stored;
} catch {
  // Refused: nothing to restore.
}
