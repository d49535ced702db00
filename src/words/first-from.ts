/** The place of the first of some rising values that comes not before a value; their count where all do. */
export function firstFrom<Value extends number | string>(
  rising: ArrayLike<Value>,
  value: Value,
): number {
  let low = 0;
  let high = rising.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (rising[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
