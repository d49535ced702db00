import { tidyText } from '../markdown.ts';
import { findArxiv, findDoi, readDoi } from './identifiers.ts';
import { readMarkup } from './markup.ts';
import { readLine } from './wrapped-lines.ts';

/** No paper cites more; a list that seems to is a fault of its service, and its owner is told. */
export const MAX_REFERENCES = 10_000;
/** A reference in words needs no more to be known by its title, authors and year. */
const MAX_TEXT = 500;

/**
 * Identifiers in the writing of `imported.jsonl`, `<kind>:<value>`: `doi:10.1000/182` (lower case), `arxiv:2401.01234`,
 * `pmid:30689646`, `pmcid:PMC123`, `openalex:W123`, `wos:000123`, `scopus:2-s2.0-123`, `s2:` Semantic Scholar's forty
 * digits, `corpus:` its number, `lens:`, `dimensions:`, `inspire:`, `bibcode:`.
 */
type Identifier = `${string}:${string}`;

/** How identifiers without a name of their own are known by their form. */
const FORMS: readonly (readonly [kind: string, form: RegExp])[] = [
  ['openalex', /^(?:https?:\/\/(?:api\.)?openalex\.org\/(?:works\/)?)?(W\d{4,12})$/i],
  ['s2', /^(?:https?:\/\/(?:www\.)?semanticscholar\.org\/paper\/(?:[^/]*\/)?)?([0-9a-f]{40})$/i],
  ['wos', /^(?:(?:WOS|ISI):)((?:A19|0)[0-9A-Z]{9,16})$/i],
  ['scopus', /^(2-s2\.0-\d{6,14})$/i],
  ['lens', /^(\d{3}-\d{3}-\d{3}-\d{3}-\d{2}[\dX])$/i],
  ['dimensions', /^(pub\.\d{6,14})$/i],
  ['pmid', /^(?:https?:\/\/(?:pubmed\.ncbi\.nlm\.nih\.gov|www\.ncbi\.nlm\.nih\.gov\/pubmed)\/|(?:pmid|medline):?\s*)(\d{1,9})\/?$/i],
  ['pmcid', /^(?:https?:\/\/\S*\/pmc\/articles\/|pmc(?:id)?:?\s*)?(PMC\d{1,9})\/?$/i],
  ['inspire', /^https?:\/\/inspirehep\.net\/(?:api\/)?literature\/(\d+)$/i],
  ['bibcode', /^((?:1[5-9]|20)\d\d[A-Za-z.&]{5}[\w.]{9}[A-Za-z.:])$/],
]; // biome-ignore format: a table reads best in rows

/** An identifier that its form betrays; null where none does. */
export function identifierIn(text: string): Identifier | null {
  const bare = text.trim();
  for (const [kind, form] of FORMS) {
    const value = form.exec(bare)?.[1];
    if (value !== undefined) return identifier(kind, value);
  }
  return null;
}

/** An identifier of a kind that a field names; null where the value is none of it. */
export function identifier(kind: string, value: string): Identifier | null {
  const text = tidyText(value).trim();
  if (text === '' || text.length > MAX_TEXT || /\s/.test(text)) return null;
  if (kind === 'doi') {
    const doi = readDoi(text);
    return doi === null ? null : `doi:${doi.toLowerCase()}`;
  }
  if (kind === 'pmid') return /^\d{1,9}$/.test(text) ? `pmid:${text}` : null;
  if (kind === 'wos') return `wos:${text.replace(/^(?:WOS|ISI):/i, '').toUpperCase()}`;
  if (kind === 'openalex') return `openalex:${text.replace(/^.*\//, '').toUpperCase()}`;
  if (kind === 'pmcid') return `pmcid:PMC${text.replace(/^PMC/i, '')}`;
  return `${kind}:${kind === 's2' ? text.toLowerCase() : text}`;
}

/** Signs without width, which word processors leave behind DOIs. */
const INVISIBLE = /[\u00ad\u200b-\u200d\u2060\ufeff]/g;
/** An identifier in a text, with what leads to it; Web of Science has it last, in brackets where it knows several. */
const IDENTIFIER_IN_TEXT =
  /[,;]?\s*(?:\b(?:doi|arxiv|pmid|available at|url)\b[:\s]*)*(?:https?:\/\/\S+|\[?\b10\.\d{4,9}\/(?:\S+\],?|[^\s\]]*[^\s\],;](?:, (?:doi )?10\.\S+)*\]?)|\bpmid:?\s*\d+|\barxiv:\s*\S+)/gi;
