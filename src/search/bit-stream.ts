// Runs in the browser too. Numbers in as many bits as they need, the lowest bit first.

/** Collects bits. */
export function bitWriter() {
  let buffer = new Uint8Array(1024);
  let length = 0;
  return {
    /** The lowest `bits` bits of a whole number, 31 at most. */
    write(value: number, bits: number): void {
      if (length + bits > 8 * buffer.length) {
        const larger = new Uint8Array(2 * buffer.length);
        larger.set(buffer);
        buffer = larger;
      }
      for (let done = 0; done < bits; ) {
        const at = length & 7;
        const count = Math.min(8 - at, bits - done);
        buffer[length >>> 3]! |= ((value >>> done) & ((1 << count) - 1)) << at;
        length += count;
        done += count;
      }
    },
    /**
     * In Rice's code (Rice & Plaunt 1971): how often a power of two fits into a number, in ones and a nought, and the rest in
     * plain bits.
     */
    rice(value: number, power: number): void {
      for (let ones = value >>> power; ones > 0; ones--) this.write(1, 1);
      this.write(0, 1);
      this.write(value, power);
    },
    /** Whole bytes, the last filled up with noughts. */
    take: (): Uint8Array => buffer.slice(0, Math.ceil(length / 8)),
  };
}

/** Reads what `bitWriter` wrote. */
export function bitReader(source: Uint8Array) {
  let at = 0;
  return {
    read(bits: number): number {
      let value = 0;
      for (let done = 0; done < bits; ) {
        const from = at & 7;
        const count = Math.min(8 - from, bits - done);
        value |= ((source[at >>> 3]! >>> from) & ((1 << count) - 1)) << done;
        at += count;
        done += count;
      }
      return value;
    },
    /** How many ones come before the next nought, which is passed over. */
    ones(): number {
      let count = 0;
      while (((source[at >>> 3]! >>> (at & 7)) & 1) === 1) {
        count++;
        at++;
      }
      at++;
      return count;
    },
    /** What `rice` wrote. */
    rice(power: number): number {
      return this.ones() * 2 ** power + this.read(power);
    },
  };
}
