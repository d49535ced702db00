import {
  identifier,
  identifierIn,
  identifiersIn,
  joinedIdentifiers,
  readReference,
  splitReferences,
  withWords,
} from '../fields/references.ts';
import type { RawRecord } from './format.ts';
import { at, isObject, type Json, textOf } from './json-values.ts';

/** Where services put identifiers of a paper, by kind. */
const PLACES: Readonly<Record<string, readonly string[]>> = {
  doi: ['DOI', 'doi', 'externalIds.DOI', 'externalids.DOI', 'ids.doi', 'dois.0', 'dois.0.value', 'identifiers.doi'],
  arxiv: ['arxiv_id', 'arxivId', 'arxiv_eprint', 'externalIds.ArXiv', 'externalids.ArXiv', 'arxiv_eprints.0.value'],
  openalex: ['ids.openalex', 'openalex'],
  pmid: ['PMID', 'pmid', 'externalIds.PubMed', 'externalids.PubMed', 'ids.pmid', 'pubmedId', 'identifiers.pmid'],
  pmcid: ['PMCID', 'pmcid', 'externalIds.PubMedCentral', 'externalids.PubMedCentral', 'ids.pmcid'],
  s2: ['paperId', 'paper_id'],
  corpus: ['corpusId', 'corpusid', 'externalIds.CorpusId', 'externalids.CorpusId'],
  wos: ['UT', 'uid', 'wosId', 'unique-id'],
  scopus: ['eid', 'EID', 'scopusId'],
  lens: ['lens_id', 'lensId'],
  dimensions: ['dimensionsId'],
  inspire: ['control_number'],
  bibcode: ['bibcode'],
}; // biome-ignore format: a table reads best in rows

/** The same, each path behind its first name: most papers have none of most. */
const KINDS = Object.entries(PLACES).map(([kind, paths]) => [kind, headed(paths)] as const);

/** Lists of what a paper cites, and of what cites it. */
const REFERENCES = headed([
  'referenced_works', 'reference', 'references', 'referenceList.reference', 'reference_ids', 'cited_references',
  'outgoingCitations', 'outCitations', 'cites',
]); // biome-ignore format: a list reads best in rows
const CITATIONS = headed(['citations', 'inCitations', 'incomingCitations', 'scholarly_citations']);
const COUNTS = headed([
  'cited_by_count', 'is-referenced-by-count', 'citationCount', 'citationcount', 'n_citation', 'citedByCount',
  'scholarly_citations_count', 'times_cited', 'citation_count', 'citedby-count', 'cited_by', 'cites', 'timesCited',
]); // biome-ignore format: a list reads best in rows
const COUNTED_ON = headed([
  'updated_date', 'indexed.date-time', 'indexed.timestamp', 'date_last_indexed', 'updated', 'dateOfRevision',
]); // biome-ignore format: a list reads best in rows

type Headed = readonly (readonly [head: string, path: string])[];

function headed(paths: readonly string[]): Headed {
  return paths.map((path) => [path.split('.')[0]!, path] as const);
}

/** The first value at any of the paths that says anything. */
function valueAt(paper: Json, paths: Headed): unknown {
  const there = paths.filter(([head]) => head in paper);
  return there.length === 0
    ? undefined
    : at(
        [paper],
        there.map(([, path]) => path),
      );
}

/** Where OpenAlex, Crossref, Semantic Scholar, CSL and others have the volume and the pages of a paper. */
const VOLUMES = ['biblio.volume', 'volume', 'journal.volume', 'journalInfo.volume'];
const PAGES = ['biblio.first_page', 'page', 'pages', 'journal.pages', 'pageInfo', 'article-number'];

/** What of a paper's JSON says how it may be cited, what it cites and what cites it. */
export function linksOf(
  data: Json,
): Pick<
  RawRecord,
  'ids' | 'volume' | 'pages' | 'references' | 'citations' | 'citedBy' | 'citedByDay'
