import type { Page } from 'playwright-core';

/** A state of the site that readers come into: by an address, and what they do there. */
export interface SiteState {
  readonly path: string;
  /** What is done beside, in a word; '' where the address says it all. */
  readonly done: string;
  readonly act?: (page: Page) => Promise<unknown>;
}

interface Group {
  readonly id: string;
  readonly count: number;
  readonly subtopics: readonly Group[];
}

interface ListedPaper {
  readonly slug: string;
  readonly id: string;
  readonly topic: string;
  readonly year?: number;
  readonly venue?: string;
  readonly x: number;
  readonly y: number;
  readonly cites?: readonly string[];
}

/** Every kind of state of a served site: its largest topic and the paper in the middle of it stand for all. */
export async function siteStates(address: string): Promise<readonly SiteState[]> {
  const read = async (path: string) => (await fetch(new URL(path, address))).text();
  const { topics } = JSON.parse(await read('api/atlas.json')) as {
    readonly topics: readonly Group[];
  };
  const lines = (await read('api/papers.jsonl')).trim().split('\n');
  const papers = lines.map((line) => JSON.parse(line) as ListedPaper);
  const topic = topics.filter(({ id }) => id !== 'outside').sort((a, b) => b.count - a.count)[0]!;
  const own = papers.filter((paper) => paper.topic === topic.id);
  const paper = own.find(({ cites }) => (cites?.length ?? 0) > 0) ?? own[own.length >> 1]!;
  const list = own.slice(0, 5).map(({ id }) => id);
  const dated = papers.find(({ year }) => year !== undefined);
  const placed = papers.find(({ venue }) => venue !== undefined);
  const subtopic = topic.subtopics[0];
  const addresses = [
    '',
    `?paper=${paper.slug}`,
    `?topic=${topic.id}`,
    ...(subtopic === undefined
      ? []
      : [`?topic=${topic.id}&subtopic=${subtopic.id}`, `topics/${topic.id}/${subtopic.id}/`]),
    '?topic=outside',
    `?list=${list.join(',')}&paper=${paper.slug}`,
    `?view=${paper.x},${paper.y},12`,
    '?view=0.01,0.99,60',
    '?colour=confidence',
    '?q=learning',
    `?around=${paper.slug}`,
    '?area=0.2,0.2;0.8,0.2;0.8,0.8;0.2,0.8',
    ...(dated === undefined ? [] : [`?year=${dated.year}`, '?colour=year']),
    ...(placed === undefined
      ? []
      : [`?venue=${encodeURIComponent(placed.venue!)}`, '?colour=venue']),
    '?topic=no-such-topic',
    `papers/${paper.slug}/`,
    'papers/',
    'topics/',
    `topics/${topic.id}/`,
    'search/?q=learning',
    'about/',
    'embed/',
    'no-such-page/',
  ];
  return [...addresses.map((path) => ({ path, done: '' })), ...ACTIONS];
}

const press = (button: string) => (page: Page) => page.locator(button).first().click();
const ask = (question: string) => async (page: Page) => {
  await page.fill('#search-field', question);
  await page.locator('#search-answers a, .answers .state').first().waitFor();
};

/** What no address says. */
const ACTIONS: readonly SiteState[] = [
  { path: '', done: 'search', act: ask('learning from few examples') },
  { path: '', done: 'search for nothing', act: ask('xyzzy qwfpgj') },
  { path: '', done: 'signs', act: press('[popovertarget="signs"]') },
  { path: '', done: 'picture', act: press('[popovertarget="picture"]') },
  { path: '', done: 'keys', act: press('[data-help]') },
  { path: '', done: 'lasso', act: press('[data-lasso]') },
  { path: '', done: 'card of a paper', act: (page) => page.keyboard.press('ArrowRight') },
];

/** Goes there and waits until nothing changes any more. */
export async function enterState(
  page: Page,
  address: string,
  { path, act }: SiteState,
): Promise<void> {
  await page.goto(new URL(path, address).href, { waitUntil: 'networkidle' });
  await page.evaluate(() => document.fonts.ready);
  if ((await page.locator('#map').count()) > 0) await page.locator('#map.alive').waitFor();
  await act?.(page);
  await settledPicture(page);
}

/** The picture of a page once so many in a row are the same. */
export async function settledPicture(page: Page): Promise<Buffer> {
  const PAUSE_MS = 300;
  const IN_A_ROW = 4;
  const TRIES = 60;
  let last = await page.screenshot();
  let same = 1;
  for (let i = 0; i < TRIES && same < IN_A_ROW; i++) {
    await page.waitForTimeout(PAUSE_MS);
    const now = await page.screenshot();
    same = now.equals(last) ? same + 1 : 1;
    last = now;
  }
  if (same < IN_A_ROW) throw new Error(`${page.url()} goes on moving.`);
  return last;
}
