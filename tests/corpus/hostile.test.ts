import { expect, test } from 'vitest';
import { csvText } from '../../src/corpus/csv-text.ts';
import { formatFault } from '../../src/corpus/fault.ts';
import { findDoi } from '../../src/corpus/fields/identifiers.ts';
import { readLatex } from '../../src/corpus/fields/latex-text.ts';
import { importCorpus } from '../../src/corpus/importing/import-corpus.ts';
import { strongKeyHolds } from '../../src/corpus/importing/match-keys.ts';
import { plainText } from '../../src/corpus/latex.ts';
import { readProject } from '../../src/corpus/project/project.ts';
import { sourceOf } from '../../src/corpus/reading/read-source.ts';
import { makeSlug } from '../../src/corpus/slug.ts';
import { abstractHtml, titleHtml } from '../../src/site/view/rich-text.ts';
import { temporaryFolder } from '../temporary.ts';

const GOOD = { 'papers/reefs.md': '---\ntitle: Reefs\n---\n\nAbout reefs.\n' };
const SITE = { 'site.yaml': 'title: A map\n' };

/** A project with one good paper and one that holds something no paper holds. */
function beside(bad: string) {
  const { papers, faults } = readProject(
    temporaryFolder({ ...SITE, ...GOOD, 'papers/bad.md': bad }),
  );
  return { slugs: papers.map(({ slug }) => slug), papers, told: faults.map(formatFault) };
}

test.each([
  ['an alias without an anchor', '---\ntitle: B\nvenue: *nowhere\n---\n\nText.\n', 3],
  [
    'a bomb of aliases',
    '---\ntitle: B\na: &a [1,2,3,4,5,6,7,8,9]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\nd: [*c,*c,*c,*c,*c,*c,*c,*c,*c]\n---\n',
    4,
  ],
  ['brackets without end', `---\ntitle: B\nvenue: ${'['.repeat(100_000)}\n---\n`, 3],
  ['items without end', `---\ntitle: B\nx:\n  ${'- '.repeat(50_000)}\n---\n`, 4],
])('%s in a paper’s front matter is told with its line, and the rest is read', (_, bad, line) => {
  const { slugs, told } = beside(bad);
  expect(slugs).toEqual(['reefs']);
  expect(told[0]).toMatch(new RegExp(`^content: invalid YAML: papers/bad\\.md, line ${line}\\. `));
  expect(told.length).toBeLessThanOrEqual(5);
});

test.each([
  ['quotes', '>'.repeat(6000)],
  ['lists', '1. '.repeat(6000)],
  ['links', '[a]('.repeat(6000)],
  ['emphasis', '**a _b '.repeat(6000)],
])('an abstract that opens %s without end is told and shown as it stands', (_, opened) => {
  const { papers, told } = beside(`---\ntitle: B\n---\n\nReefs ${opened}\n\n${opened} end\n`);
  expect(told).toEqual([
    'content: invalid abstract: papers/bad.md. It nests deeper, or has more signs of Markdown, than a text; it is shown as it stands.',
  ]);
  expect(papers[0]!.abstractPlain.endsWith(`${plainText(opened)} end`)).toBe(true);
  expect(abstractHtml(papers[0]!.abstract)).toMatch(/^<p>Reefs /);
});

test('half a character is left out of an import and of front matter, and told with its line', () => {
  const dir = temporaryFolder({
    ...SITE,
    'corpus/a.jsonl':
      '{"title":"Reefs","abstract":"About.","doi":"10.1000/x\\ud83d"}\n{"title":"Tides","abstract":"About."}',
  });
  const { faults } = importCorpus(dir, { today: '2026-01-02' });
  expect(faults.map(formatFault)).toEqual([
    'import: invalid text: a.jsonl, line 1. It is kept without half a character that stood in it; look whether it reads well.',
  ]);
  expect(readProject(dir).papers.map(({ doi }) => doi)).toEqual(['10.1000/x', null]);
  const { papers, told } = beside('---\ntitle: B\ndoi: "10.1000/x\\ud83d"\n---\n\nText.\n');
  expect(papers[0]!.doi).toBe('10.1000/x');
  expect(told).toEqual([
    'content: invalid doi: papers/bad.md, line 3. It holds half a character, which is left out; write it anew.',
  ]);
});

test('a title as long as a book is told and cut for pages, and stays in its file', () => {
  const { papers, told } = beside(`---\ntitle: ${'reef '.repeat(60_000)}\n---\n\nText.\n`);
  expect(papers[0]!.title).toHaveLength(2001);
  expect(told).toEqual([
    'content: invalid title: papers/bad.md, line 2. It has 299999 characters; pages show the first 2000. Shorten it, or move it into the abstract.',
  ]);
});

