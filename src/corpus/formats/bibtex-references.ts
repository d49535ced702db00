import { readLatex } from '../fields/latex-text.ts';
import { identifier, identifierIn, splitReferences } from '../fields/references.ts';
import type { RawRecord } from './format.ts';

type Fields = ReadonlyMap<string, string>;

const OWN_IDS = [
  ['pmid', 'pmid'],
  ['pmcid', 'pmcid'],
  ['s2', 's2id'],
  ['openalex', 'openalex'],
] as const;
/** Of a form that tells them. */
const OWN_NAMES = ['unique-id', 'ut', 'eid', 'scopus', 'url', 'openalexid', 'lens-id'];
/** JabRef, Web of Science, Scopus and others, for what an entry cites. */
const REFERENCES = [
  'cites',
  'cited-references',
  'cited_references',
  'references',
  'citedreferences',
];

/** What of an entry says how it may be cited, what it cites and how often it is cited; `byKey` has the entries of its file. */
export function linksOf(
  fields: Fields,
  byKey: ReadonlyMap<string, Fields>,
): Pick<RawRecord, 'ids' | 'volume' | 'pages' | 'references' | 'citedBy' | 'citedByDay'> {
  const read = (...names: readonly string[]) => {
    const name = names.find((candidate) => fields.has(candidate));
    return name === undefined ? undefined : readLatex(fields.get(name)!);
  };
  return {
    ids: [
      ...OWN_IDS.map(([kind, name]) => identifierOf(kind, read(name))),
      ...OWN_NAMES.map((name) => identifierIn(read(name) ?? '')),
    ],
    volume: read('volume'),
    pages: [read('pages'), read('article-number', 'art_number', 'eid')],
    references: REFERENCES.flatMap((name) => referencesOf(fields.get(name), byKey)),
    citedBy:
      read('times-cited', 'citedby', 'cited-by') ??
      /Cited by ?:? ?(\d+)/i.exec(read('note') ?? '')?.[1],
    citedByDay: read('da') ?? /Export date: ?([^;]+)/i.exec(read('note') ?? '')?.[1],
  };
}

function identifierOf(kind: string, value: string | undefined): string | null {
  return value === undefined ? null : identifier(kind, value);
}

/** Keys or DOIs parted by commas, as JabRef has them, or references as they are printed. */
function referencesOf(value: string | undefined, byKey: ReadonlyMap<string, Fields>): string[] {
  const text = readLatex(value ?? '');
  if (text === '') return [];
  return /^[^\s,;]+(?:\s*[,;]\s*[^\s,;]+)*$/.test(text)
    ? text.split(/\s*[,;]\s*/).map((one) => citedEntry(byKey.get(one.toLowerCase())) ?? one)
    : splitReferences(text);
}

/** An entry of the same file as what cites it would print it. */
function citedEntry(fields: Fields | undefined): string | null {
  if (fields === undefined) return null;
  const doi = fields.get('doi');
  if (doi !== undefined) return doi;
  return ['author', 'title', 'year']
    .map((name) => readLatex(fields.get(name) ?? ''))
    .filter((part) => part !== '')
    .join(', ');
}
