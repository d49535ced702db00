// Ships to the browser: what a drag over the timeline means.

/** Two years, both included. */
export type Years = readonly [first: number, last: number];

/** The year under a share of the timeline's width; beyond its ends lie the first and the last. */
export function yearAt(share: number, [first, last]: Years): number {
  const inside = Math.min(0.999, Math.max(0, share));
  return first + Math.floor(inside * (last - first + 1));
}

/** The years between two, whichever came first. */
export function inOrder(a: number, b: number): Years {
  return a <= b ? [a, b] : [b, a];
}

/** What a brush from one year to another selects; all years of the timeline are no selection: null. */
export function brushedYears(a: number, b: number, [first, last]: Years): Years | null {
  const years = inOrder(a, b);
  return years[0] === first && years[1] === last ? null : years;
}

/** The years that follow when time plays: as many, one later; from the start where none are chosen; null at the end. */
export function nextYears(chosen: Years | null, [first, last]: Years): Years | null {
  if (chosen === null) return [first, first];
  return chosen[1] >= last ? null : [chosen[0] + 1, chosen[1] + 1];
}

/** Where time plays on from: its start again where it had come to the end. */
export function firstPlayed(chosen: Years | null, span: Years): Years {
  const length = chosen === null ? 0 : chosen[1] - chosen[0];
  return nextYears(chosen, span) ?? [span[0], span[0] + length];
}

/** Years as they are written: `2024`, `2021–2024`. */
export function yearsText([first, last]: Years): string {
  return first === last ? String(first) : `${first}–${last}`;
}

/** Papers of a selection in each year of the timeline; what is older or newer counts with its ends. */
export function countSelected(
  year: Uint16Array,
  selected: Uint8Array | null,
  [first, last]: Years,
): Uint32Array {
  const counts = new Uint32Array(last - first + 1);
  if (selected === null) return counts;
  for (const [i, mark] of selected.entries())
    if (mark === 1 && year[i]! > 0) counts[Math.min(last, Math.max(first, year[i]!)) - first]!++;
  return counts;
}
