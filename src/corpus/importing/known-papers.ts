import {
  fingerprintOf,
  type Known,
  strongKeyHolds,
  strongKeysOf,
  titleLetters,
  titleMatches,
  weakKeyHolds,
  weakKeysOf,
} from './match-keys.ts';

/** What stands for one paper while an import runs. */
export interface PaperCluster {
  /** Null where no import knew it: it gets one when all its records are together. */
  readonly slug: string | null;
  /** All that is known of it: its last import, the owner's file, the records of this run. */
  readonly known: Known[];
  /** Whether this run has a record of it. */
  met: boolean;
}

/** All papers of an import, found by what was together before, by strong keys, by title, by weak keys. */
export interface KnownPapers {
  readonly clusters: PaperCluster[];
  readonly byFingerprint: Map<string, PaperCluster>;
  readonly byStrongKey: Map<string, PaperCluster>;
  readonly byTitle: Map<string, PaperCluster[]>;
  readonly byWeakKey: Map<string, PaperCluster>;
}

/** A title that more papers share says nothing of any two. */
export const MAX_NAMESAKES = 20;

/** No papers yet. */
export function emptyKnownPapers(): KnownPapers {
  return {
    clusters: [],
    byFingerprint: new Map(),
    byStrongKey: new Map(),
    byTitle: new Map(),
    byWeakKey: new Map(),
  };
}

/** Adds a paper of which nothing is known yet. */
export function addCluster({ clusters }: KnownPapers, slug: string | null): PaperCluster {
  const cluster = { slug, known: [], met: false };
  clusters.push(cluster);
  return cluster;
}

/** Notes what is known of a paper, from the file of this name. */
export function addKnown(
  { byStrongKey, byTitle, byWeakKey }: KnownPapers,
  cluster: PaperCluster,
  known: Known,
  file: string,
): void {
  cluster.known.push(known);
  for (const key of strongKeysOf(known)) if (!byStrongKey.has(key)) byStrongKey.set(key, cluster);
  for (const key of weakKeysOf(known, file)) if (!byWeakKey.has(key)) byWeakKey.set(key, cluster);
  const letters = titleLetters(known.title);
  const sharing = byTitle.get(letters);
  if (sharing === undefined) byTitle.set(letters, [cluster]);
  else if (!sharing.includes(cluster)) sharing.push(cluster);
}

/** The paper that these records of one are, as far as it is known. */
export function findCluster(
  { byFingerprint, byStrongKey, byTitle, byWeakKey }: KnownPapers,
  records: readonly Known[],
  file: string,
): PaperCluster | undefined {
  const byPrint =
    byFingerprint.size === 0
      ? []
      : records.map((record) => byFingerprint.get(fingerprintOf(record)));
  const together = byPrint.find((cluster) => cluster !== undefined);
  if (together !== undefined) return together;
  const all = ({ known }: PaperCluster, holds: (a: Known, b: Known) => boolean) =>
    known.every((one) => records.every((record) => holds(one, record)));
  const proven = records
    .flatMap(strongKeysOf)
    .map((key) => byStrongKey.get(key))
    .find((cluster) => cluster !== undefined && all(cluster, strongKeyHolds));
  if (proven !== undefined) return proven;
  const sharing = records.flatMap(({ title }) => byTitle.get(titleLetters(title)) ?? []);
  const isShared = sharing.length > MAX_NAMESAKES;
  const same = sharing.find((cluster) => all(cluster, (a, b) => titleMatches(a, b, isShared)));
  if (same !== undefined) return same;
  // What follows knows papers of an earlier import again; within one run two records of one key are two records.
  const before = ({ slug, met }: PaperCluster) => slug !== null && !met;
  const likely = records
    .flatMap((record) => weakKeysOf(record, file))
    .map((key) => byWeakKey.get(key))
    .find((cluster) => cluster !== undefined && before(cluster) && all(cluster, weakKeyHolds));
  return likely ?? sharing.find((cluster) => before(cluster) && all(cluster, weakKeyHolds));
}
