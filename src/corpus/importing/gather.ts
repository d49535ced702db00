import type { SourceRecord } from '../formats/format.ts';
import { plainText } from '../latex.ts';
import type { Source } from '../reading/read-source.ts';
import { makeSlug } from '../slug.ts';
import {
  hintHolds,
  hintsOf,
  type Known,
  proofHolds,
  proofsOf,
  titleHolds,
  titleLetters,
} from './identity.ts';
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

/** Who is who: by identifiers, by title, by what hints at an earlier import. */
interface Register {
  readonly proofs: Map<string, string>;
  readonly titles: Map<string, string[]>;
  readonly hints: Map<string, string>;
  /** All that is known of each paper: its last import, the owner's file, the records of this run. */
  readonly known: Map<string, Known[]>;
}

/**
 * Puts each record to the paper it is: one of an earlier import, one the owner wrote, one met before in this run, or a
 * new one with a slug of its own.
 */
export function gatherPapers(
  sources: readonly NamedSource[],
  { imported, files, byHand }: PapersFolder,
): readonly Gathered[] {
  const register: Register = {
    proofs: new Map(),
    titles: new Map(),
    hints: new Map(),
    known: new Map(),
  };
  for (const entry of imported.values()) enter(register, entry.slug, entry, entry.source);
  for (const [slug, file] of byHand) enter(register, slug, knownOf(file), '');
  const taken = new Set([...imported.keys(), ...files]);
  const kinOf = findKin(sources);
  const gathered = new Map<string, Gathered>();
  for (const [place, source] of sources.entries()) {
    for (const record of source.records) {
      const kin = kinOf.get(record)!;
      if (kin.slug === null) {
        const known = find(register, kin.records, source.id, gathered);
        kin.slug = known ?? makeSlug(plainText(record.title), taken);
        taken.add(kin.slug);
        for (const one of kin.records) enter(register, kin.slug, one, source.id);
      }
      const { slug } = kin;
      const paper = gathered.get(slug);
      if (paper === undefined) gathered.set(slug, { slug, members: [{ record, source: place }] });
      else paper.members.push({ record, source: place });
    }
  }
  return [...gathered.values()];
}

/** Records that an identifier proves to be one paper; titles are compared only when this is known of all. */
interface Kin {
  readonly records: SourceRecord[];
  slug: string | null;
}

function findKin(sources: readonly NamedSource[]): ReadonlyMap<SourceRecord, Kin> {
  const byProof = new Map<string, Kin>();
  const byRecord = new Map<SourceRecord, Kin>();
  for (const record of sources.flatMap(({ records }) => records)) {
    const proofs = proofsOf(record);
    const kin = proofs
      .map((proof) => byProof.get(proof))
      .find((found) => found?.records.every((other) => proofHolds(other, record))) ?? {
      records: [],
      slug: null,
    };
    kin.records.push(record);
    byRecord.set(record, kin);
    for (const proof of proofs) if (!byProof.has(proof)) byProof.set(proof, kin);
  }
  return byRecord;
}

function enter(register: Register, slug: string, known: Known, file: string): void {
  const { proofs, titles, hints } = register;
  for (const proof of proofsOf(known)) if (!proofs.has(proof)) proofs.set(proof, slug);
  for (const hint of hintsOf(known, file)) if (!hints.has(hint)) hints.set(hint, slug);
  const letters = titleLetters(known.title);
  const sharing = titles.get(letters);
  if (sharing === undefined) titles.set(letters, [slug]);
  else if (!sharing.includes(slug)) sharing.push(slug);
  const all = register.known.get(slug);
  if (all === undefined) register.known.set(slug, [known]);
  else all.push(known);
}

function find(
  { proofs, titles, hints, known }: Register,
  records: readonly SourceRecord[],
  file: string,
  gathered: ReadonlyMap<string, Gathered>,
): string | undefined {
  const all = (slug: string, holds: (a: Known, b: Known) => boolean) =>
    known.get(slug)!.every((one) => records.every((record) => holds(one, record)));
  const proven = records
    .flatMap(proofsOf)
    .map((proof) => proofs.get(proof))
    .find((slug) => slug !== undefined && all(slug, proofHolds));
  if (proven !== undefined) return proven;
  const sharing = records.flatMap(({ title }) => titles.get(titleLetters(title)) ?? []);
  const same = sharing.find((slug) => all(slug, titleHolds));
  if (same !== undefined) return same;
  // What follows knows papers of an earlier import again; within one run two records of one key are two records.
  const before = (slug: string | undefined) => slug !== undefined && !gathered.has(slug);
  const hinted = records
    .flatMap((record) => hintsOf(record, file))
    .map((hint) => hints.get(hint))
    .find((slug) => before(slug) && all(slug!, hintHolds));
  return hinted ?? sharing.find((slug) => before(slug) && all(slug, hintHolds));
}
