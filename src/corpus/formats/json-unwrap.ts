import { isObject, type Json } from './json-values.ts';

/** Under these names services put the paper itself: Zotero, DataCite, Crossref, Semantic Scholar, INSPIRE, DBLP, DOAJ, OpenAIRE. */
const WRAPPERS =
  'data attributes message citingPaper citedPaper metadata info bibjson oaf:entity oaf:result'.split(
    ' ',
  );
/** OpenAIRE's papers lie deepest. */
const MAX_WRAPPERS = 3;
const TITLE =
  /^(?:titles?|display_name|content|abstract|dc:title|title_s|maintitle|preprint_title)$/i;

/** Whether an object is a paper, as far as its title shows. */
export function isPaper(value: Json): boolean {
  return Object.keys(value).some((name) => TITLE.test(name));
}

/** The object that has the title, whatever is around it. */
export function unwrapped(source: Json): Json {
  let around: readonly Json[] = [source];
  for (let depth = 0; depth <= MAX_WRAPPERS; depth++) {
    const paper = around.find(isPaper);
    if (paper !== undefined) return paper;
    around = around.flatMap((object) => WRAPPERS.map((name) => object[name]).filter(isObject));
  }
  return source;
}
