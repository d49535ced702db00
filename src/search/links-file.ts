// Runs in the browser too: who cites whom, read when a question asks for it.
import { inverseRows, type LinkRows } from '../corpus/citing/link-rows.ts';
import { byteReader, byteWriter, pack, unpack } from './packing.ts';

/** Who cites whom, both ways; papers in the order of slugs. */
export interface SearchLinks {
  readonly cites: LinkRows;
  readonly citedBy: LinkRows;
}

/** `links.bin`: for each paper how many it cites, and these as steps from one to the next. */
export function packLinks({ starts, targets }: LinkRows): Uint8Array {
  const counts = byteWriter();
  const steps = byteWriter();
  for (let i = 0; i + 1 < starts.length; i++) {
    counts.number(starts[i + 1]! - starts[i]!);
    for (let e = starts[i]!, before = 0; e < starts[i + 1]!; before = targets[e++]!)
      steps.number(targets[e]! - before);
  }
  return pack([counts.take(), steps.take()]);
}

/** Opens `links.bin`. Throws `IndexError` where it is cut off or of another format. */
export function openLinks(file: Uint8Array): SearchLinks {
  const [countBytes, stepBytes] = unpack(file, 'links.bin');
  const counts = byteReader(countBytes!);
  const steps = byteReader(stepBytes!);
  const starts = [0];
  const targets: number[] = [];
  while (!counts.atEnd()) {
    let target = 0;
    for (let left = counts.number(); left > 0; left--) {
      target += steps.number();
      targets.push(target);
    }
    starts.push(targets.length);
  }
  const cites = { starts: Uint32Array.from(starts), targets: Uint32Array.from(targets) };
  return { cites, citedBy: inverseRows(cites) };
}
