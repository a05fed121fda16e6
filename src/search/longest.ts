/** Characters of a query. Of a whole log the end says what went wrong, and more would hold the page up. */
export const LONGEST = 10_000;
