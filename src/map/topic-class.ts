// Runs in the browser too.

/** Number of each topic by its id: 1, 2, … in the owner's order, 0 for outside. */
export function topicNumbers(topics: readonly { readonly id: string }[]): Map<string, number> {
  return new Map(topics.map(({ id }, i) => [id, id === 'outside' ? 0 : i + 1]));
}

/** The class that carries a topic's colour, by its number: `t0` for outside, `t1`, `t2`, … */
export function topicClass(number: number): string {
  return `t${number}`;
}
