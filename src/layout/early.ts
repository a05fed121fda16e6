/** Runs inline in <head>, before the first paint: what the page could not show afterwards without a jump. */
import '../theme/stored.ts';
import './visited.client.ts';
