import { isObject, type Json } from './json-values.ts';

/** Under these names services put the paper itself: Zotero, DataCite, Crossref, Semantic Scholar, INSPIRE, DBLP, DOAJ. */
const WRAPPERS = 'data attributes message citingPaper citedPaper metadata info bibjson'.split(' ');

/** Whether an object is a paper, as far as its title shows. */
export function isPaper(value: Json): boolean {
  return ['title', 'titles', 'display_name', 'content', 'abstract', 'dc:title'].some(
    (field) => field in value,
  );
}

/** The object that has the title, whatever is around it. */
export function unwrapped(source: Json): Json {
  if (isPaper(source)) return source;
  const inner = WRAPPERS.map((name) => source[name]).find(
    (value): value is Json => isObject(value) && isPaper(value),
  );
  return inner ?? source;
}
