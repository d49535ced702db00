import { identifiersIn, wordsIn } from '../fields/references.ts';
import type { Deleted } from '../importing/deleted.ts';
import type { Paper } from '../paper.ts';
import { citationKey, citationKeysOf } from './citation-keys.ts';
import type { CitingRecord } from './citing-record.ts';
import { inverseRows, type LinkRows, linkRows } from './link-rows.ts';
import { placeMatcher } from './match-place.ts';
import { type Citable, type ReferenceMatcher, referenceMatcher } from './match-reference.ts';

/** What links are made of. */
export interface CitingCorpus {
  /** Sorted by slug. */
  readonly papers: readonly Pick<
    Paper,
    'slug' | 'titlePlain' | 'authors' | 'year' | 'venue' | 'doi' | 'arxiv' | 'url'
  >[];
  /** By slug; papers written by hand have none. */
  readonly records: ReadonlyMap<string, CitingRecord>;
  /** Papers their owner deleted: nothing leads to them. */
  readonly deleted: readonly Deleted[];
  /** Where papers went: `papers/old` → `papers/new`; what cites the old one cites the new one. */
  readonly redirects: readonly { readonly from: string; readonly to: string }[];
}

/** A reference that leads to no paper of the corpus. */
export interface OpenReference {
  /** The place of the paper that has it. */
  readonly paper: number;
  readonly reference: string;
}

/** Who cites whom within a corpus. */
export interface CitationLinks {
  readonly cites: LinkRows;
  /** The inverse of `cites`. */
  readonly citedBy: LinkRows;
  /** Papers that say they cite themselves: such a link is left out. */
  readonly selfCiting: readonly number[];
}

/**
 * Finds what papers of a corpus cite each other, null where none does: by identifiers first, then by the words of
 * references that have none: by volume and page where these are all they say, else by titles. An identifier that two
 * papers share stands for neither. References that lead to none of the papers join `open`.
 */
export function citationLinks(
  corpus: CitingCorpus,
  open: OpenReference[] = [],
): CitationLinks | null {
  const { papers, records } = corpus;
  if (![...records.values()].some(saysLinks)) return null;
  const targets = targetsOf(corpus);
  const byKey = papersByKey(targets);
  const byPlace = placeMatcher(targets.map(({ citable, keys: ids }) => ({ citable, ids })));
  let byWords: ReferenceMatcher | undefined;
  const paperOf = (reference: string, year: number | null): number => {
    const ids = identifiersIn(reference);
    for (const id of ids) {
      const paper = byKey.get(citationKey(id));
      if (paper !== undefined && paper >= 0) return paper;
    }
    const words = wordsIn(reference);
    if (words === '') return -1;
    byWords ??= referenceMatcher(targets.map(({ citable }) => citable));
    const placed = byPlace(words);
    const target = targets[placed >= 0 ? placed : byWords(words, year)];
    return target === undefined || isDenied(target, ids) ? -1 : target.paper;
  };
  const [from, to]: [number[], number[]] = [[], []];
  const selfCiting = new Set<number>();
  const link = (citing: number, cited: number) => {
    if (citing < 0 || cited < 0) return;
    if (citing === cited) selfCiting.add(citing);
    else {
      from.push(citing);
      to.push(cited);
    }
  };
  for (const [i, { slug, year }] of papers.entries()) {
    const record = records.get(slug);
    for (const reference of record?.references ?? []) {
      const cited = paperOf(reference, year);
      link(i, cited);
      if (cited < 0) open.push({ paper: i, reference });
    }
    // What cites it is later than it, by any number of years.
    for (const citation of record?.citations ?? []) link(paperOf(citation, null), i);
  }
  if (from.length === 0) return null;
  const cites = linkRows(papers.length, from, to);
  return { cites, citedBy: inverseRows(cites), selfCiting: [...selfCiting].sort((a, b) => a - b) };
}

/** Whether a reference names another identifier than the paper that its words mean has, of the same kind. */
function isDenied({ keys }: Target, ids: readonly string[]): boolean {
  const kindOf = (key: string) => key.slice(0, key.indexOf(':'));
  const kinds = new Set(ids.map((id) => kindOf(citationKey(id))));
  return keys.some((key) => kinds.has(kindOf(key)));
}

function saysLinks({ references, citations }: CitingRecord): boolean {
  return references.length > 0 || citations.length > 0;
}

/** What a reference may mean: a paper, under one of its descriptions. */
interface Target {
  readonly paper: number;
  readonly keys: readonly string[];
  readonly citable: Citable;
}

/** The papers, and behind them those deleted ones that lead to one. */
function targetsOf({ papers, records, deleted, redirects }: CitingCorpus): readonly Target[] {
  const places = new Map(papers.map(({ slug }, i) => [slug, i]));
  const targets = papers.map((paper, i): Target => {
    const ids = records.get(paper.slug)?.ids ?? [];
    return {
      paper: i,
      keys: citationKeysOf({ ...paper, ids }),
      citable: { ...paper, title: paper.titlePlain },
    };
  });
  const next = new Map(redirects.map(({ from, to }) => [slugOf(from), slugOf(to)]));
  for (const gone of deleted) {
    const paper = places.get(next.get(gone.slug) ?? '');
    if (paper === undefined || places.has(gone.slug)) continue;
    const keys = citationKeysOf({ ...gone, url: null, ids: [] });
    targets.push({ paper, keys, citable: { ...gone, venue: null } });
  }
  return targets;
}

function slugOf(path: string): string {
  return path.replace(/^papers\//, '');
}

/** Which paper each key stands for; −1 where it would be two. */
function papersByKey(targets: readonly Target[]): ReadonlyMap<string, number> {
  const byKey = new Map<string, number>();
  for (const { paper, keys } of targets)
    for (const key of keys) {
      const other = byKey.get(key);
      byKey.set(key, other === undefined || other === paper ? paper : -1);
    }
  return byKey;
}
