// Runs in the browser too. Papers' vectors in cells of such as point the same way: a question loads the nearest.
import { packAlikeRows, unpackAlikeRows } from './alike-rows.ts';
import { bitReader, bitWriter } from './bit-stream.ts';
import { pack, packJson, unpack, unpackJson } from './packing.ts';
import { packRows, packShares, unpackRows, unpackShares } from './quantised-rows.ts';

/** Bits of a component of a centre: rounded more coarsely hardly another cell is chosen. */
const BITS = 4;

/** Bits of a paper's number, and of the power of two that steps between such are counted in. */
const NUMBER_BITS = 31;
const POWER_BITS = 5;

/** Moments in 16 bits: of 128 components they are half of what meaning needs first, and damping asks for less. */
const MOMENT_STEPS = 32_767;
const LARGEST_DIGITS = 6;

/** Papers with their vectors. */
export interface PaperRows {
  /** Rising. */
  readonly papers: readonly number[];
  /** Papers × dimensions, row-major, unit length. */
  readonly rows: Float32Array;
  /** Papers: 0–1. */
  readonly hubness: Float32Array;
}

/** `meaning.bin` of an index in parts: where the cells lie, and which directions all papers share. */
export interface CellCentres {
  readonly dimensions: number;
  /** Cells × dimensions, row-major, unit length. */
  readonly centres: Float32Array;
  /** Cells: mean hubness of their papers. */
  readonly hubness: Float32Array;
  /** Cells: how many papers lie there. */
  readonly papers: readonly number[];
  /** d × d (`secondMoments`). */
  readonly moments: Float64Array;
}

interface CentresHead extends Pick<CellCentres, 'dimensions' | 'papers'> {
  /** The largest moment. */
  readonly largest: number;
}

/** A few papers' vectors in few bits. */
export function packPaperRows(
  { papers, rows, hubness }: PaperRows,
  dimensions: number,
): Uint8Array {
  return pack([packRising(papers), packShares(hubness), packAlikeRows(rows, dimensions)]);
}

/** Opens what `packPaperRows` packed. Throws `IndexError` where it is cut off or of another format. */
export function openPaperRows(file: Uint8Array, dimensions: number, name: string): PaperRows {
  const [steps, hubs, bits] = unpack(file, name);
  const hubness = unpackShares(hubs!);
  return {
    papers: unpackRising(steps!, hubness.length),
    rows: unpackAlikeRows(bits!, hubness.length, dimensions),
    hubness,
  };
}

/** Rising numbers: how many bits a step has, the first of them, and the steps to the others. */
function packRising(numbers: readonly number[]): Uint8Array {
  const [first = 0, ...others] = numbers;
  const last = numbers.at(-1) ?? 0;
  const power = Math.floor(Math.log2(Math.max(1, (last - first) / numbers.length)));
  const bits = bitWriter();
  bits.write(power, POWER_BITS);
  bits.write(first, NUMBER_BITS);
  let next = first + 1;
  for (const number of others) {
    bits.rice(number - next, power);
    next = number + 1;
  }
  return bits.take();
}

function unpackRising(bytes: Uint8Array, count: number): readonly number[] {
  const bits = bitReader(bytes);
  const power = bits.read(POWER_BITS);
  let next = bits.read(NUMBER_BITS);
  return Array.from({ length: count }, (_, i) => {
    const number = i === 0 ? next : next + bits.rice(power);
    next = number + 1;
    return number;
  });
}

/** `meaning.bin` of an index in parts. */
export function packCentres(cells: CellCentres): Uint8Array {
  const { dimensions, centres, hubness, papers, moments } = cells;
  const lower = new DataView(new ArrayBuffer(dimensions * (dimensions + 1)));
  const most = moments.reduce((largest, value) => Math.max(largest, Math.abs(value)), 0);
  const largest = Number(most.toPrecision(LARGEST_DIGITS));
  for (let a = 0, at = 0; a < dimensions; a++)
    for (let b = 0; b <= a; b++, at += 2)
      lower.setInt16(
        at,
        Math.round((moments[a * dimensions + b]! / (largest || 1)) * MOMENT_STEPS),
        true,
      );
  return pack([
    packJson({ dimensions, papers, largest }),
    packRows(centres, dimensions, dimensions, BITS).bytes,
    packShares(hubness),
    new Uint8Array(lower.buffer),
  ]);
}

/** Opens `meaning.bin` of an index in parts. Throws `IndexError` where it is cut off or of another format. */
export function openCentres(file: Uint8Array): CellCentres {
  const [head, bytes, hubs, lowerBytes] = unpack(file, 'meaning.bin');
  const { dimensions, papers, largest } = unpackJson<CentresHead>(head!);
  const lower = new DataView(lowerBytes!.buffer, lowerBytes!.byteOffset, lowerBytes!.byteLength);
  const moments = new Float64Array(dimensions * dimensions);
  for (let a = 0, at = 0; a < dimensions; a++)
    for (let b = 0; b <= a; b++, at += 2) {
      const moment = (lower.getInt16(at, true) / MOMENT_STEPS) * largest;
      moments[a * dimensions + b] = moment;
      moments[b * dimensions + a] = moment;
    }
  return {
    ...{ dimensions, papers, moments },
    centres: unpackRows({ dimensions, bits: BITS, bytes: bytes! }),
    hubness: unpackShares(hubs!),
  };
}
