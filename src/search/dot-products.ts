// Runs in the browser too.

/**
 * The dot products of the row that begins at `from` with each of the other rows, put into `into`; all row-major. Four at
 * once: a sum waits for its last addition, and four hide each other's waits. Each is added up in the order of its
 * components, so its bits are those of a sum alone.
 */
export function dotProducts(
  rows: Float32Array | Float64Array,
  from: number,
  others: Float32Array,
  dimensions: number,
  into: Float64Array,
): void {
  const count = others.length / dimensions;
  let other = 0;
  for (; other + 4 <= count; other += 4) {
    const first = other * dimensions;
    const second = first + dimensions;
    const third = second + dimensions;
    const fourth = third + dimensions;
    let [a, b, c, e] = [0, 0, 0, 0];
    for (let d = 0; d < dimensions; d++) {
      const value = rows[from + d]!;
      a += value * others[first + d]!;
      b += value * others[second + d]!;
      c += value * others[third + d]!;
      e += value * others[fourth + d]!;
    }
    into[other] = a;
    into[other + 1] = b;
    into[other + 2] = c;
    into[other + 3] = e;
  }
  for (; other < count; other++) {
    let sum = 0;
    for (let d = 0; d < dimensions; d++) sum += rows[from + d]! * others[other * dimensions + d]!;
    into[other] = sum;
  }
}
