import { jsonOrNull } from '../../words/json-or-null.ts';
import { readLatex } from '../fields/latex-text.ts';
import { splitNames } from '../fields/person-names.ts';
import { at, isObject, type Json, printedList, textOf } from './json-values.ts';

/** The names in a field of authors: a text, a list of texts, or objects in any of the ways services write persons. */
export function authorsOf(value: unknown): string[] {
  // Some libraries print a list where a list should be.
  if (typeof value === 'string') {
    const list = /^\s*\[/.test(value) ? jsonOrNull(value) : null;
    if (Array.isArray(list)) return authorsOf(list);
    return printedList(value) ?? splitNames(readLatex(value));
  }
  if (!Array.isArray(value)) return isObject(value) ? [nameOf(value)] : [];
  return writers(value).map(nameOf);
}

/** What identifies each of `authorsOf` a list of objects, in any writing; undefined where nothing does. */
export function orcidsOf(value: unknown): string[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const orcids = writers(value).map((creator) =>
    isObject(creator) ? ORCIDS.map((path) => said(at([creator], [path]))).join(' ') : '',
  );
  return orcids.some((text) => text.trim() !== '') ? orcids : undefined;
}

/** OpenAlex, Crossref and CSL, most others, Europe PMC, DataCite. */
const ORCIDS = ['author.orcid', 'ORCID', 'orcid', 'authorId', 'nameIdentifiers'];

function said(value: unknown): string {
  return value === undefined || value === null ? '' : JSON.stringify(value);
}

function writers(creators: readonly unknown[]): readonly unknown[] {
  return creators.filter(
    (creator) => !(isObject(creator) && isEditor(creator)) && nameOf(creator) !== '',
  );
}

function isEditor(creator: Json): boolean {
  return typeof creator.creatorType === 'string' && /editor|translator/i.test(creator.creatorType);
}

function nameOf(author: unknown): string {
  if (typeof author === 'string') return author;
  // arXiv: family, given, suffix.
  if (Array.isArray(author)) {
    const [family = '', given = '', suffix = ''] = author.map((part) => textOf(part) ?? '');
    return [given, family, suffix]
      .filter((part) => part !== '')
      .map(readLatex)
      .join(' ');
  }
  if (!isObject(author)) return '';
  const text = (...paths: readonly string[]) => textOf(at([author], paths));
  const family = text('family', 'lastName', 'last_name', 'last', 'surname', 'familyName');
  if (family === undefined)
    return (
      text(
        'author.display_name',
        'raw_author_name',
        'name',
        'fullName',
        'full_name',
        'display_name',
        'literal',
        'text',
      ) ?? ''
    );
  const given = text('given', 'firstName', 'first_name', 'first', 'givenName', 'initials');
  const particle = text('non-dropping-particle') ?? text('dropping-particle');
  return [given, particle, family, text('suffix')].filter((part) => part !== undefined).join(' ');
}
