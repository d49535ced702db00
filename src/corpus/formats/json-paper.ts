import { jsonOrNull } from '../../words/json-or-null.ts';
import { readLatex } from '../fields/latex-text.ts';
import type { RawRecord } from './format.ts';
import { authorsOf, orcidsOf } from './json-authors.ts';
import { PATHS } from './json-paths.ts';
import { linksOf } from './json-references.ts';
import { serviceFields, venueYear } from './json-services.ts';
import { unwrapped } from './json-unwrap.ts';
import { at, isObject, type Json, textOf } from './json-values.ts';

/**
 * The paper in a JSON object of any of the ways in use: OpenAlex, Semantic Scholar, Crossref, CSL-JSON,
 * Zotero's API, OpenReview, arXiv's metadata snapshot, Europe PMC, those of `json-services.ts`, or plain fields.
 */
export function paperOf(value: object, line: number): RawRecord {
  const data = unwrapped(value as Json);
  const content = isObject(data.content) ? data.content : {};
  const get = (...paths: readonly string[]) => at([content, data], paths);
  const text = (...paths: readonly string[]) => textOf(get(...paths));
  // Only arXiv's snapshot writes LaTeX into plain fields.
  const latex =
    'authors_parsed' in data ? (field?: string) => field && readLatex(field) : (f?: string) => f;
  const orcids = orcidsOf(get(...PATHS.authors));
  const id = text(...PATHS.id);
  const ownArxiv = 'authors_parsed' in data || 'categories' in data ? text('id') : undefined;
  return {
    line,
    key: id === undefined ? null : `id:${id}`,
    title: latex(text(...PATHS.title)),
    abstract: latex(
      text(...PATHS.abstract) ?? inverted(get('abstract_inverted_index')) ?? text('description'),
    ),
    authors: authorsOf(get(...PATHS.authors)),
    ...(orcids !== undefined && { orcids }),
    dates: [
      text(...PATHS.year),
      dateOf(get(...PATHS.dateParts)),
      text(...PATHS.date),
      text('update_date'),
      venueYear(content),
      dayOf(get('pdate', 'odate', 'cdate')),
    ],
    venues: [
      ...PATHS.venues.map((paths) => text(...paths)),
      // Publish or Perish.
      'article_url' in data ? text('source') : undefined,
    ],
    doi: text(...PATHS.doi) ?? idOf(get('external_ids'), 'doi'),
    arxiv: text(...PATHS.arxiv) ?? ownArxiv,
    identifiers: [
      text('primary_location.landing_page_url'),
      text('best_oa_location.landing_page_url'),
    ],
    urls: PATHS.urls.map((paths) => text(...paths)),
    code: text(...PATHS.code),
    keywords: keywordsOf(get(...PATHS.keywords)),
    ...serviceFields(data),
    ...linksOf(data),
    all: () => [...Object.entries(content), ...Object.entries(data)],
  };
}

/** OpenAlex may not publish abstracts as text: each word stands with its places. */
function inverted(index: unknown): string | undefined {
  if (typeof index === 'string') return inverted(jsonOrNull(index));
  if (!isObject(index)) return undefined;
  const words: string[] = [];
  const places = isObject(index.InvertedIndex) ? index.InvertedIndex : index;
  for (const [word, list] of Object.entries(places)) {
    if (!Array.isArray(list)) continue;
    for (const place of list) {
      if (Number.isInteger(place) && place >= 0 && place < 1e5) words[place] = word;
    }
  }
  return words.filter((word) => word !== undefined).join(' ');
}

/** Lens lists identifiers with their kind. */
function idOf(ids: unknown, kind: string): string | undefined {
  if (!Array.isArray(ids)) return undefined;
  return textOf(ids.find((id) => isObject(id) && id.type === kind)?.value);
}

/** CSL's `date-parts`, or a date in any other writing. */
function dateOf(value: unknown): string | undefined {
  if (!isObject(value)) return textOf(value);
  const parts = Array.isArray(value['date-parts']) ? value['date-parts'][0] : undefined;
  return (
    textOf(Array.isArray(parts) ? parts[0] : parts) ??
    textOf(at([value], ['raw', 'literal', 'date-time']))
  );
}

/** OpenReview's milliseconds. */
function dayOf(value: unknown): string | undefined {
  return typeof value === 'number' && value > 1e11 && value < 1e14
    ? new Date(value).toISOString()
    : undefined;
}

function keywordsOf(value: unknown): string[] {
  if (typeof value === 'string') return value.split(value.includes(';') ? ';' : ',');
  if (!Array.isArray(value)) return [];
  return value
    .map((item) =>
      isObject(item) ? textOf(at([item], ['tag', 'display_name', 'name', 'value'])) : textOf(item),
    )
    .filter((keyword) => keyword !== undefined);
}
