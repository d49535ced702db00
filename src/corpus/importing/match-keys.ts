import { createHash } from 'node:crypto';
import type { SourceRecord } from '../formats/format.ts';
import { plainText } from '../latex.ts';
import { abstractsPart } from './abstracts.ts';

/** What of a record tells it from others. */
export type Known = Pick<
  SourceRecord,
  'title' | 'abstract' | 'authors' | 'year' | 'venue' | 'doi' | 'arxiv' | 'url' | 'key'
>;

/** Registrants of preprints: the published version has a DOI of its own. */
const PREPRINT_DOI =
  /^10\.(?:48550\/arxiv|1101\/|2139\/ssrn|31234\/|31219\/|31235\/|21203\/rs|26434\/|20944\/preprints|36227\/|5281\/zenodo|22541\/|33774\/|64898\/)/i;
/** A preprint and its last printed version lie no further apart. */
export const MAX_YEARS_APART = 5;
/** Titles that many papers have. */
const COMMON_TITLE =
  /^(?:the )?(?:(?:guest )?editorials?|editors?(?: s)? note|editorial board|introduction|preface|foreword|prologue|epilogue|afterword|erratum|errata|corrigend(?:um|a)|corrections?|addendum|retraction|letters? to the editors?|letters?|(?:authors? |a )?(?:reply|response)|comments?|commentary|discussion|book reviews?|reviews?|index|(?:table of )?contents|in this issue|news|obituary|in memoriam|acknowledge?ments?|(?:list of )?reviewers?|(?:author|subject) index|abstracts?|poster abstracts?|conclusions?|summary|perspectives?|overview|conference report|announcements?|editorial introduction|front matter|back matter|cover|masthead|vorwort|einleitung|editoriale|introducción|introduccion|prólogo|éditorial|avant propos)$/u;
/** Titles of one paper share half of their words, whatever was corrected in them. */
const SHARED_WORDS = 0.5;

/** `doi 10.1/x` and the like: what proves two records one paper, as far as each has it. */
export function strongKeysOf({ doi, arxiv }: Known): string[] {
  return [
    ...(arxiv === null ? [] : [`arxiv ${arxiv.toLowerCase().replace(/v\d+$/, '')}`]),
    ...(doi === null ? [] : [`doi ${doi.toLowerCase()}`]),
  ];
}

/** What merely hints at it: `weakKeyHolds` decides. `file` keeps the entry keys of one file apart from another's. */
export function weakKeysOf({ key, url }: Known, file: string): string[] {
  const own = key !== null && /^(?:entry|row|id):/.test(key) ? `${key} in ${file}` : key;
  return [...(own === null ? [] : [`key ${own}`]), ...(url === null ? [] : [`url ${url}`])];
}

/** Ten letters for what a record says of itself: the same record has them again at the next import. */
export function fingerprintOf({
  key,
  title,
  abstract,
  authors,
  year,
  doi,
  arxiv,
  url,
}: Known): string {
  const said = JSON.stringify([key, title, abstract, authors, year, doi, arxiv, url]);
  return createHash('sha256').update(said).digest('base64url').slice(0, 10);
}

/** A title without case, accents, signs and blanks; the notice of a retraction is no part of it. */
export function titleLetters(title: string): string {
  const letters = bare(title).replace(/[^\p{L}\p{N}]+/gu, '');
  return letters === '' ? title : letters;
}

/** The words of the same; `Alzheimer's` is one. */
export function titleWords(title: string): string[] {
  return (
    bare(title)
      .replace(/['’]/g, '')
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}

/** Letters that programs write in several ways, and what stands for each: small, without accents. */
export const SPELLED: Readonly<Record<string, string>> = {
  '&': 'and', æ: 'ae', œ: 'oe', ø: 'o', ß: 'ss', ł: 'l', đ: 'd', ı: 'i', α: 'alpha', β: 'beta', γ: 'gamma',
  δ: 'delta', ε: 'epsilon', κ: 'kappa', λ: 'lambda', μ: 'mu', π: 'pi', σ: 'sigma', τ: 'tau', χ: 'chi', ω: 'omega',
}; // biome-ignore format: a table reads best in rows
const SPELLED_SIGN = new RegExp(`[${Object.keys(SPELLED).join('')}]`, 'g');

function bare(title: string): string {
  return plainText(title)
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}+/gu, '')
    .replace(SPELLED_SIGN, (sign) => SPELLED[sign]!)
    .replace(/^\W*(?:retracted(?: article)?|withdrawn)\s*[:.)\]]+/, '');
}

const ABOUT =
  'reply|response|rejoinder|comments?|commentary|discussion|corrections?|corrigend(?:um|a)|erratum|errata|retraction|addend(?:um|a)|expression of concern';
