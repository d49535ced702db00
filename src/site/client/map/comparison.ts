// Ships to the browser, once two selections are compared.
import { compare as say } from '#strings/compare';
import { keyTermsBetween, type PhraseFile } from '../../../map/key-terms.ts';
import { papersBetween } from '../../../map/related-rows.ts';
import { make, makeButton } from '../shared/dom.ts';
import { once } from '../shared/once.ts';
import { yearChart } from './compared-years.ts';
import { announce } from './map-notice.ts';
import { fetchData } from './map-points.ts';
import type { Store } from './map-store.ts';
import { paperItem } from './paper-item.ts';
import { NOTHING_SELECTED } from './resolve-state.ts';
import { bySlugOrder, phraseData } from './selection-key-terms.ts';
import { optionsOf, selectionName } from './selection-name.ts';

/** Told of each side; more would not be read. */
const MAX_WORDS = 8;
const MAX_AUTHORS = 6;
const MAX_YEARS = 4;
const MAX_BETWEEN = 8;

const authorshipData = once(
  async (): Promise<PhraseFile> => (await fetchData('authorships.json')).json(),
);
const relatedData = once(
  async () => new Uint32Array(await (await fetchData('related.bin')).arrayBuffer()),
);

/** Two selections by the places of their papers in the order of slugs. */
interface Sides {
  readonly names: readonly [string, string];
  readonly first: Uint8Array;
  readonly second: Uint8Array;
}

/** What the panel shows of a comparison: what to choose as long as one selection is missing, then what sets both apart. */
export async function comparisonOf(
  store: Store,
  again: () => void,
): Promise<readonly HTMLElement[]> {
  const { points, now } = store;
  const { compared, selected } = now();
  const first = compared?.selected ?? null;
  const nameOfFirst = selectionName(store, compared!);
  const head = headOf(store);
  if (first === null || selected === null)
    return [head, sideLine('first', nameOfFirst, first), ...chooser(store)];
  const sides: Sides = {
    names: [nameOfFirst, selectionName(store, now())],
    first: bySlugOrder(first, points),
    second: bySlugOrder(selected, points),
  };
  const both = first.reduce((sum, mark, i) => sum + mark * selected[i]!, 0);
  const lines = [
    head,
    sideLine('first', sides.names[0], first),
    sideLine('second', sides.names[1], selected),
    ...(both === 0 ? [] : [make('p', 'quiet', say.both(both))]),
    makeButton('button', say.change, () => store.push(NOTHING_SELECTED)),
  ];
  const parts = await apartAndBetween(store, sides).catch(() => [
    make('p', '', say.failed),
    makeButton('button', say.again, again),
  ]);
  announce(say.done(...sides.names));
  return [...lines, ...parts];
}

function headOf(store: Store): HTMLElement {
  const head = make('div', 'side-head');
  const shut = makeButton('close', '×', () => {
    store.push({ ...NOTHING_SELECTED, compare: null });
    document.querySelector<HTMLElement>('[data-tree] a')?.focus({ preventScroll: true });
  });
  shut.setAttribute('aria-label', say.end);
  head.append(make('h2', '', say.title), shut);
  return head;
}

/** A selection with its colour and how many papers it has. */
function sideLine(side: 'first' | 'second', name: string, marks: Uint8Array | null): HTMLElement {
  const count = marks?.reduce((sum, mark) => sum + mark, 0) ?? 0;
  const line = make('p', `compared ${side}`, say.named(name, count));
  line.dir = 'auto';
  return line;
}

/** Says what can be chosen, with the topics at hand for who uses keys. */
function chooser(store: Store): readonly HTMLElement[] {
  const select = make('select', '');
  select.dataset.key = 'compare';
  select.setAttribute('aria-label', say.topic);
  const none = make('option', '', say.chooseTopic);
  none.value = '';
  select.append(none, ...optionsOf(store, 'topic'));
  select.addEventListener('change', () => store.push({ topic: select.value || null }));
  const row = make('p', 'list-tools');
  row.append(select);
  return [make('p', '', say.choose), row];
}

async function apartAndBetween(store: Store, sides: Sides): Promise<readonly HTMLElement[]> {
  const [phrases, authors, related] = await Promise.all([
    phraseData(),
    authorshipData(),
    relatedData(),
  ]);
  const { first, second } = sides;
  const apart = (file: PhraseFile, most: number, nested: boolean) =>
    keyTermsBetween(file, first, second, { most, nested });
  return [
    ...section(say.words, apart(phrases, MAX_WORDS, true), sides),
    ...(authors.texts.length === 0
      ? []
      : section(say.authors, apart(authors, MAX_AUTHORS, false), sides)),
    ...yearSection(store, sides),
    ...(await betweenSection(store, related, sides)),
  ];
}

/** What stands out in the one and in the other, side by side. */
function section(
  title: string,
  told: { readonly first: readonly string[]; readonly second: readonly string[] },
  { names }: Sides,
): readonly HTMLElement[] {
  const pair = make('div', 'sides');
  for (const [i, side] of (['first', 'second'] as const).entries()) {
    const list = make('ul', `compared ${side}`);
    list.setAttribute('aria-label', names[i]!);
    const texts = told[side];
    for (const text of texts.length === 0 ? [say.none] : texts) {
      const item = make('li', texts.length === 0 ? 'quiet' : '', text);
      item.dir = 'auto';
      list.append(item);
    }
    pair.append(list);
  }
  return [make('h3', '', title), pair];
}

function yearSection({ points }: Store, sides: Sides): readonly HTMLElement[] {
  const years = new Uint16Array(points.count);
  for (const [i, year] of points.year.entries()) years[points.number[i]!] = year;
  const chart = yearChart(years, sides.first, sides.second);
  if (chart === null) return [];
  const told = keyTermsBetween(chart.file, sides.first, sides.second, {
    most: MAX_YEARS,
    nested: false,
  });
  const inOrder = { first: told.first.toSorted(), second: told.second.toSorted() };
  const [heading, pair] = section(say.years, inOrder, sides);
  return [heading!, chart.drawing, pair!];
}

async function betweenSection(
  { points, texts, push }: Store,
  related: Uint32Array,
  { first, second }: Sides,
): Promise<readonly HTMLElement[]> {
  const found = papersBetween(related, first, second, MAX_BETWEEN);
  const heading = make('h3', '', say.between);
  if (found.length === 0) return [heading, make('p', 'quiet', say.noneBetween)];
  const indexOf = new Map(Array.from(points.number, (number, i) => [number, i]));
  const indices = found.map(({ place }) => indexOf.get(place)!);
  await texts.need(indices);
  const list = make('ol', 'papers between');
  for (const [k, { inFirst, inSecond }] of found.entries()) {
    const slug = texts.slug(indices[k]!)!;
    const title = texts.title(indices[k]!) ?? slug;
    list.append(paperItem(slug, title, say.close(inFirst, inSecond), (paper) => push({ paper })));
  }
  return [heading, list];
}
