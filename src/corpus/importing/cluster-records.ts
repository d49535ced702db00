import type { SourceRecord } from '../formats/format.ts';
import { plainText } from '../latex.ts';
import type { Source } from '../reading/read-source.ts';
import { makeSlug } from '../slug.ts';
import { knownDeleted } from './deleted.ts';
import {
  addCluster,
  addKnown,
  emptyKnownPapers,
  findCluster,
  type KnownPapers,
  MAX_NAMESAKES,
  type PaperCluster,
} from './known-papers.ts';
import { type Known, strongKeyHolds, strongKeysOf, titleMatches } from './match-keys.ts';
import { findNearTitles } from './near-titles.ts';
import { knownOf, type PapersFolder } from './papers-folder.ts';

/** A corpus file as the import sees it: `id` is the name under which `imported.jsonl` keeps it. */
export interface NamedSource extends Source {
  readonly id: string;
}

/** The records of a file, and its name. */
type NamedRecords = Pick<NamedSource, 'id' | 'records'>;

/** A record, and the place of its file among the sources. */
interface Member {
  readonly record: SourceRecord;
  readonly source: number;
}

/** All records of this import that are one paper, in the order of files and lines. */
export interface RecordCluster {
  readonly slug: string;
  readonly members: Member[];
}

/**
 * Puts each record to the paper it is: one of an earlier import, one the owner wrote, one met before in this run, or a
 * new one with a slug of its own. What proves most is asked of all records first: identifiers, then titles, then
 * titles that nearly agree.
 */
export function clusterRecords(
  sources: readonly NamedSource[],
  folder: PapersFolder,
): readonly RecordCluster[] {
  const clusterOf = clusterFinder(knownPapersOf(folder), sources);
  const taken = new Set([
    ...folder.imported.keys(),
    ...folder.files,
    ...folder.strange.keys(),
    ...folder.deleted.keys(),
  ]);
  const found = new Map<PaperCluster, RecordCluster>();
  for (const [place, source] of sources.entries()) {
    for (const record of source.records) {
      const cluster = clusterOf(record);
      const slug =
        found.get(cluster)?.slug ?? cluster.slug ?? makeSlug(plainText(record.title), taken);
      taken.add(slug);
      const paper = found.get(cluster) ?? { slug, members: [] };
      paper.members.push({ record, source: place });
      found.set(cluster, paper);
    }
  }
  return [...found.values()];
}

/** Records that are one paper each, as an import of nothing else would put them together, in their order. */
export function groupRecords(
  records: readonly SourceRecord[],
): readonly (readonly SourceRecord[])[] {
  const clusterOf = clusterFinder(emptyKnownPapers(), [{ id: '', records }]);
  const groups = new Map<PaperCluster, SourceRecord[]>();
  for (const record of records) {
    const cluster = clusterOf(record);
    const group = groups.get(cluster);
    if (group === undefined) groups.set(cluster, [record]);
    else group.push(record);
  }
  return [...groups.values()];
}

/** The paper of each record, by keys and titles first, then by titles that nearly agree; new ones are added to `known`. */
function clusterFinder(
  known: KnownPapers,
  sources: readonly NamedRecords[],
): (record: SourceRecord) => PaperCluster {
  const clusters = clusterOfEach(known, sources);
  const joined = joinNearTitles(known);
  return (record) => {
    const own = clusters.get(record)!;
    return joined.get(own) ?? own;
  };
}

/** What earlier imports and the owner know. */
function knownPapersOf({ imported, byHand, deleted }: PapersFolder): KnownPapers {
  const known = emptyKnownPapers();
  for (const entry of imported.values()) {
    const cluster = addCluster(known, entry.slug);
    addKnown(known, cluster, entry, entry.source);
    for (const mark of entry.marks) known.byFingerprint.set(mark, cluster);
  }
  for (const [slug, one] of deleted)
    if (!imported.has(slug)) addKnown(known, addCluster(known, slug), knownDeleted(one), '');
  for (const [slug, file] of byHand) addKnown(known, addCluster(known, slug), knownOf(file), '');
  return known;
}

/** The paper of each record, by strong keys, equal titles and weak keys; new ones are added. */
function clusterOfEach(
  known: KnownPapers,
  sources: readonly NamedRecords[],
): ReadonlyMap<SourceRecord, PaperCluster> {
  const sharing = sharingStrongKey(sources);
  const clusters = new Map<SourceRecord, PaperCluster>();
  for (const source of sources) {
    for (const record of source.records) {
      if (clusters.has(record)) continue;
      const records = sharing.get(record)!;
      const cluster = findCluster(known, records, source.id) ?? addCluster(known, null);
      cluster.met = true;
      for (const one of records) {
        addKnown(known, cluster, one, source.id);
        clusters.set(one, cluster);
      }
    }
  }
  return clusters;
}

/** Records that an identifier proves to be one paper; titles are compared only when this is known of all. */
function sharingStrongKey(
  sources: readonly NamedRecords[],
): ReadonlyMap<SourceRecord, readonly SourceRecord[]> {
  const byStrongKey = new Map<string, SourceRecord[]>();
  const byRecord = new Map<SourceRecord, SourceRecord[]>();
  for (const record of sources.flatMap(({ records }) => records)) {
    const keys = strongKeysOf(record);
    const records =
      keys
        .map((key) => byStrongKey.get(key))
        .find((found) => found?.every((other) => strongKeyHolds(other, record))) ?? [];
    records.push(record);
    byRecord.set(record, records);
    for (const key of keys) if (!byStrongKey.has(key)) byStrongKey.set(key, records);
  }
  return byRecord;
}

/**
 * New papers that turn out to be another: their titles nearly agree, or a record that came later has the titles of
 * both. Each with that other.
 */
function joinNearTitles({
  clusters,
  byTitle,
}: KnownPapers): ReadonlyMap<PaperCluster, PaperCluster> {
  const old = clusters.filter(({ slug }) => slug !== null);
  const fresh = clusters.filter(({ slug }) => slug === null);
  const near = findNearTitles(
    old.flatMap(({ known }) => known),
    fresh.flatMap(({ known }) => known),
  );
  const clusterOf = new Map<Known, PaperCluster>();
  for (const cluster of clusters)
    for (const one of cluster.known) if (near.has(one)) clusterOf.set(one, cluster);
  const namesakes = new Map<PaperCluster, PaperCluster[]>();
  for (const sharing of byTitle.values()) {
    if (sharing.length < 2 || sharing.length > MAX_NAMESAKES) continue;
    for (const cluster of sharing)
      namesakes.set(cluster, [...(namesakes.get(cluster) ?? []), ...sharing]);
  }
  const joined = new Map<PaperCluster, PaperCluster>();
  const settled = new Set(old);
  for (const cluster of fresh) {
    const alike = cluster.known
      .flatMap((one) => near.get(one) ?? [])
      .map((one) => clusterOf.get(one)!);
    const [into] = [...(namesakes.get(cluster) ?? []), ...alike]
      .map((other) => joined.get(other) ?? other)
      .filter((other) => settled.has(other) && holdTogether(other, cluster))
      .sort((a, b) => Number(a.slug === null) - Number(b.slug === null));
    if (into === undefined) settled.add(cluster);
    else {
      joined.set(cluster, into);
      into.known.push(...cluster.known);
    }
  }
  return joined;
}

function holdTogether({ known }: PaperCluster, other: PaperCluster): boolean {
  return known.every((one) => other.known.every((record) => titleMatches(one, record)));
}
