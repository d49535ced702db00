import type { SourceRecord } from '../formats/format.ts';
import { plainText } from '../latex.ts';
import type { Source } from '../reading/read-source.ts';
import { makeSlug } from '../slug.ts';
import { knownDeleted } from './deleted.ts';
import { enter, find, newRegister, newWork, type Register, type Work } from './known-papers.ts';
import { type Known, proofHolds, proofsOf, titleHolds } from './match-keys.ts';
import { findNearTitles } from './near-titles.ts';
import { knownOf, type PapersFolder } from './papers-folder.ts';

/** A corpus file as the import sees it: `id` is the name under which `imported.jsonl` keeps it. */
export interface NamedSource extends Source {
  readonly id: string;
}

/** A record, and the place of its file among the sources. */
interface Member {
  readonly record: SourceRecord;
  readonly source: number;
}

/** All records of this import that are one paper, in the order of files and lines. */
export interface Gathered {
  readonly slug: string;
  readonly members: Member[];
}

/** A title that more papers share says nothing of any two. */
const MOST_NAMESAKES = 20;

/**
 * Puts each record to the paper it is: one of an earlier import, one the owner wrote, one met before in this run, or a
 * new one with a slug of its own. What proves most is asked of all records first: identifiers, then titles, then
 * titles that nearly agree.
 */
export function gatherPapers(
  sources: readonly NamedSource[],
  folder: PapersFolder,
): readonly Gathered[] {
  const register = registerOf(folder);
  const works = findWorks(register, sources);
  const joined = joinAlike(register);
  const taken = new Set([
    ...folder.imported.keys(),
    ...folder.files,
    ...folder.strange.keys(),
    ...folder.deleted.keys(),
  ]);
  const gathered = new Map<Work, Gathered>();
  for (const [place, source] of sources.entries()) {
    for (const record of source.records) {
      const own = works.get(record)!;
      const work = joined.get(own) ?? own;
      const slug =
        gathered.get(work)?.slug ?? work.slug ?? makeSlug(plainText(record.title), taken);
      taken.add(slug);
      const paper = gathered.get(work) ?? { slug, members: [] };
      paper.members.push({ record, source: place });
      gathered.set(work, paper);
    }
  }
  return [...gathered.values()];
}

/** What earlier imports and the owner know. */
function registerOf({ imported, byHand, deleted }: PapersFolder): Register {
  const register = newRegister();
  for (const entry of imported.values()) {
    const work = newWork(register, entry.slug);
    enter(register, work, entry, entry.source);
    for (const mark of entry.marks) register.marks.set(mark, work);
  }
  for (const [slug, one] of deleted)
    if (!imported.has(slug)) enter(register, newWork(register, slug), knownDeleted(one), '');
  for (const [slug, file] of byHand) enter(register, newWork(register, slug), knownOf(file), '');
  return register;
}

/** The paper of each record, by identifiers, equal titles and hints; new ones are entered. */
function findWorks(
  register: Register,
  sources: readonly NamedSource[],
): ReadonlyMap<SourceRecord, Work> {
  const kinOf = findKin(sources);
  const works = new Map<SourceRecord, Work>();
  for (const source of sources) {
    for (const record of source.records) {
      if (works.has(record)) continue;
      const kin = kinOf.get(record)!;
      const work = find(register, kin, source.id) ?? newWork(register, null);
      work.met = true;
      for (const one of kin) {
        enter(register, work, one, source.id);
        works.set(one, work);
      }
    }
  }
  return works;
}

/** Records that an identifier proves to be one paper; titles are compared only when this is known of all. */
function findKin(
  sources: readonly NamedSource[],
): ReadonlyMap<SourceRecord, readonly SourceRecord[]> {
  const byProof = new Map<string, SourceRecord[]>();
  const byRecord = new Map<SourceRecord, SourceRecord[]>();
  for (const record of sources.flatMap(({ records }) => records)) {
    const proofs = proofsOf(record);
    const kin =
      proofs
        .map((proof) => byProof.get(proof))
        .find((found) => found?.every((other) => proofHolds(other, record))) ?? [];
    kin.push(record);
    byRecord.set(record, kin);
    for (const proof of proofs) if (!byProof.has(proof)) byProof.set(proof, kin);
  }
  return byRecord;
}

/**
 * New papers that turn out to be another: their titles nearly agree, or a record that came later has the titles of
 * both. Each with that other.
 */
function joinAlike({ works, titles }: Register): ReadonlyMap<Work, Work> {
  const old = works.filter(({ slug }) => slug !== null);
  const fresh = works.filter(({ slug }) => slug === null);
  const near = findNearTitles(
    old.flatMap(({ known }) => known),
    fresh.flatMap(({ known }) => known),
  );
  const workOf = new Map<Known, Work>();
  for (const work of works) for (const one of work.known) if (near.has(one)) workOf.set(one, work);
  const namesakes = new Map<Work, Work[]>();
  for (const sharing of titles.values()) {
    if (sharing.length < 2 || sharing.length > MOST_NAMESAKES) continue;
    for (const work of sharing) namesakes.set(work, [...(namesakes.get(work) ?? []), ...sharing]);
  }
  const joined = new Map<Work, Work>();
  const settled = new Set(old);
  for (const work of fresh) {
    const alike = work.known.flatMap((one) => near.get(one) ?? []).map((one) => workOf.get(one)!);
    const [into] = [...(namesakes.get(work) ?? []), ...alike]
      .map((other) => joined.get(other) ?? other)
      .filter((other) => settled.has(other) && holdTogether(other, work))
      .sort((a, b) => Number(a.slug === null) - Number(b.slug === null));
    if (into === undefined) settled.add(work);
    else {
      joined.set(work, into);
      into.known.push(...work.known);
    }
  }
  return joined;
}

function holdTogether({ known }: Work, other: Work): boolean {
  return known.every((one) => other.known.every((record) => titleHolds(one, record)));
}
