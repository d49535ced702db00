import type { Fault } from '../fault.ts';
import type { NamedSource, RecordCluster } from './cluster-records.ts';
import { type Known, strongKeysOf, titleLetters } from './match-keys.ts';

/** Says of a record that it is one paper with an earlier one, by what, and what to do where it isn't. */
export function mergedFault(
  sources: readonly NamedSource[],
  members: RecordCluster['members'],
  place: number,
): Fault {
  const { record, source } = members[place]!;
  const earlier = members.slice(0, place);
  const [other, reason] = earlier
    .map((member) => [member, sharedOf(member.record, record)] as const)
    .find(([, shared]) => shared !== null) ?? [earlier[0]!, null];
  const remedy = `Merged with ${sources[other.source]!.file}, line ${other.record.line}, ${reason ?? nearly(other.record)}`;
  const { file } = sources[source]!;
  return { stage: 'import', kind: 'duplicate', what: 'paper', file, line: record.line, remedy };
}

/** What two records of one paper share; null where it is no more than most of a title. */
function sharedOf(a: Known, b: Known): string | null {
  const proofs = strongKeysOf(a);
  const proof = strongKeysOf(b).find((one) => proofs.includes(one));
  if (proof !== undefined) {
    const [kind, id] = proof.split(' ');
    return `by its ${kind === 'doi' ? 'DOI' : 'arXiv id'} ${id}; nothing to do unless that is wrong.`;
  }
  if (titleLetters(a.title) !== titleLetters(b.title)) return null;
  return 'by its title; nothing to do unless they are two papers: then make their titles differ.';
}

function nearly({ title }: Known): string {
  return `by nearly the same title, “${title}”; nothing to do unless they are two papers: then give each its DOI.`;
}
