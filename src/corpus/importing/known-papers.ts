import {
  hintHolds,
  hintsOf,
  type Known,
  markOf,
  proofHolds,
  proofsOf,
  titleHolds,
  titleLetters,
} from './match-keys.ts';

/** A paper on its way through an import. */
export interface Work {
  /** Null where no import knew it: it gets one when all its records are together. */
  readonly slug: string | null;
  /** All that is known of it: its last import, the owner's file, the records of this run. */
  readonly known: Known[];
  /** Whether this run has a record of it. */
  met: boolean;
}

/** Who is who: by what was together before, by identifiers, by title, by what hints at an earlier import. */
export interface Register {
  readonly works: Work[];
  readonly marks: Map<string, Work>;
  readonly proofs: Map<string, Work>;
  readonly titles: Map<string, Work[]>;
  readonly hints: Map<string, Work>;
}

export function newRegister(): Register {
  return { works: [], marks: new Map(), proofs: new Map(), titles: new Map(), hints: new Map() };
}

export function newWork(register: Register, slug: string | null): Work {
  const work = { slug, known: [], met: false };
  register.works.push(work);
  return work;
}

/** Notes what is known of a paper, from the file of this name. */
export function enter(register: Register, work: Work, known: Known, file: string): void {
  const { proofs, titles, hints } = register;
  work.known.push(known);
  for (const proof of proofsOf(known)) if (!proofs.has(proof)) proofs.set(proof, work);
  for (const hint of hintsOf(known, file)) if (!hints.has(hint)) hints.set(hint, work);
  const letters = titleLetters(known.title);
  const sharing = titles.get(letters);
  if (sharing === undefined) titles.set(letters, [work]);
  else if (!sharing.includes(work)) sharing.push(work);
}

/** The paper that these records of one are, as far as it is in the register. */
export function find(
  { marks, proofs, titles, hints }: Register,
  records: readonly Known[],
  file: string,
): Work | undefined {
  const marked = marks.size === 0 ? [] : records.map((record) => marks.get(markOf(record)));
  const together = marked.find((work) => work !== undefined);
  if (together !== undefined) return together;
  const all = ({ known }: Work, holds: (a: Known, b: Known) => boolean) =>
    known.every((one) => records.every((record) => holds(one, record)));
  const proven = records
    .flatMap(proofsOf)
    .map((proof) => proofs.get(proof))
    .find((work) => work !== undefined && all(work, proofHolds));
  if (proven !== undefined) return proven;
  const sharing = records.flatMap(({ title }) => titles.get(titleLetters(title)) ?? []);
  const same = sharing.find((work) => all(work, titleHolds));
  if (same !== undefined) return same;
  // What follows knows papers of an earlier import again; within one run two records of one key are two records.
  const before = ({ slug, met }: Work) => slug !== null && !met;
  const hinted = records
    .flatMap((record) => hintsOf(record, file))
    .map((hint) => hints.get(hint))
    .find((work) => work !== undefined && before(work) && all(work, hintHolds));
  return hinted ?? sharing.find((work) => before(work) && all(work, hintHolds));
}
