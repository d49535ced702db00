/** Normalised mutual information of two labellings of the same things, 0–1 (Strehl & Ghosh 2002, arithmetic mean of the entropies). */
export function mutualInformation(a: readonly string[], b: readonly string[]): number {
  const n = a.length;
  const pairs = a.map((label, i) => `${label}\n${b[i]}`);
  const [ofA, ofB, ofBoth] = [a, b, pairs].map(counts) as [Counts, Counts, Counts];
  const mean = (entropy(ofA, n) + entropy(ofB, n)) / 2;
  return mean === 0 ? 1 : (entropy(ofA, n) + entropy(ofB, n) - entropy(ofBoth, n)) / mean;
}

/** Of the things in each group the label most have: what the group would be called by the labels. */
export function majorityLabels(
  groups: readonly string[],
  labels: readonly string[],
): ReadonlyMap<string, string> {
  const byGroup = new Map<string, string[]>();
  for (const [i, group] of groups.entries())
    byGroup.set(group, [...(byGroup.get(group) ?? []), labels[i]!]);
  return new Map(
    [...byGroup].map(([group, own]) => [
      group,
      [...counts(own)].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))[0]![0],
    ]),
  );
}

type Counts = ReadonlyMap<string, number>;

function counts(labels: readonly string[]): Counts {
  const found = new Map<string, number>();
  for (const label of labels) found.set(label, (found.get(label) ?? 0) + 1);
  return found;
}

function entropy(counted: Counts, n: number): number {
  let sum = 0;
  for (const count of counted.values()) sum -= (count / n) * Math.log(count / n);
  return sum;
}
