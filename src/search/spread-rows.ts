// Runs in the browser too.

/** Rows spread evenly over `count`: all where there are no more than `most`. */
export function spreadRows(count: number, most: number): readonly number[] {
  const step = Math.max(1, count / most);
  const rows: number[] = [];
  for (let at = 0; at < count; at += step) rows.push(Math.floor(at));
  return rows;
}