/** Fewer letters beside an identifier say nothing of the work: `accessed 2020`. */
const MIN_LETTERS_BESIDE = 12;

/**
 * A reference as it is kept: its identifiers, parted by blanks, and behind them its words on one line, as far as they say
 * who wrote what; words alone where it has no identifier. Null where nothing is said.
 */
export function readReference(source: string): string | null {
  const text = source.replace(INVISIBLE, '').trim();
  if (text === '') return null;
  const known = identifierIn(text) ?? identifierOf(text);
  if (known === null) return wordsOf(text);
  return withWords(known, text.slice(0, 2 * MAX_TEXT).replace(IDENTIFIER_IN_TEXT, ''));
}

/** Identifiers with the words beside them, where these say enough. */
export function withWords(ids: string, text: string): string {
  const words = wordsOf(text);
  const letters = words?.match(/\p{L}/gu)?.length ?? 0;
  return words === null || letters < MIN_LETTERS_BESIDE || LEADING.test(words)
    ? ids
    : `${ids} ${words}`;
}

/** The first identifier named in a text of other words. */
function identifierOf(text: string): string | null {
  const doi = findDoi(text);
  if (doi !== null) return `doi:${doi.toLowerCase()}`;
  const arxiv = findArxiv(text);
  if (arxiv !== null) return `arxiv:${arxiv}`;
  const pmid = /\bPMID:?\s*(\d{4,9})\b/i.exec(text)?.[1];
  return pmid === undefined ? null : `pmid:${pmid}`;
}

function wordsOf(text: string): string | null {
  const words = tidyText(readLine(readMarkup(text.slice(0, 2 * MAX_TEXT))));
  const bare = words.normalize('NFC').replace(/^[\s,;.]+|[\s,;.]+$/g, '');
  return /\p{L}/u.test(bare) ? bare.slice(0, MAX_TEXT).trim() : null;
}

/** Identifiers of one reference as it is kept; null without any. */
export function joinedIdentifiers(found: readonly (string | null)[]): string | null {
  const known = found.filter((one) => one !== null);
  return known.length === 0 ? null : [...new Set(known)].join(' ');
}

const NONE: readonly string[] = [];

/** Each reference once, in order, no more than `MAX_REFERENCES`; `read` ones pass through. */
export function readReferences(sources: readonly string[] | undefined): readonly string[] {
  if (sources === undefined || sources.length === 0) return NONE;
  const found = new Set<string>();
  for (const source of sources) {
    if (found.size === MAX_REFERENCES) break;
    const reference = LEADING.test(source) ? source : readReference(source);
    if (reference !== null) found.add(reference);
  }
  return found.size === 0 ? NONE : [...found];
}

/** Identifiers at the beginning of a reference as it is kept. */
const LEADING =
  /^(?:(?:doi|arxiv|pmid|pmcid|openalex|wos|scopus|s2|corpus|lens|dimensions|inspire|bibcode):\S+(?: |$))+/;

/** The identifiers of a reference as it is kept; none where it has only words. */
export function identifiersIn(reference: string): readonly string[] {
  return LEADING.exec(reference)?.[0].trim().split(' ') ?? [];
}

/** The words of a reference as it is kept; '' where it has only identifiers. */
export function wordsIn(reference: string): string {
  return reference.replace(LEADING, '');
}

/** The references in a text that lists them: a line each, or parted by semicolons. */
export function splitReferences(list: string): string[] {
  const text = list.trim();
  // Dimensions begins each with its authors in brackets.
  if (/^\[/.test(text) && /;\s*\[/.test(text)) return text.split(/;\s*(?=\[)/);
  const lines = text.split(/\n+/).filter((line) => line.trim() !== '');
  if (lines.length > 1 && !text.includes('; ')) return lines.map((line) => line.trim());
  return text.split(/[;|]\s+|;;|\|(?=https?:|W\d)/);
}