test('nesting without end leaves one record out and no other', () => {
  const deep = `${'['.repeat(100_000)}"x"${']'.repeat(100_000)}`;
  const json = sourceOf(Buffer.from(`{"title":${deep}}\n{"title":"Reefs","abstract":"A"}\n`), 'a');
  expect(json.records.map(({ title }) => title)).toEqual(['Reefs']);
  expect(json.leftOut).toEqual([{ record: 'record 1', line: 1, reason: 'missing title' }]);
  const bib = `@article{a, title = {${'{'.repeat(500)}x}}\n@article{b, title = {Reefs}}\n`;
  const { records, leftOut } = sourceOf(Buffer.from(bib), 'a');
  expect(records.map(({ title }) => title)).toEqual(['Reefs']);
  expect(leftOut).toMatchObject([{ record: 'entry a', line: 1 }]);
});

test('a BibTeX entry may be of a type with any letters and signs', () => {
  const types = ['web_page', 'in-proceedings', 'Buchkapitel', 'kapitölchen', 'data.set', 'x+y'];
  const bib = types.map((type, i) => `@${type}{k${i}, title = {Reef ${type}}}`).join('\n');
  const { records } = sourceOf(Buffer.from(bib), 'a');
  expect(records.map(({ title }) => title)).toEqual(types.map((type) => `Reef ${type}`));
});

test('commands that are names of JavaScript’s own stay text', () => {
  for (const name of ['toString', 'constructor', 'valueOf', 'hasOwnProperty'])
    for (const read of [plainText, readLatex, titleHtml])
      expect(read(`Overriding \\${name} twice`)).toBe(`Overriding \\${name} twice`);
});

test.each([
  '\\rule{1000000em}{1000000em}',
  'x^{ab}\\kern{400em}y',
  'x^{ab}\\hspace{-400em}y',
  'x^{ab}\\raisebox{400em}{y}',
  'x^{ab}\\mspace{90000mu}y',
])('a formula with a box wider than a line is shown as text: %s', (formula) => {
  expect(titleHtml(`On $${formula}$ models`)).not.toContain('<');
});

test('a formula that defines itself ends as text', () => {
  expect(titleHtml('$\\def\\a{\\a\\a}\\a$')).not.toContain('<');
});

test('private-use marks in code, info strings and text bring no markup along', () => {
  const html = abstractHtml(
    'A $x^{2y}$\n\n```\ue0000\ue001\nx\n```\n\n`\ue0000\ue001` \ue0000\ue001',
  );
  expect(html.match(/<math/g)).toHaveLength(1);
  expect(html).not.toMatch(/class="[^"]*</);
  expect(readLatex('{a}\ue0005\ue001b \ue002c')).toBe('a5b c');
});

test('no link stands in a link', () => {
  const html = abstractHtml('[*http://a.example/x* and http://b.example/y](http://c.example/)');
  expect(html.match(/<a /g)).toHaveLength(1);
});

test.each([
  ['Con', 'con-2'],
  ['NUL', 'nul-2'],
  ['Com1', 'com1-2'],
  ['Contours', 'contours'],
])('the address of %s is %s: Windows has no such file', (title, slug) => {
  expect(makeSlug(title, new Set())).toBe(slug);
});

test('no cell of a table runs as a formula, however it is written or parted', () => {
  const cells = ['=1', '+1', '-1', '@a', '＝1', '＋1', '－1', '＠a', ' =1', '\t=1', '|a', '%0a'];
  for (const cell of cells) expect(csvText([[cell]])).toMatch(/^\uFEFF"?'/);
  expect(csvText([['a;=1', 'b\t=1', 'c']])).toBe('\uFEFF"a;=1","b\t=1",c\r\n');
});

test.each([
  '10.1130/0091-7613(1985)13<185:SRAUTB>2.0.CO;2',
  '10.1002/(SICI)1097-4679(199702)53:2<147::AID-JCLP9>3.0.CO;2-N',
])('the SICI DOI %s stays whole, however it is written', (doi) => {
  const escaped = doi.replace('<', '&lt;').replace('>', '&gt;');
  const address = `https://doi.org/${doi.replace('<', '%3C').replace('>', '%3E')}`;
  for (const text of [doi, escaped, address, `doi:${doi}.`, `See https://doi.org/${doi}, p. 3`])
    expect(findDoi(text), text).toBe(doi);
});

test.each([
  ['Corals in warm water', 'Reply to Corals in warm water', false],
  ['Corals in warm water', 'Corals in warm water: comment', false],
  ['Corals in warm water', 'Corals in warm water (Erratum)', false],
  ['Corals, volume 2', 'Corals, volume 3', false],
  ['Immune response to corals', 'The immune response to corals', true],
  ['Corals in warm water', 'Corals in warm water: a survey of comments', true],
])('one DOI makes one paper of “%s” and “%s”: %s', (first, second, one) => {
  const known = (title: string) => ({
    title, abstract: '', authors: ['A B'], year: 2020, venue: null, doi: '10.1/x', arxiv: null, url: null, key: null,
  }); // biome-ignore format: a record
  expect(strongKeyHolds(known(first), known(second))).toBe(one);
});
