import { afterAll, beforeAll, expect, test } from 'vitest';
import { linkedPapers } from '../../src/atlas/related/linked-papers.ts';
import { inverseRows, linkRows } from '../../src/corpus/citing/link-rows.ts';
import { importCorpus } from '../../src/corpus/importing/import-corpus.ts';
import { readProject } from '../../src/corpus/project/project.ts';
import { temporaryFolder } from '../temporary.ts';
import { buildSmallMap, panelsOf, type SmallMap } from './small-map.ts';

const about = (subject: string) => ({
  abstract: `We study pruning of ${subject} networks${subject === 'lonely' ? '' : '. Winning lottery tickets stay'}.`,
  authors: ['Ada Lovelace'],
});
const RECORDS = [
  { title: 'Pruning early networks', year: 2001, doi: '10.1000/early', ...about('early') },
  {
    title: 'Pruning late networks',
    year: 2010,
    ...about('late'),
    references: ['https://doi.org/10.1000/EARLY.', 'Poe, E., Nothing of ours (1999) Elsewhere'],
    cited_by_count: 61,
  },
  {
    title: 'Pruning middle networks',
    year: 2005,
    ...about('middle'),
    references: [
      'Lovelace, A., Pruning early networks (2001) Journal of Nets, 3, p. 4',
      'POE, E. 1999. Nothing of ours. Elsewhere 3, 4',
    ],
  },
  {
    title: 'Pruning lonely networks',
    year: 2003,
    ...about('lonely'),
    sample_size: 1204.5,
    design: 'R & D',
  },
  // Phrases that a quarter of all papers share relate none of them.
  ...[
    'whales',
    'terns',
    'crabs',
    'seals',
    'eels',
    'cod',
    'gulls',
    'squid',
    'limpets',
    'sprats',
  ].map((animal) => ({
    title: `Songs of ${animal}`,
    abstract: `What ${animal} say at sea.`,
    year: 2020,
  })),
];
const FILES = {
  'site.yaml':
    'title: A map\naddress: https://example.org/map\nfields: { sample_size: { kind: number, name: Participants }, design: category }\n',
};

let map: SmallMap;
beforeAll(async () => {
  map = await buildSmallMap(FILES, RECORDS);
});
afterAll(() => map.remove());

const pageOf = (slug: string) => map.read(`papers/${slug}/index.html`);
/** The titles under a heading of a page, in order. */
function listUnder(page: string, id: string): readonly string[] {
  const section = page.split(`aria-labelledby="${id}"`)[1]?.split('</section>')[0] ?? '';
  return [...section.matchAll(/<a [^>]*dir="auto"[^>]*>([^<]*)</g)].map(([, title]) => title!);
}

test('a paper’s page lists what it cites here and what cites it, in the order of years, with what they share', () => {
  const early = pageOf('pruning-early-networks');
  expect(early).toContain('Cited here by (2)');
  expect(early).not.toContain('Cites here');
  expect(listUnder(early, 'cited-by')).toEqual([
    'Pruning middle networks',
    'Pruning late networks',
  ]);
  const late = pageOf('pruning-late-networks');
  expect(late).toContain('Cites here (1)');
  expect(listUnder(late, 'cites')).toEqual(['Pruning early networks']);
  expect(late.split('aria-labelledby="cites"')[1]).toMatch(/2001 · Shares [a-z]/);
});

test('of related papers those that cite the same works say how many, on page, panel and in open data', () => {
  const related = pageOf('pruning-late-networks').split('aria-labelledby="related"')[1]!;
  const notes = related.split('<li').filter((item) => item.includes('pruning-middle-networks'));
  expect(notes[0]).toMatch(/Shares [a-z][^<]*, 2 cited works/);
  const others = related.split('<li').filter((item) => item.includes('pruning-early-networks'));
  expect(others[0]).toMatch(/Shares (?!.*cited works)/);
  const [, late] = panelsOf(map);
  const middle = ({ slug }: { slug: string }) => slug === 'pruning-middle-networks';
  expect(late!.related.find(middle)!.reasons.at(-1)).toBe('2 cited works');
  const lines = map.read('api/papers.jsonl').trim().split('\n');
  const data = lines.map((line) => JSON.parse(line)).find(({ slug }) => slug === late!.slug);
  expect(data.related.find(middle).bothCite).toBe(2);
});

test('a paper without links has no empty lists', () => {
  const lonely = pageOf('pruning-lonely-networks');
  for (const part of ['Cites here', 'Cited here', 'id="cites"', 'id="cited-by"'])
    expect(lonely).not.toContain(part);
});

test('what a paper says in the owner’s fields stands on its page, in the panel’s texts and in open data', () => {
  const page = pageOf('pruning-lonely-networks');
  const list = page.split('<dl class="fields">')[1]!.split('</dl>')[0]!;
  expect(list.match(/<d[td][^>]*>[^<]*/g)!.map((tag) => tag.replace(/<.*>/, ''))).toEqual([
    'Participants',
    '1,204.5',
    'Design',
    'R &amp; D',
  ]);
  expect(pageOf('pruning-early-networks')).not.toContain('class="fields"');
  const told = panelsOf(map).filter(({ fields }) => fields !== undefined);
  expect(told).toMatchObject([
    {
      slug: 'pruning-lonely-networks',
      fields: [
        ['Participants', '1,204.5'],
        ['Design', 'R & D'],
      ],
    },
  ]);
  const lines = map.read('api/papers.jsonl').trim().split('\n');
  expect(lines.flatMap((line) => JSON.parse(line).fields ?? [])).toEqual([
    { sample_size: 1204.5, design: 'R & D' },
  ]);
});

