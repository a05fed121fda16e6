/** A placeholder as it stands in a snippet. Global: use it with `match`, `matchAll` and `replace` only. */
export const PLACEHOLDER = /\bYOUR_[A-Z0-9]+(?:_[A-Z0-9]+)*\b/g;
