import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { embedTexts, wordsAsTheyCome } from '../../src/atlas/embed/fitted-words.ts';
import { importCorpus } from '../../src/corpus/importing/import-corpus.ts';
import { readProject } from '../../src/corpus/project/project.ts';
import { PACKAGE_ROOT } from '../../src/pipeline/paths.ts';
import { type AnswerLine, answerLines } from '../../src/pipeline/worker/answer-lines.ts';
import { loadWordModel } from '../../src/words/load-word-model.ts';
import { ToldError } from '../../src/words/told-error.ts';
import { temporaryFolder } from '../temporary.ts';
import { answersOf } from './worker-answers.ts';

const RECORDS = [
  { title: 'P$^2$ Law: *scaling* after pruning', abstract: 'We prune\n\n- a\n- b_c_ and <x>.', authors: ['Lovelace, Ada'], year: 2024, doi: '10.1000/One' },
  { display_name: 'Reefs grow', id: 'https://openalex.org/W1', abstract_inverted_index: { Reefs: [0], grow: [1] }, authorships: [{ author: { display_name: 'Bob Ray' } }], publication_year: 2020 },
  { title: 'Reefs grow', abstract: 'Another paper of that name.', authors: ['Cy Twombly'], year: 1999, venue: 'Journal of Reefs', keywords: ['coral'] },
  { title: '数据', abstract: '' },
]; // biome-ignore format: a record a line

test('read gives the fields that an import writes of the same record', async () => {
  const dir = temporaryFolder({
    'site.yaml': 'title: A\npapers: shards\n',
    'corpus/a.jsonl': RECORDS.map((one) => JSON.stringify(one)).join('\n'),
  });
  importCorpus(dir, { today: '2026-01-02' });
  const imported = readdirSync(join(dir, 'papers'))
    .flatMap((name) =>
      readFileSync(join(dir, 'papers', name), 'utf8')
        .trim()
        .split('\n'),
    )
    .map((line) => JSON.parse(line));
  const read = await answersOf(
    'read',
    RECORDS.map((one) => JSON.stringify(one)),
  );
  expect(read).toHaveLength(RECORDS.length);
  for (const paper of read) {
    const { slug, key: _, orcids: __, blocks: ___, ids, ...said } = paper;
    const own = imported.find(
      ({ title, abstract }) => title === said.title && (abstract ?? '') === said.abstract,
    );
    const { slug: numbered, doi = null, ...fields } = own;
    expect(said).toMatchObject(fields);
    expect(ids.doi).toBe(doi);
    // Here each is the first of its name.
    expect([slug, `${slug}-2`]).toContain(numbered);
  }
});

test('read takes a row of a table by the names of its columns', async () => {
  const row = {
    'Article Title': 'Reefs grow',
    'Author Names': null,
    Authors: 'Ray, B.; Cy, T.',
    Year: 2020,
    Abstract: 'Slowly.',
  };
  const [paper, marked, untitled] = await answersOf('read', [
    JSON.stringify(row),
    `\ufeff${JSON.stringify(row)}`,
    '\ufeff{"Abstract":"Of what?"}',
  ]);
  expect(paper).toMatchObject({
    slug: 'reefs-grow',
    authors: ['B. Ray', 'T. Cy'],
    year: 2020,
    abstract: 'Slowly.',
  });
  // Files of Windows begin with a byte order mark.
  expect(marked).toEqual(paper);
  expect(untitled.error).toMatch(/^worker: missing title: line 3\./);
});

test('read gives a line that is no paper its error in its place, and ends nothing', async () => {
  const good = JSON.stringify(RECORDS[0]);
  const answers = await answersOf('read', [
    '{"title"',
    '',
    good,
    '[]',
    '{"abstract":"Of what?"}',
    good,
  ]);
  const wrong = (what: string, line: number) => ({
    error: `worker: ${what}: line ${line}. Left out; mend the record.`,
    line,
  });
  expect(answers[2].key).toBe('doi:10.1000/one');
  expect(answers).toEqual([
    wrong('invalid JSON', 1),
    wrong('invalid JSON', 2),
    answers[2],
    wrong('invalid JSON', 4),
    wrong('missing title', 5),
    answers[2],
  ]);
});

test('read knows what has no identifier by all it says, wherever it stands', async () => {
  const lines = [RECORDS[2], RECORDS[3], RECORDS[2]].map((one) => JSON.stringify(one));
  const [a, b, again] = await answersOf('read', lines);
  expect(a.key).toMatch(/^hash:[0-9a-f]{20}$/);
  expect(again).toEqual(a);
  expect(b.key).not.toBe(a.key);
  expect(b.slug).toMatch(/^paper-/);
});

test('records that an import puts together meet in a block', async () => {
  const title = 'Reefs grow slowly in warm water near the coast';
  const pairs = [
    [
      { title: 'A', doi: '10.1000/ONE' },
      { title: 'B', doi: 'https://doi.org/10.1000/one' },
    ],
    [{ title: 'Reefs: grow' }, { title: 'reefs grow' }],
    [{ title }, { title: title.replace('slowly', 'slowlly') }],
    [
      { title, authors: ['Ada Young', 'Bo Old'] },
      { title: 'Corals', authors: ['A. Young', 'B. Old'] },
    ],
  ];
  for (const pair of pairs) {
    const [a, b] = await answersOf(
      'read',
      pair.map((one) => JSON.stringify(one)),
    );
    expect(a.blocks.some((block: string) => b.blocks.includes(block))).toBe(true);
  }
});