test('open data has the slugs both ways, and the number of citations with its day', () => {
  const lines = map.read('api/papers.jsonl').trim().split('\n');
  const linked = lines
    .map((line) => JSON.parse(line))
    .filter(({ slug }) => slug.startsWith('pruning'))
    .map(({ slug, cites, citedBy, citedElsewhere }) => ({ slug, cites, citedBy, citedElsewhere }));
  expect(linked).toEqual([
    {
      slug: 'pruning-early-networks',
      citedBy: ['pruning-late-networks', 'pruning-middle-networks'],
    },
    {
      slug: 'pruning-late-networks',
      cites: ['pruning-early-networks'],
      citedElsewhere: { count: 61, date: '2026-01-02' },
    },
    { slug: 'pruning-lonely-networks' },
    { slug: 'pruning-middle-networks', cites: ['pruning-early-networks'] },
  ]);
});

test('the panel of the map has them too', () => {
  const panels = panelsOf(map);
  expect(panels[0]!.citedBy).toMatchObject({
    count: 2,
    papers: [
      { slug: 'pruning-middle-networks', title: 'Pruning middle networks', year: 2005 },
      { slug: 'pruning-late-networks', year: 2010 },
    ],
  });
  expect(panels[1]!.cites!.papers[0]!.reasons.length).toBeGreaterThan(0);
  expect(panels[2]).not.toHaveProperty('cites');
  expect(panels[2]).not.toHaveProperty('citedBy');
});

const FAR = 'Poe E., van der Roe J., The sea of elsewhere, Elsewhere, 3, pp. 4-9, (1999)';
const CITING = [1, 2, 3, 4].map((i) => ({
  title: `Kelp forests number ${i}`,
  abstract: `Kelp in the ${i}th bay.`,
  doi: `10.1000/k${i}`,
  references: [
    FAR,
    'doi:10.1000/Far.2',
    ...(i > 1 ? ['Poe, E. (2001). Winds of "elsewhere" & more. Elsewhere.'] : []),
    ...(i > 2 ? ['Poe, E., Seldom cited at all (2003) Elsewhere'] : []),
    'http://example.org/accessed',
  ],
}));

test('what papers often cite and is not here is listed with who cites it, and can be brought', async () => {
  const missing = await buildSmallMap(FILES, CITING);
  const about = missing.read('about/index.html').replace(/\s+/g, ' ');
  expect(about).toContain('Often cited here, not in this map');
  expect(about).toContain('3 works that at least three papers here cite are not on this map.');
  const section = about.split('aria-labelledby="missing"')[1]!.split('</section>')[0]!;
  expect(section).toMatch(/The sea of elsewhere.*Poe E., van der Roe J. · 1999 · cited by 4 here/);
  expect(section).toMatch(/href="https:\/\/doi.org\/10.1000\/far.2"[^>]*>doi:10.1000\/far.2</);
  expect(section).not.toMatch(/Seldom|example.org/);
  expect(missing.read('api/missing-dois.txt')).toBe('10.1000/far.2\n');
  const dir = temporaryFolder({
    'site.yaml': 'title: Brought\n',
    'corpus/missing.ris': missing.read('api/missing.ris'),
  });
  const topicFiles = missing.files.filter((path) => /^topics\/.*missing\.ris$/.test(path));
  missing.remove();
  importCorpus(dir, { today: '2026-01-02' });
  const brought = readProject(dir).papers.map(({ title, authors, year }) => [title, authors, year]);
  expect(brought).toEqual([
    ['The sea of elsewhere', ['E. Poe', 'J. van der Roe'], 1999],
    ['Winds of "elsewhere" & more', ['E. Poe'], 2001],
  ]);
  expect(topicFiles).toHaveLength(1);
});

test('papers without a year stand last, those of one year by slug', () => {
  const papers = [null, 2003, 2001, null, 2003].map((year) => ({ year }));
  const cites = linkRows(5, [0, 0, 0, 0], [1, 2, 3, 4]);
  const citeReasons = [['a'], ['b'], ['c'], []];
  const links = { cites, citedBy: inverseRows(cites), selfCiting: [] };
  const linkedOf = linkedPapers(papers, { citeReasons }, links);
  expect(linkedOf(0).cites).toEqual([
    { index: 2, reasons: ['b'] },
    { index: 1, reasons: ['a'] },
    { index: 4, reasons: [] },
    { index: 3, reasons: ['c'] },
  ]);
  expect(linkedOf(3)).toEqual({ cites: [], citedBy: [{ index: 0, reasons: ['c'] }] });
});

test('where no record has references, nothing of it shows', async () => {
  const without = await buildSmallMap(
    FILES,
    RECORDS.map((record) => ({ ...record, references: [] })),
  );
  const said = without.files
    .filter((path) => /\.(?:html|jsonl)$/.test(path))
    .filter((path) => /Cites here|Cited here|"cites"|"citedBy"|cites:/.test(without.read(path)));
  const names = without.files.filter((path) => /links\.bin|missing/.test(path));
  without.remove();
  expect([...said, ...names]).toEqual([]);
});
