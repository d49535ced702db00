/** Newton's steps; the fit stands still after a few. */
const STEPS = 25;
/** Keeps a weight finite where a column says it all. */
const RIDGE = 1e-6;

/** The weights (one a column) of a logistic regression of `holds` on `rows`, by Newton's method (Hosmer & Lemeshow 2000). */
export function fitLogistic(
  rows: readonly (readonly number[])[],
  holds: readonly boolean[],
): readonly number[] {
  const columns = rows[0]?.length ?? 0;
  let weights = Array.from({ length: columns }, () => 0);
  for (let step = 0; step < STEPS; step++) {
    const slope = weights.map((weight) => -RIDGE * weight);
    const curve = weights.map((_, a) => weights.map((__, b) => (a === b ? RIDGE : 0)));
    for (const [r, row] of rows.entries()) {
      const odds = row.reduce((sum, value, c) => sum + value * weights[c]!, 0);
      const likely = 1 / (1 + Math.exp(-odds));
      const residual = Number(holds[r]) - likely;
      const spread = likely * (1 - likely);
      for (let a = 0; a < columns; a++) {
        slope[a]! += residual * row[a]!;
        for (let b = 0; b < columns; b++) curve[a]![b]! += spread * row[a]! * row[b]!;
      }
    }
    const move = solved(curve, slope);
    weights = weights.map((weight, c) => weight + move[c]!);
  }
  return weights;
}

/** The solution of a small symmetric system, by Gaussian elimination with pivots. */
function solved(matrix: readonly number[][], right: readonly number[]): readonly number[] {
  const rows = matrix.map((row, i) => [...row, right[i]!]);
  const size = rows.length;
  for (let i = 0; i < size; i++) {
    const below = rows.slice(i).map((row) => Math.abs(row[i]!));
    const pivot = i + below.indexOf(Math.max(...below));
    [rows[i], rows[pivot]] = [rows[pivot]!, rows[i]!];
    for (let j = 0; j < size; j++) {
      if (j === i) continue;
      const share = rows[j]![i]! / rows[i]![i]!;
      for (let c = i; c <= size; c++) rows[j]![c]! -= share * rows[i]![c]!;
    }
  }
  return rows.map((row, i) => row[size]! / row[i]!);
}