describe('worker match', () => {
  const paper = (key: string, title: string, more: object = {}) => ({
    key, slug: 'x', title, abstract: '', authors: ['Ada Lovelace'], year: 2020, venue: null,
    ids: { doi: null, arxiv: null }, ...more,
  }); // biome-ignore format: fields in rows
  const block = [
    paper('b', 'Reefs grow slowly', { ids: { doi: '10.1000/reef', arxiv: null } }),
    paper('c', 'Reefs grow slowly in warm water near the coast', { year: 2011 }),
    paper('a', 'Reefs grow slowly', { abstract: 'They do \\*so\\*.', ids: { doi: null, arxiv: '2001.00001' } }),
    paper('d', 'Reefs grow fast', { ids: { doi: '10.1000/REEF', arxiv: null }, venue: 'Coasts' }),
  ]; // biome-ignore format: a paper a line

  test('puts together what an import would, whatever the order, and merges as it does', async () => {
    const [answer] = await answersOf('match', [JSON.stringify({ block })]);
    expect(answer.groups).toEqual([['a', 'b', 'd'], ['c']]);
    expect(answer.papers[0]).toMatchObject({
      key: 'a', title: 'Reefs grow slowly', abstract: 'They do \\*so\\*.', venue: 'Coasts',
      ids: { doi: '10.1000/REEF', arxiv: '2001.00001' },
    }); // biome-ignore format: fields in rows
    const [turned] = await answersOf('match', [JSON.stringify({ block: block.toReversed() })]);
    expect(turned).toEqual(answer);
  });

  test('a block that is none says which field is wrong', async () => {
    const [answer] = await answersOf('match', [
      JSON.stringify({ block: [{ ...block[0], year: 'then' }] }),
    ]);
    expect(answer.error).toMatch(
      /^worker: invalid block\.0\.year: line 1\. .+\. Write it as the stage takes it\.$/,
    );
  });
});

describe('worker embed', () => {
  const rowOf = ({ vector }: { readonly vector: string }) =>
    Array.from(new Float32Array(Uint8Array.from(Buffer.from(vector, 'base64')).buffer));

  test('gives the word model’s own vectors of what the atlas reads', async () => {
    const dir = temporaryFolder({
      'site.yaml': 'title: A\n',
      'corpus/a.jsonl': RECORDS.map((one) => JSON.stringify(one)).join('\n'),
    });
    importCorpus(dir, { today: '2026-01-02' });
    const { papers } = readProject(dir);
    const texts = papers.map(({ titlePlain, abstractPlain }) => `${titlePlain}\n${abstractPlain}`);
    const expected = embedTexts(wordsAsTheyCome(loadWordModel(), texts), texts);
    const lines = papers.map(({ slug: key, title, abstract }) =>
      JSON.stringify({ key, title, abstract }),
    );
    const answers = await answersOf('embed', lines);
    expect(answers.map(({ key }) => key)).toEqual(papers.map(({ slug }) => slug));
    // Sums of the same numbers, rounded at other places.
    const apart = answers.flatMap(rowOf).map((value, j) => Math.abs(value - expected[j]!));
    expect(apart).toHaveLength(expected.length);
    expect(Math.max(...apart)).toBeLessThan(1e-6);
  });

  test('a line without its title says so', async () => {
    const [answer] = await answersOf('embed', ['{"key":"a","title":" "}']);
    expect(answer.error).toMatch(/^worker: invalid title: line 1\. /);
  });
});

test('lines are answered alike however they come in pieces', async () => {
  const answer: AnswerLine = (source, n) => {
    if (source.includes('!')) throw new ToldError(`no: ${source}`);
    return { source, n };
  };
  const line = fc.string({ unit: 'grapheme' }).map((text) => text.replace(/[\r\n]/g, ''));
  const cuts = fc.array(fc.nat(60));
  await fc.assert(
    fc.asyncProperty(fc.array(line), cuts, fc.boolean(), async (lines, places, ended) => {
      const text = lines.join('\n') + (ended ? '\n' : '');
      const bytes = Buffer.from(text);
      const at = [0, ...places.map((place) => Math.min(place, bytes.length)), bytes.length].sort(
        (a, b) => a - b,
      );
      const pieces = (async function* () {
        for (const [p, from] of at.entries()) yield bytes.subarray(from, at[p + 1]);
      })();
      let said = '';
      await answerLines(pieces, answer, (more) => {
        said += more;
      });
      const wanted = text === '' ? [] : text.replace(/\n$/, '').split('\n');
      const expected = wanted.map((source, i) =>
        source.includes('!') ? { error: `no: ${source}`, line: i + 1 } : { source, n: i + 1 },
      );
      expect(said).toBe(expected.map((one) => `${JSON.stringify(one)}\n`).join(''));
    }),
  );
});

test('the command answers each line before the next is there, and ends with its input', async () => {
  const script = join(PACKAGE_ROOT, 'src/cli/chartroom.ts');
  const worker = spawn(process.execPath, [script, 'worker', 'read'], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const ended = new Promise((resolve) => worker.on('close', resolve));
  const answers = createInterface({ input: worker.stdout })[Symbol.asyncIterator]();
  const said = [
    ['{"title":"One"}', 'one'],
    ['broken', undefined],
    ['{"title":"Two"}', 'two'],
  ] as const;
  for (const [line, slug] of said) {
    worker.stdin.write(`${line}\n`);
    const { value } = await answers.next();
    expect(JSON.parse(value ?? '').slug).toBe(slug);
  }
  worker.stdin.end();
  expect(await answers.next()).toEqual({ done: true, value: undefined });
  expect(await ended).toBe(0);
});
