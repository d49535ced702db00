// Ships to the browser.
import { readColumns } from '../../../map/drawn-columns.ts';
import {
  emptyPoints,
  hashSlug,
  type Points,
  TITLES_PAPERS,
  type TitleRow,
} from '../../../map/points.ts';
import { decodeAddresses, decodeColumns, decodePoints } from '../../../map/points-files.ts';
import { dataAddress } from '../shared/data-address.ts';
import { once } from '../shared/once.ts';
import type { WaitingName } from './map-names.ts';

/** Slugs, titles and first authors of papers, as far as they are here; a large map fetches them where they are needed. */
export interface Texts {
  readonly title: (i: number) => string | undefined;
  readonly slug: (i: number) => string | undefined;
  /** The paper of a slug that is here. */
  readonly indexOf: (slug: string) => number | undefined;
  /** `Vaswani et al.`; empty where no author is known. */
  readonly authors: (i: number) => string | undefined;
  /** Resolves once the texts of these papers are here. */
  readonly need: (indices: readonly number[]) => Promise<void>;
}

/** By what addresses name papers, which few readers need: slugs and short ids. */
interface Addresses {
  readonly areHere: () => boolean;
  /** Brings them; false where they do not come. */
  readonly need: () => Promise<boolean>;
}

export interface PaperData {
  readonly points: Points;
  readonly texts: Texts;
  /** Resolves once all columns of points are here; before it they have what the first picture is drawn from. */
  readonly complete: Promise<void>;
  /** Asks for them. */
  readonly bringAll: () => void;
  readonly addresses: Addresses;
  /** Names that wait for zoom and are not in the drawing. */
  readonly names: () => Promise<readonly WaitingName[]>;
}

/** The papers of the map: out of the drawing where it has them, else from the published files. */
export async function readPapers(map: HTMLElement): Promise<PaperData> {
  return map.dataset.papers === 'files'
    ? fromFiles()
    : fromDrawing(map.querySelector<SVGElement>('.dots')!);
}

function fromDrawing(dots: SVGElement): PaperData {
  const links = [...dots.querySelectorAll<SVGAElement>('a')];
  const points = emptyPoints(links.length);
  const slugs = links.map((link) => link.href.baseVal.replace(/\/$/, '').split('/').at(-1) ?? '');
  const titles = links.map((link) => link.querySelector('title')?.textContent ?? '');
  const authors = readColumns(points, dots.dataset);
  const places = new Map(slugs.map((slug, i) => [slug, i]));
  for (const [i, link] of links.entries()) {
    const circle = link.querySelector('circle')!;
    points.x[i] = circle.cx.baseVal.valueInSpecifiedUnits / 100;
    points.y[i] = 1 - circle.cy.baseVal.valueInSpecifiedUnits / 100;
    points.topic[i] = Number(/\bt(\d+)/.exec(link.getAttribute('class') ?? '')?.[1] ?? 0);
    points.number[i] = i;
    points.slugHash[i] = hashSlug(slugs[i]!);
  }
  return {
    points,
    complete: Promise.resolve(),
    bringAll: () => undefined,
    addresses: { areHere: () => true, need: async () => true },
    names: async () => [],
    texts: {
      title: (i) => titles[i],
      slug: (i) => slugs[i],
      indexOf: (slug) => places.get(slug),
      authors: (i) => authors[i],
      need: () => Promise.resolve(),
    },
  };
}

async function fromFiles(): Promise<PaperData> {
  const points = await decodePoints(await (await fetchData('points.bin')).arrayBuffer());
  let bringAll = () => {};
  const complete = new Promise<void>((resolve) => {
    bringAll = resolve;
  })
    .then(() => fetchData('columns.bin', 'low'))
    .then((response) => response.arrayBuffer())
    .then((buffer) => decodeColumns(buffer, points));
  const files = new Map<number, Promise<void>>();
  const texts: (TitleRow | undefined)[] = Array.from({ length: points.count });
  const places = new Map<string, number>();
  const load = (file: number) => {
    const known = files.get(file);
    if (known !== undefined) return known;
    const loading = fetchData(`titles/${file}.json`)
      .then((response) => response.json() as Promise<readonly TitleRow[]>)
      .then((rows) => {
        for (const [k, row] of rows.entries()) {
          texts[file * TITLES_PAPERS + k] = row;
          places.set(row[0], file * TITLES_PAPERS + k);
        }
      });
    files.set(file, loading);
    loading.catch(() => files.delete(file));
    return loading;
  };
  return {
    points,
    complete,
    bringAll,
    addresses: addressesOf(points),
    names: async () => (await import('./fetch-names.ts')).fetchLaterNames(),
    texts: {
      title: (i) => texts[i]?.[1],
      slug: (i) => texts[i]?.[0],
      indexOf: (slug) => places.get(slug),
      authors: (i) => texts[i]?.[2],
      need: async (indices) => {
        const wanted = new Set(indices.map((i) => Math.floor(i / TITLES_PAPERS)));
        await Promise.all([...wanted].map(load));
      },
    },
  };
}

function addressesOf(points: Points): Addresses {
  let areHere = false;
  const load = once(async () => {
    await decodeAddresses(await (await fetchData('addresses.bin', 'low')).arrayBuffer(), points);
    areHere = true;
    return true;
  });
  return { areHere: () => areHere, need: () => load().catch(() => false) };
}

/** A published file of this build; throws where the host has none. */
export async function fetchData(
  path: string,
  priority: RequestPriority = 'auto',
): Promise<Response> {
  const response = await fetch(await dataAddress(path), { priority });
  if (!response.ok)
    throw new Error(`map: missing file: ${path}: the host answered ${response.status}.`);
  return response;
}
