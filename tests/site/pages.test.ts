import { gzipSync } from 'node:zlib';
import { HtmlValidate } from 'html-validate';
import { parseDocument } from 'htmlparser2';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildSmallMap, type SmallMap } from './small-map.ts';

const SITE = 'https://example.org/map';
const LONG = 'A sentence of an abstract that goes on and on, and says little. '.repeat(320).trim();
const FULL = {
  title: 'Pruning of large networks',
  abstract:
    'We prune networks and keep $\\frac{a}{\\sqrt{b}}$ of them. Code at github.com/lab/prune.',
  authors: ['Ada Lovelace', 'Charles Babbage', 'Grace Hopper', 'Alan Turing'],
  year: 2024,
  venue: 'Proceedings of the Pruning Workshop',
  doi: '10.1000/prune_1',
  keywords: ['pruning', 'R&D'],
};
const RECORDS = [
  FULL,
  ...['layers', 'heads', 'tokens', 'experts', 'weights'].map((what, i) => ({
    title: `Pruning ${what}`,
    abstract: `We study pruning of ${what} and remove weights while accuracy stays.`,
    year: 2018 + i,
  })),
  { title: 'Quotes " and <script>alert(1)</script> & {x, y}', abstract: 'Word.' },
  { title: 'تقليم الشبكات العصبية', abstract: 'نقلم الشبكات.' },
  { title: 'A long story', abstract: LONG },
  { title: 'A broken formula', abstract: 'It says $\\frac{a$ and goes on, for $5 and more.' },
  { title: 'Nothing but a title' },
];
// Import would merge records of one title; an owner who keeps both has two files.
const FILES = {
  'papers/twins.md':
    '---\ntitle: Twins\n---\n\nThe first of two papers with one title, on growing crystals slowly.\n',
  'papers/twins-2.md': '---\ntitle: Twins\n---\n\nWhales, their songs and the open sea.\n',
  'site.yaml': `title: A small map\naddress: ${SITE}/\nauthors: [Mary Anning]\nrepository: https://github.com/lab/map\n`,
  'topics.yaml':
    'topics:\n  - id: pruning\n    name: Pruning\n    description: Making networks smaller.\n    phrases: [pruning]\n',
  'logo.svg':
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 10"><path d="M0 0h20v10z"/></svg>',
  'pages/intro.md':
    '---\ntitle: Introduction\nplace: head\n---\n\n# Welcome\n\nSee [the list](../../papers/) or <b>mail</b> [us](mailto:a@example.org), not [this](javascript:alert(1)).\n',
  'pages/imprint.md': '---\ntitle: Imprint\norder: 1\n---\n\nMary Anning, Lyme Regis.\n',
  'pages/Bad Name.md': '---\ntitle: Nowhere\n---\n',
  'pages/untitled.md': '---\norder: 3\n---\n',
};

let map: SmallMap;
beforeAll(async () => {
  map = await buildSmallMap(FILES, RECORDS);
});
afterAll(() => map.remove());

const meta = (html: string, name: string) =>
  new RegExp(`<meta (?:name|property)="${name}" content="([^"]*)"`).exec(html)?.[1];
const paper = (slug: string) => map.read(`papers/${slug}/index.html`);

test('every page has a title of its own, a description, a canonical address and a preview picture', () => {
  const titles = new Map<string, string>();
  for (const page of map.pages) {
    const html = map.read(page);
    const title = /<title>([^<]+)<\/title>/.exec(html)?.[1] ?? '';
    const path = page.replace(/index\.html$/, '');
    expect(meta(html, 'description')?.length, page).toBeGreaterThan(10);
    expect(html, page).toContain(
      `<link rel="canonical" href="${SITE}/${path.replace('papers/page/1/', 'papers/')}">`,
    );
    if (html.includes('name="robots" content="noindex"')) continue;
    // Page 1 of the list has two addresses, and twins have one title.
    if (path !== 'papers/page/1/' && !title.startsWith('Twins')) {
      expect(titles.get(title), `${page}: ${title}`).toBeUndefined();
      titles.set(title, page);
    }
    const picture = meta(html, 'og:image') ?? '';
    expect(picture.startsWith(`${SITE}/previews/`), page).toBe(true);
    const png = map.bytes(picture.slice(SITE.length + 1));
    expect([png.readUInt32BE(16), png.readUInt32BE(20)], picture).toEqual([1200, 630]);
    expect(meta(html, 'twitter:card'), page).toBe('summary_large_image');
  }
  expect(titles.size).toBeGreaterThan(15);
});

