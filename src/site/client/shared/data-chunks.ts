// Ships to the browser.
import { fetchData } from '../map/map-points.ts';

/** Entries of the published files `<folder>/<n>.json` of this build, `size` to a file: fetched on demand, each file once. */
export function dataChunks<Entry>(
  folder: string,
  size: number,
): (number: number) => Promise<Entry> {
  const files = new Map<number, Promise<readonly Entry[]>>();
  return async (number) => {
    const file = Math.floor(number / size);
    let loading = files.get(file);
    if (loading === undefined) {
      loading = fetchData(`${folder}/${file}.json`).then((response) => response.json());
      files.set(file, loading);
      loading.catch(() => files.delete(file));
    }
    return (await loading)[number % size]!;
  };
}
