/** Numbers pairs of whole numbers from 0 on, as they come: a hash table without an object a pair. */
export function pairTable() {
  let keys = new Float64Array(1 << 12).fill(-1);
  let numbers = new Int32Array(1 << 12);
  let size = 0;
  const slotOf = (key: number): number => {
    const mask = keys.length - 1;
    let slot =
      ((Math.imul((key % 2 ** 32) | 0, 0x9e3779b1) ^ Math.imul(key / 2 ** 26, 0x85ebca6b)) >>> 7) &
      mask;
    while (keys[slot] !== -1 && keys[slot] !== key) slot = (slot + 1) & mask;
    return slot;
  };
  const widen = () => {
    const [oldKeys, oldNumbers] = [keys, numbers];
    keys = new Float64Array(oldKeys.length * 2).fill(-1);
    numbers = new Int32Array(keys.length);
    for (const [i, key] of oldKeys.entries()) {
      if (key === -1) continue;
      const slot = slotOf(key);
      keys[slot] = key;
      numbers[slot] = oldNumbers[i]!;
    }
  };
  return {
    /** The number of the pair, a new one where it has none. `a` and `b` are below 2²⁶. */
    add(a: number, b: number): number {
      const key = a * 2 ** 26 + b;
      let slot = slotOf(key);
      if (keys[slot] === key) return numbers[slot]!;
      if (size * 2 >= keys.length) {
        widen();
        slot = slotOf(key);
      }
      keys[slot] = key;
      numbers[slot] = size;
      return size++;
    },
    size: (): number => size,
  };
}