test('every page is valid HTML', async () => {
  const validator = new HtmlValidate({ extends: ['html-validate:standard'] });
  const problems: string[] = [];
  for (const page of map.pages) {
    const { results } = await validator.validateString(map.read(page));
    for (const { line, ruleId, message } of results.flatMap(({ messages }) => messages))
      problems.push(`${page}, line ${line}: ${ruleId}: ${message}`);
  }
  expect(problems).toEqual([]);
  const { valid } = await validator.validateString('<!doctype html><p id="a"><div id="a"></p>');
  expect(valid).toBe(false);
});

test('a paper’s page is read by Zotero and Google Scholar', () => {
  const html = paper('pruning-of-large-networks');
  expect(
    [...html.matchAll(/<meta name="(citation_[^"]*)" content="([^"]*)"/g)].map(
      ([, name, content]) => [name, content],
    ),
  ).toEqual(
    [
      ['citation_title', 'Pruning of large networks'],
      ['citation_author', 'Ada Lovelace'],
      ['citation_author', 'Charles Babbage'],
      ['citation_author', 'Grace Hopper'],
      ['citation_author', 'Alan Turing'],
      ['citation_publication_date', '2024'],
      ['citation_conference_title', 'Proceedings of the Pruning Workshop'],
      ['citation_doi', '10.1000/prune_1'],
      ['citation_keywords', 'pruning'],
      ['citation_keywords', 'R&#38;D'],
    ].map(([name, content]) => [name, content!.replace('&#38;', '&amp;')]),
  );
  expect(articleOf(html)).toEqual({
    '@context': 'https://schema.org',
    '@type': 'ScholarlyArticle',
    headline: 'Pruning of large networks',
    name: 'Pruning of large networks',
    url: `${SITE}/papers/pruning-of-large-networks/`,
    author: FULL.authors.map((name) => ({ '@type': 'Person', name })),
    datePublished: '2024',
    isPartOf: { '@type': 'Periodical', name: FULL.venue },
    keywords: FULL.keywords,
    identifier: 'doi:10.1000/prune_1',
    sameAs: ['https://doi.org/10.1000/prune_1'],
  });
});

test('of a paper with a title alone nothing else is said', () => {
  const html = paper('nothing-but-a-title');
  expect(html).toContain('No abstract in the source.');
  expect(html).toContain(
    'The source of this map names no authors, year or venue; nothing was added.',
  );
  expect(html).toContain('>Nothing but a title. (n.d.).<');
  expect(articleOf(html)).toEqual({
    '@context': 'https://schema.org',
    '@type': 'ScholarlyArticle',
    headline: 'Nothing but a title',
    name: 'Nothing but a title',
    url: `${SITE}/papers/nothing-but-a-title/`,
  });
});

test('look-ups and corrections are links, by identifier where there is one', () => {
  const links = (slug: string) =>
    [...paper(slug).matchAll(/<a [^>]*href="(https:[^"]*)"/g)].map(([, to]) =>
      to!.replaceAll('&amp;', '&'),
    );
  expect(links('pruning-of-large-networks')).toEqual(
    expect.arrayContaining([
      'https://doi.org/10.1000/prune_1',
      'https://github.com/lab/prune',
      'https://scholar.google.com/scholar?q=10.1000%2Fprune_1',
      'https://github.com/lab/map/blob/HEAD/papers/pruning-of-large-networks.md',
    ]),
  );
  expect(links('nothing-but-a-title')).toEqual([
    'https://arxiv.org/search/?searchtype=title&query=Nothing%20but%20a%20title',
    'https://www.semanticscholar.org/search?q=Nothing%20but%20a%20title',
    'https://scholar.google.com/scholar?q=%22Nothing%20but%20a%20title%22',
    'https://github.com/lab/map/blob/HEAD/papers/nothing-but-a-title.md',
  ]);
});

