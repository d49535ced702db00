// Runs in the browser too.

/** Rows spread evenly over `count`: all where there are no more than `most`. */
export function spreadRows(count: number, most: number): readonly number[] {
  const step = Math.max(1, count / most);
  const rows: number[] = [];
  for (let at = 0; at < count; at += step) rows.push(Math.floor(at));
  return rows;
}

/** So many rows spread evenly over `count`, which are no fewer. */
export function evenRows(count: number, wanted: number): readonly number[] {
  // In whole numbers: a step such as 564 / 500, rounded, leads past the last row.
  return Array.from({ length: wanted }, (_, i) => Math.floor((i * count) / wanted));
}
