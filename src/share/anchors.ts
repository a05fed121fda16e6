/**
 * Places inside a built page that can be linked to. The build works on the finished HTML, because a place may come
 * from Markdown, from a component or from data; here all look the same.
 */

/**
 * Elements whose id is a published address: headings, figures and snippets, tables, their rows and columns, terms.
 * What only screen readers hear is no place that a reader could have linked to.
 */
const PUBLISHED =
  /<(?:h[1-6]|figure|table|tr|th|dt|a|span class="alias")(?=[\s>])(?![^>]*class="vh")[^>]*?\sid="([^"]+)"/g;
const ANY = /\sid="([^"]+)"/g;

/** Markup of drawings and code is not searched: nothing in it is an address, and it is most of the page. */
const readable = (html: string) =>
  html.replace(/<svg[\s\S]*?<\/svg>|<script[\s\S]*?<\/script>|<style[\s\S]*?<\/style>/g, '');

/** Fragments that are published with the page, in its order. */
export const publishedIds = (html: string): string[] =>
  [...new Set([...readable(html).matchAll(PUBLISHED)].map((match) => match[1]!))].filter(Boolean);

/** Every id of the page: what a fragment may resolve to. */
export const allIds = (html: string): Set<string> =>
  new Set([...readable(html).matchAll(ANY)].map((match) => match[1]!));

const words = (html: string) => html.replace(/<[^>]+>/g, '').trim();

/**
 * Gives each table of the text an address, `table-` and the id of the heading above it (counted from the second on),
 * and a caption with its number that links to it; `data-sample` leaves one out. Its name for screen readers is its own caption, else the heading.
 */
export function nameTables(html: string): string {
  let heading = { id: '', text: '' };
  let number = 0;
  const used = new Map<string, number>();
  const parts =
    /<h[2-4](?=[\s>])[^>]*?\sid="([^"]+)"[^>]*>([\s\S]*?)<\/h[2-4]>|<table([^>]*)>(\s*<caption[^>]*>([\s\S]*?)<\/caption>)?/g;
  return html.replace(parts, (tag, id: string, text: string, attributes: string, _, caption: string) => {
    if (id) {
      heading = { id, text: words(text) };
      return tag;
    }
    // A sample, such as the corner of the comparison on the home page, is not a place of its own.
    if (/\sdata-sample/.test(attributes)) return tag;
    let own = /\sid="([^"]+)"/.exec(attributes)?.[1];
    let named = attributes;
    if (!own) {
      if (!heading.id) return tag;
      const count = (used.get(heading.id) ?? 0) + 1;
      used.set(heading.id, count);
      own = `table-${heading.id}${count > 1 ? `-${count}` : ''}`;
      named = `${attributes} id="${own}"`;
    }
    number += 1;
    const name = `<span class="vh">: ${caption ? words(caption) : heading.text}</span>`;
    return `<table${named}><caption><a class="self" href="#${own}">Table ${number}${name}</a></caption>`;
  });
}

/**
 * Makes the title of every heading and snippet of the text a link to itself, as figures and terms have it: a link
 * beside it would become part of the heading's name for screen readers. The sign is drawn by CSS.
 */
export function addSelfLinks(html: string): string {
  const wrap = (id: string, text: string) => `<a class="self" href="#${id}">${text}</a>`;
  return html
    .replace(/<(h[2-4]) id="([^"]+)"([^>]*)>([\s\S]*?)<\/\1>/g, (tag, name, id: string, rest, text: string) =>
      // A link in a link is not HTML: such a heading shares its address through the contents of the page.
      text.includes('<a ') ? tag : `<${name} id="${id}"${rest}>${wrap(id, text)}</${name}>`,
    )
    .replace(
      /(<figure class="code"[^>]*?\sid="([^"]+)"[^>]*>\s*<figcaption[^>]*>\s*<b>)([\s\S]*?)(<\/b>)/g,
      (tag, start, id: string, text: string, end) =>
        text.includes('<a ') ? tag : `${start}${wrap(id, text)}${end}`,
    );
}

/**
 * Keeps retired fragments alive: an empty element with the old id, inside the place that replaced it, so that the
 * page scrolls to the same spot. @throws Error naming the fragment when the new place is not on the page
 */
export function addAliases(html: string, aliases: Record<string, string>): string {
  let result = html;
  for (const [old, now] of Object.entries(aliases)) {
    if (allIds(result).has(old)) throw new Error(`aliases.${old}: this id is still on the page`);
    const place = new RegExp(`<[a-z][a-z0-9]*(?=[\\s>])[^>]*?\\sid="${now}"[^>]*>(?:\\s*<t[hd][^>]*>)?`).exec(
      result,
    );
    if (!place) throw new Error(`aliases.${old}: nothing on the page has the id "${now}"`);
    const end = place.index + place[0].length;
    result = `${result.slice(0, end)}<span class="alias" id="${old}"></span>${result.slice(end)}`;
  }
  return result;
}

/** The part of the page that is text: what stands around it has no places of its own. */
export function inMain(html: string, change: (main: string) => string): string {
  const start = html.search(/<main[\s>]/);
  const end = html.lastIndexOf('</main>');
  if (start < 0 || end < start) return html;
  return html.slice(0, start) + change(html.slice(start, end)) + html.slice(end);
}