test('two papers with one title have a page each', () => {
  expect(paper('twins')).toContain('growing crystals');
  expect(paper('twins-2')).toContain('songs and the open sea');
});

test('an abstract of one word and one of 20,000 characters are whole, and described in short', () => {
  expect(meta(paper('quotes-and-script-alert-1-script-x-y'), 'description')).toBe(
    'Word. · a paper on the map A small map',
  );
  const long = paper('a-long-story');
  expect(long).toContain(LONG);
  expect(meta(long, 'description')!.length).toBeLessThanOrEqual(202);
});

test('a formula is MathML; one that does not parse stays readable text', () => {
  expect(paper('pruning-of-large-networks')).toMatch(/<math[^>]*>.*<mfrac>.*<\/math> of them/s);
  expect(paper('a-broken-formula')).toMatch(/It says .*a.* and goes on, for \$5 and more\./);
});

test('neighbours in the list lead from paper to paper and back', () => {
  const next = (slug: string) => /rel="next" href="[^"]*papers\/([^/"]+)\//.exec(paper(slug))?.[1];
  const previous = (slug: string) =>
    /rel="prev" href="[^"]*papers\/([^/"]+)\//.exec(paper(slug))?.[1];
  const slugs = map.pages.flatMap(
    (page) => /^papers\/(?!page\/)([^/]+)\/index\.html$/.exec(page)?.[1] ?? [],
  );
  const chains = slugs.filter((slug) => next(slug) !== undefined);
  expect(chains.length).toBeGreaterThan(5);
  for (const slug of chains) expect(previous(next(slug)!)).toBe(slug);
});

test('the owner’s pages stand under /pages/, linked where they are wanted, harmless', () => {
  const intro = map.read('pages/intro/index.html');
  expect(intro).toContain('<h1>Introduction</h1>');
  expect(intro).toContain('<h2>Welcome</h2>');
  expect(intro).toContain(
    '<a href="../../papers/">the list</a> or mail <a href="mailto:a@example.org">us</a>, not <span>this</span>',
  );
  const frame = paper('twins');
  expect(/<nav aria-label="Site">.*?<\/nav>/s.exec(frame)?.[0]).toContain(
    'href="/map/pages/intro/"',
  );
  expect(/<footer.*?<\/footer>/s.exec(frame)?.[0]).toContain('href="/map/pages/imprint/">Imprint<');
  expect(frame).toContain('<img class="logo" src="/map/logo.svg" width="20" height="10" alt="">');
  expect(map.read('logo.svg')).toBe(FILES['logo.svg']);
  expect(map.read('sitemap-0.xml')).toContain(`<loc>${SITE}/pages/imprint/</loc>`);
  expect(
    map.faults.filter(({ file }) => file.startsWith('pages/')).map(({ file }) => file),
  ).toEqual(['pages/Bad Name.md', 'pages/untitled.md']);
});

test('feeds are Atom: one for the site, one for each topic, dated by the day a paper was added', () => {
  for (const [path, page] of [
    ['feed.xml', `${SITE}/`],
    ['topics/pruning/feed.xml', `${SITE}/topics/pruning/`],
    ['topics/outside/feed.xml', `${SITE}/topics/outside/`],
  ] as const) {
    const feed = feedOf(map.read(path));
    expect(feed.name).toBe('feed');
    expect(feed.space).toBe('http://www.w3.org/2005/Atom');
    expect([feed.text('id'), feed.self]).toEqual([page, `${SITE}/${path}`]);
    expect(feed.text('title').length).toBeGreaterThan(0);
    expect(feed.text('updated')).toBe('2026-01-02T00:00:00Z');
    expect(feed.children('author')).toHaveLength(1);
    const ids = feed.entries.map((entry) => entry.text('id'));
    expect(ids.length).toBeGreaterThan(0);
    expect(new Set(ids).size).toBe(ids.length);
    for (const entry of feed.entries) {
      expect(entry.text('title').length).toBeGreaterThan(0);
      // Only what was imported has a day.
      const day = entry.text('id').includes('/twins') ? '2000-01-01' : '2026-01-02';
      expect(entry.text('updated')).toBe(`${day}T00:00:00Z`);
      expect(entry.text('id')).toMatch(/^https:\/\/example\.org\/map\/papers\/[a-z0-9-]+\/$/);
    }
  }
  expect(feedOf(map.read('feed.xml')).entries).toHaveLength(RECORDS.length + 2);
});

test('a paper’s page with its styles and scripts weighs little', () => {
  const html = paper('pruning-of-large-networks');
  const parts = [...html.matchAll(/(?:href|src)="\/map\/([^"]+\.(?:css|js))"/g)].map(
    ([, path]) => path!,
  );
  const styles = parts.filter((path) => path.endsWith('.css'));
  const scripts = withImports(parts.filter((path) => path.endsWith('.js')));
  const weight = (paths: readonly string[]) =>
    paths.reduce((sum, path) => sum + gzipSync(map.bytes(path), { level: 9 }).length, 0);
  expect(styles.length).toBeGreaterThan(0);
  expect(gzipSync(html, { level: 9 }).length + weight(styles)).toBeLessThanOrEqual(25_000);
  expect(weight(scripts)).toBeLessThanOrEqual(10_000);
});

test('an abstract that may not be republished stands nowhere in the site, an excerpt only in part', async () => {
  const secret = 'whales sing below the ice at night';
  const abstract = `We listen to the sea for ten years and more, in every season, with instruments of our own making, and tell what we hear there and what we do not hear, place by place and month by month, as carefully as we can and as often as the weather of the north allows it to us: ${secret}.`;
  const titles = ['Songs of the sea', 'Ice and its sounds', 'Listening from boats'];
  const records = titles.map((title) => ({ title, abstract }));
  for (const how of ['none', 'excerpt'] as const) {
    const site = await buildSmallMap(
      {
        'site.yaml': `title: Quiet\naddress: ${SITE}\nabstracts: ${how}\n`,
        'topics.yaml': FILES['topics.yaml'],
      },
      records,
    );
    const told = site.files.filter((file) => site.bytes(file).includes(secret));
    const begun = site.files.filter((file) => site.bytes(file).includes('We listen to the sea'));
    const page = site.read('papers/songs-of-the-sea/index.html');
    site.remove();
    expect(told).toEqual([]);
    if (how === 'none') expect(begun).toEqual([]);
    else expect(page).toContain('We listen to the sea for ten years');
  }
});

function articleOf(html: string): unknown {
  return JSON.parse(/<script type="application\/ld\+json">(.*?)<\/script>/s.exec(html)?.[1] ?? '');
}

/** Scripts and what they import at once, not what they ask for later. */
function withImports(paths: readonly string[]): readonly string[] {
  const all = new Set(paths);
  for (const path of all) {
    for (const [, name] of map.read(path).matchAll(/(?:from|import)\s*"\.\/([^"]+\.js)"/g))
      all.add(`assets/${name}`);
  }
  return [...all];
}

interface FeedElement {
  readonly name: string;
  readonly space: string | undefined;
  readonly self: string | undefined;
  readonly entries: readonly FeedElement[];
  children(name: string): readonly unknown[];
  text(name: string): string;
}

function feedOf(xml: string): FeedElement {
  const { children } = parseDocument(xml, { xmlMode: true });
  return elementOf(children.find(({ type }) => type === 'tag') as unknown as Tag);
}

interface Tag {
  readonly name: string;
  readonly attribs: Readonly<Record<string, string>>;
  readonly children: readonly { readonly data?: string }[];
}

function elementOf(tag: Tag): FeedElement {
  const named = (name: string) =>
    (tag.children as unknown as readonly Tag[]).filter((node) => node.name === name);
  return {
    name: tag.name,
    space: tag.attribs.xmlns,
    self: named('link').find(({ attribs }) => attribs.rel === 'self')?.attribs.href,
    get entries() {
      return named('entry').map(elementOf);
    },
    children: named,
    text: (name) => named(name)[0]?.children[0]?.data ?? '',
  };
}
