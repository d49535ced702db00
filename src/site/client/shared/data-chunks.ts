// Ships to the browser.
import { inflateJson } from '../../../words/inflate.ts';
import { fetchData } from '../map/map-points.ts';

/** Entries of the published files `<folder>/<n>.bin` of this build, `size` to a file: fetched on demand, each file once. */
export function dataChunks<Entry>(
  folder: string,
  size: number,
): (number: number) => Promise<Entry> {
  const files = new Map<number, Promise<readonly Entry[]>>();
  return async (number) => {
    const file = Math.floor(number / size);
    let loading = files.get(file);
    if (loading === undefined) {
      loading = fetchData(`${folder}/${file}.bin`).then(({ body }) => inflateJson(body!));
      files.set(file, loading);
      loading.catch(() => files.delete(file));
    }
    return (await loading)[number % size]!;
  };
}
