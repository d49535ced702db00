/** A list of whole numbers that grows as it is filled, four bytes each. */
export function growing() {
  let list = new Int32Array(1024);
  let length = 0;
  return {
    push(value: number): void {
      if (length === list.length) {
        const wider = new Int32Array(length * 2);
        wider.set(list);
        list = wider;
      }
      list[length++] = value;
    },
    at: (index: number): number => list[index]!,
    /** Changes a value that is there. */
    set: (index: number, value: number): void => {
      list[index] = value;
    },
    last: (): number => list[length - 1] ?? 0,
    length: (): number => length,
    values: (): Int32Array => list.slice(0, length),
  };
}
