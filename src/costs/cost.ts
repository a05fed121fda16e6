/** What gigabytes cost: amounts as readers type them, credits and dollars as they read them. Shared with the browser. */

/** The largest amount that is worked out, in GB: one exabyte. More is a typing error. */
const MAX_GB = 1_000_000_000;
/** Characters of an amount, which the fields let in: a browser is busy with a megabyte for half a second. */
export const LONGEST = 30;

export type Amount = { gigabytes: number } | { problem: string };

/**
 * Reads an amount in gigabytes. Accepts a decimal comma ("12,5"), thousands separators ("1,000", "1 000"), and a unit.
 * A comma before exactly three digits separates thousands, as in "1,000"; any other single comma is a decimal one.
 */
export function readAmount(text: string): Amount {
  const plain = text.replace(/[\s_'’]/g, '').replace(/gi?b$/i, '');
  if (!plain) return { problem: 'Type a number of gigabytes, such as 120.' };
  if (/^[-−]/.test(plain)) return { problem: 'An amount of data cannot be negative.' };
  const number = /^\d{1,3}(,\d{3})+(\.\d+)?$/.test(plain)
    ? plain.replaceAll(',', '')
    : plain.replace(/^(\d*),(\d+)$/, '$1.$2');
  if (!/^(\d+\.?\d*|\.\d+)$/.test(number))
    return { problem: `“${text.trim().slice(0, 20)}” is not a number of gigabytes.` };
  const gigabytes = Number(number);
  if (gigabytes > MAX_GB) return { problem: 'That is more than a billion gigabytes: check the number.' };
  return { gigabytes };
}

export interface Cost {
  credits: number;
  dollars: number;
}

/** A package of credits and what it costs: 25,000 for 15 dollars. */
export interface Price {
  dollars: number;
  credits: number;
}

/** @param rate credits a gigabyte @param included gigabytes free of charge @param price list price of credits */
export function costOf(gigabytes: number, rate: number, included: number, price: Price): Cost {
  const credits = Math.max(0, gigabytes - included) * rate;
  return { credits, dollars: (credits * price.dollars) / price.credits };
}

/** "54,000 credits, $32.40" */
export function sayCost({ credits, dollars }: Cost): string {
  const amount = credits.toLocaleString('en-US', { maximumFractionDigits: 1 });
  const money = dollars.toLocaleString('en-US', { style: 'currency', currency: 'USD' });
  return `${amount} ${credits === 1 ? 'credit' : 'credits'}, ${money}`;
}
