import { nameParts } from './name-parts.ts';

/** What a record says of ORCIDs, an author each: `0000-0002-1825-0097 Ada Young`. */
export interface OrcidRecord {
  readonly orcids?: readonly string[];
}

/** ORCIDs by the keys of the names they stand beside on one paper; none where a name has two, or two names have one. */
export function orcidsOfNames(record: OrcidRecord | undefined): ReadonlyMap<string, string> {
  const known = new Map<string, string>();
  const doubtful = new Set<string>();
  const keyOf = new Map<string, string>();
  for (const said of record?.orcids ?? []) {
    const [orcid = ''] = said.split(' ', 1);
    const key = nameParts(said.slice(orcid.length))?.key ?? '';
    if ((known.get(key) ?? orcid) !== orcid) doubtful.add(known.get(key)!).add(orcid);
    if ((keyOf.get(orcid) ?? key) !== key) doubtful.add(orcid);
    known.set(key, orcid);
    keyOf.set(orcid, key);
  }
  return new Map([...known].filter(([key, orcid]) => key !== '' && !doubtful.has(orcid)));
}