/** A title by which a paper says that it is about another: `Reply to …`, `…: comment`, `… (Erratum)`. */
const ABOUT_ANOTHER = new RegExp(
  `^\\W*(?:(?:authors?['’]?|the|a|an|further) )*(${ABOUT})(?=\\W*$|:| (?:to|on|of|by|for|from)\\b)|[:.([–—-]\\s*(?:(?:authors?['’]?|the|an?) )?(${ABOUT})\\W*$`,
  'i',
);
/** A volume, part or page that a title names. */
const PART_NUMBER = /\b(?:volume|vol|part|number|no|pages?|pp?)\.? ?(\d{1,6}|[ivxlc]{1,7})\b/gi;

/** Whether two titles say of themselves that they are two papers: one is about the other, or they name other parts. */
function titlesPart(a: string, b: string): boolean {
  const about = (title: string) => {
    const [, begins, ends] = ABOUT_ANOTHER.exec(title) ?? [];
    return (begins ?? ends ?? '').toLowerCase().slice(0, 5);
  };
  const parts = (title: string) =>
    [...title.matchAll(PART_NUMBER)].map(([, number]) => number!.toLowerCase()).join(' ');
  const [partsOfA, partsOfB] = [parts(a), parts(b)];
  return about(a) !== about(b) || (partsOfA !== '' && partsOfB !== '' && partsOfA !== partsOfB);
}

/** Whether a shared DOI or arXiv id is to be believed: chapters carry the DOI of their book, a reply that of its paper. */
export function strongKeyHolds(a: Known, b: Known): boolean {
  if (titlesPart(plainText(a.title), plainText(b.title))) return false;
  if (a.arxiv !== null && a.arxiv === b.arxiv) return true;
  return sharedWords(a.title, b.title) > 0 || a.authors.length === 0 || shareAuthor(a, b) !== false;
}

/** Whether records of one key or address are one paper whose title was corrected. */
export function weakKeyHolds(a: Known, b: Known): boolean {
  return (
    !contradict(a, b) &&
    (sharedWords(a.title, b.title) >= SHARED_WORDS ||
      (a.abstract !== '' && a.abstract === b.abstract))
  );
}

/**
 * Whether two records of one title are one paper: nothing speaks against it; where many papers share the title, as is
 * known or as its words say, nothing at all. What costs least is asked first: of three thousand namesakes each is held
 * against all others.
 */
export function titleMatches(a: Known, b: Known, isShared = false): boolean {
  if (isShared && !agreeInAll(a, b)) return false;
  if (contradict(a, b)) return false;
  if (a.year !== null && b.year !== null && Math.abs(a.year - b.year) > MAX_YEARS_APART)
    return false;
  if (shareAuthor(a, b) === false) return false;
  if (abstractsPart(a.abstract, b.abstract)) return false;
  return isShared || !isCommonTitle(a.title) || agreeInAll(a, b);
}

/** Whether all that both say is the same. */
function agreeInAll(a: Known, b: Known): boolean {
  const agree = (field: 'abstract' | 'year' | 'venue') =>
    !a[field] || !b[field] || a[field] === b[field];
  return agree('abstract') && agree('year') && agree('venue');
}

/** Identifiers that differ, unless one belongs to a preprint. */
export function contradict(a: Known, b: Known): boolean {
  if (a.arxiv !== null && b.arxiv !== null && a.arxiv !== b.arxiv) return true;
  if (a.doi === null || b.doi === null || a.doi.toLowerCase() === b.doi.toLowerCase()) return false;
  return PREPRINT_DOI.test(a.doi) === PREPRINT_DOI.test(b.doi);
}

/** Whether they have an author in common; null where one of them has none at all. */
function shareAuthor(a: Known, b: Known): boolean | null {
  if (a.authors.length === 0 || b.authors.length === 0) return null;
  const words = new Set(a.authors.flatMap(nameWords));
  return b.authors.some((name) => nameWords(name).some((word) => words.has(word)));
}

/** Words of a name longer than initials. */
export function nameWords(name: string): string[] {
  return name
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter((word) => word.length > 1);
}

/** Share of the smaller title's words that are also in the larger one. */
function sharedWords(a: string, b: string): number {
  const wordsOf = (title: string) =>
    new Set(
      plainText(title)
        .toLowerCase()
        .match(/[\p{L}\p{N}]+/gu) ?? [title],
    );
  const [small, large] = [wordsOf(a), wordsOf(b)].sort((x, y) => x.size - y.size);
  return [...small!].filter((word) => large!.has(word)).length / Math.max(1, small!.size);
}

/** Whether a title is one that many papers have, such as `Editorial`. */
export function isCommonTitle(title: string): boolean {
  const words =
    plainText(title)
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  return COMMON_TITLE.test(words.join(' '));
}

/** Whether a DOI is a preprint's. */
export function isPreprintDoi(doi: string): boolean {
  return PREPRINT_DOI.test(doi);
}