> {
  const count = valueAt(data, COUNTS);
  return {
    ids: identifiersOf(data).filter((id) => !/^(?:doi|arxiv):/.test(id)),
    volume: textOf(at([data], VOLUMES)),
    pages: [textOf(at([data], PAGES))],
    references: listOf(valueAt(data, REFERENCES), titledReference),
    citations: listOf(valueAt(data, CITATIONS), referenceOf),
    ...((typeof count === 'number' || typeof count === 'string') && { citedBy: String(count) }),
    citedByDay: dayOf(valueAt(data, COUNTED_ON)),
  };
}

/** Crossref's milliseconds, or a date in any writing. */
function dayOf(value: unknown): string | undefined {
  if (typeof value === 'number' && value > 1e11) return new Date(value).toISOString();
  return textOf(value);
}

function identifiersOf(paper: Json): string[] {
  const found = KINDS.map(([kind, places]) => {
    const value = textOf(valueAt(paper, places));
    if (value === undefined) return null;
    // A name such as `uid` may mean anything: a form must bear it out.
    const known = identifierIn(value);
    if (known?.startsWith(`${kind}:`)) return known;
    return CERTAIN.has(kind)
      ? identifier(kind, value.replace(/^https?:\/\/\S*\/(?=\d+$)/, ''))
      : null;
  });
  const id = typeof paper.id === 'string' ? identifierIn(paper.id) : null;
  return [...found, id].filter((one) => one !== null);
}

/** Kinds whose places hold nothing else. */
const CERTAIN = new Set(['doi', 'pmid', 'pmcid', 'corpus', 'arxiv', 'inspire']);

/** The references in a list of texts or objects, or in a text that lists them. */
function listOf(value: unknown, read: typeof referenceOf): string[] {
  if (typeof value === 'string') return splitReferences(value);
  if (!Array.isArray(value)) return [];
  return value.map(read).filter((reference) => reference !== undefined);
}

/** The title of a reference, as services that know one call it. */
const TITLES = ['article-title', 'title', 'volume-title', 'series-title'];

/** With its words beside its identifiers where its title is among them: what is missed is then called by its name. */
function titledReference(value: unknown): string | undefined {
  const reference = referenceOf(value);
  if (reference === undefined || identifiersIn(reference).length === 0) return reference;
  const inner = isObject(value) ? innerOf(value) : {};
  const said = textOf(at([inner], TITLES)) === undefined ? undefined : words(inner);
  return said === undefined ? reference : withWords(reference, said);
}

function referenceOf(value: unknown): string | undefined {
  if (!isObject(value)) return textOf(value);
  const inner = innerOf(value);
  return joinedIdentifiers(identifiersOf(inner)) ?? words(inner);
}

/** Semantic Scholar and INSPIRE wrap the paper itself. */
function innerOf(value: Json): Json {
  return [value.citedPaper, value.citingPaper, value.reference].find(isObject) ?? value;
}

/** Author, year, title and place of a reference, as one line. */
function words(reference: Json): string | undefined {
  const written = textOf(
    at([reference], ['unstructured', 'raw', 'citation', 'text', 'raw_refs.0.value', 'misc.0']),
  );
  const title = textOf(at([reference], TITLES));
  if (title === undefined && written !== undefined) return written;
  const authors = at([reference], ['author', 'authors', 'authorString']);
  const author = Array.isArray(authors) ? nameOf(authors[0]) : textOf(authors);
  const parts = [
    author,
    title,
    textOf(at([reference], ['journal-title', 'journal', 'venue', 'source', 'container-title'])),
    textOf(at([reference], ['year', 'pubYear'])),
    textOf(reference.volume),
    textOf(at([reference], ['first-page', 'page', 'pages'])),
  ].filter((part) => part !== undefined && part !== '');
  if (parts.length > 0) return parts.join(', ');
  return readReference(textOf(reference) ?? textOf(reference.id) ?? '') ?? undefined;
}

function nameOf(author: unknown): string | undefined {
  if (!isObject(author)) return textOf(author);
  const [family, given] = [textOf(author.family), textOf(author.given)];
  return family === undefined ? textOf(author) : [family, given].filter(Boolean).join(' ');
}
