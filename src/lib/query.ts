/**
 * What an address asks for. Chats and mail append `?utm_source=…` to any address, so a second question mark parts
 * fields as `&` does; one that belongs to a value stands there encoded.
 * @param search what stands behind the address's question mark, with it or without; anything at all
 */
export const queryOf = (search: string): URLSearchParams => new URLSearchParams(search.replaceAll('?', '&'));
