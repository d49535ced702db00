import { deflateAnew } from '../words/deflate.ts';
import { packJson } from './packing.ts';

/**
 * `texts/<n>.bin` below the folder of search, from file `first` on: abstracts as far as they are republished, `perText` a
 * file (`papersPerText`); none where that is 0.
 */
export function packTexts(
  texts: readonly string[],
  perText: number,
  folder: string,
  first = 0,
  deflate = deflateAnew,
): readonly { readonly path: string; readonly bytes: Uint8Array }[] {
  const count = perText === 0 ? 0 : Math.ceil(texts.length / perText);
  return Array.from({ length: count }, (_, n) => {
    const path = `${folder}/texts/${first + n}.bin`;
    return { path, bytes: deflate(packJson(texts.slice(n * perText, (n + 1) * perText)), path) };
  });
}
