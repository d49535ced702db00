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
  const gathered = new Map<string, Gathered>();
  for (const [place, source] of sources.entries()) {
    for (const record of source.records) {
      const slug =
        find(register, record, source.id, gathered) ?? makeSlug(plainText(record.title), taken);
      taken.add(slug);
      enter(register, slug, record, source.id);
      const paper = gathered.get(slug);
      if (paper === undefined) gathered.set(slug, { slug, members: [{ record, source: place }] });
      else paper.members.push({ record, source: place });
    }
  }
  return [...gathered.values()];
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
  record: SourceRecord,
  file: string,
  gathered: ReadonlyMap<string, Gathered>,
): string | undefined {
  const all = (slug: string, holds: (a: Known, b: Known) => boolean) =>
    known.get(slug)!.every((one) => holds(one, record));
  for (const proof of proofsOf(record)) {
    const slug = proofs.get(proof);
    if (slug !== undefined && all(slug, proofHolds)) return slug;
  }
  const sharing = titles.get(titleLetters(record.title)) ?? [];
  const same = sharing.find((slug) => all(slug, titleHolds));
  if (same !== undefined) return same;
  // What follows knows papers of an earlier import again; within one run two records of one key are two records.
  const before = (slug: string | undefined) => slug !== undefined && !gathered.has(slug);
  const hinted = hintsOf(record, file)
    .map((hint) => hints.get(hint))
    .find((slug) => before(slug) && all(slug!, hintHolds));
  return hinted ?? sharing.find((slug) => before(slug) && all(slug, hintHolds));
}
