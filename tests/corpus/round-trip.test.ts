import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { importCorpus } from '../../src/corpus/importing/import-corpus.ts';
import { readImported } from '../../src/corpus/importing/imported-file.ts';
import { markdownToText } from '../../src/corpus/markdown.ts';
import { editPaperFile, formatPaperFile, parsePaperFile } from '../../src/corpus/paper-file.ts';
import { readProject } from '../../src/corpus/project/project.ts';
import { temporaryFolder } from '../temporary.ts';

const RUNS = Number(process.env.FUZZ_RUNS ?? 60);
const TODAY = '2026-01-02';

/** What YAML, Markdown, front matter and line readers take for their own. */
const SIGNS = [
  '---', '\n---\n', ' ---', '...', '# ', ' #', ': ', ':', '- ', '? ', '| ', '> ', '>', '|', '&a ', '*a', '!!js ', '%', '@', '`', '"', "'", '{', '}', '[', ']',
  '<<: ', '~', 'null', 'true', 'yes', '2021', '1e3', '0x1f', '2021-01-02', '\n', '\r', '\r\n', '\t', '\u0085', '\u2028', '\u2029', '\u00a0', '\ufeff', '\u0000', '\u0007', '\u009b',
  '\ud83d', '\udc00', '😀', '\ufffe', '\u200b', '\u202e', 'é', 'e\u0301', '中文', 'שלום', '\\', '\\n', '\\u0000', '&amp;', '&lt;b&gt;', '<b>', '<!--', '$x^2$', '\\alpha', '_a_', '**b**', '1. ',
]; // biome-ignore format: a table reads best in rows

const text = fc
  .array(fc.oneof(fc.constantFrom(...SIGNS), fc.string({ unit: 'binary', maxLength: 12 })), {
    maxLength: 8,
  })
  .map((parts) => parts.join(''));
const word = fc.constantFrom('Coral', 'Reef', 'Map', 'Tide', 'Kelp');

const record = fc.record({
  title: fc.tuple(word, text, word).map((parts) => parts.join(' ')),
  abstract: text,
  authors: fc.array(text, { maxLength: 3 }),
  venue: text,
  keywords: fc.array(text, { maxLength: 3 }),
  doi: text,
  url: text,
  year: fc.constantFrom(1999, 2021),
});

test('what an import writes is what the next command reads, whatever stands in a field', () => {
  fc.assert(
    fc.property(fc.array(record, { minLength: 1, maxLength: 4 }), (records) => {
      // Each has identifiers of its own: which records are one paper is not what is asked here.
      const lines = records
        .map((one, i) => {
          const own = (start: string, end: string) => (end === '' ? '' : `${start}${i}${end}`);
          return JSON.stringify({
            ...one,
            doi: own('10.1000/x', one.doi),
            url: own('https://example.org/', one.url),
          });
        })
        .join('\n');
      const dir = temporaryFolder({ 'site.yaml': 'title: A map\n', 'corpus/a.jsonl': lines });
      importCorpus(dir, { today: TODAY });
      const entries = readImported(dir);
      for (const [slug, entry] of entries) {
        const path = `papers/${slug}.md`;
        const { front, body } = parsePaperFile(readFileSync(join(dir, path), 'utf8'), path);
        for (const field of ['title', 'venue', 'doi', 'url', 'year'] as const)
          expect(front[field] ?? null, field).toEqual(entry[field]);
        expect(front.authors).toEqual(entry.authors);
        expect(front.keywords).toEqual(entry.keywords);
        expect(markdownToText(body)).toBe(entry.abstract);
      }
      const before = contentOf(dir);
      const again = importCorpus(dir, { today: '2027-01-01' });
      expect(again.files[0]).toMatchObject({ added: 0, updated: 0 });
      expect(contentOf(dir)).toEqual(before);
      const { papers, faults } = readProject(dir);
      expect(papers).toHaveLength(entries.size);
      expect(faults.filter(({ kind }) => kind !== 'missing')).toEqual([]);
    }),
    { numRuns: RUNS, seed: 14 },
  );
});

test('any front matter that is written is read, and an edit of one field leaves the others', () => {
  const fields = fc.record({ title: text.map((end) => `T${end}`), venue: text, note: text });
  fc.assert(
    fc.property(fields, text, text, (front, body, venue) => {
      const clean = (value: string) => Buffer.from(value).toString();
      const written = formatPaperFile(
        { title: clean(front.title), venue: clean(front.venue), note: clean(front.note) },
        body.trim(),
      );
      const parsed = parsePaperFile(written, 'a.md').front;
      expect(parsed.venue).toBe(clean(front.venue));
      const edited = parsePaperFile(editPaperFile(written, { venue: clean(venue) }, null), 'a.md');
      expect(edited.front).toEqual({ ...parsed, venue: clean(venue) });
      expect(edited.body).toBe(parsePaperFile(written, 'a.md').body);
    }),
    { numRuns: RUNS, seed: 15 },
  );
});

test('dashes at the end of a title, a venue or an author, alone or as a comment, end no front matter', () => {
  const records = [
    { title: 'Learning to map ---', abstract: 'About reefs.', venue: 'Coasts ---', year: 2021 },
    { title: 'Maps', abstract: 'One.\n\n---\n\nTwo.', authors: ['---', 'Mia Muster ---'] },
  ];
  const lines = records.map((one) => JSON.stringify(one)).join('\n');
  const dir = temporaryFolder({ 'site.yaml': 'title: A map\n', 'corpus/a.jsonl': lines });
  importCorpus(dir, { today: TODAY });
  const [map, maps] = readProject(dir).papers;
  expect(map).toMatchObject({ title: 'Learning to map ---', venue: 'Coasts ---', year: 2021 });
  expect(maps).toMatchObject({ title: 'Maps', authors: ['---', 'Mia Muster ---'] });
  expect(maps!.abstractPlain).toBe('One. --- Two.');
  const byHand = '---\ntitle: A\n# ----\nvenue: B\n---   \nText\n---\nmore\n';
  expect(parsePaperFile(byHand, 'a.md')).toMatchObject({
    front: { title: 'A', venue: 'B' },
    body: 'Text\n---\nmore',
  });
  expect(parsePaperFile(byHand.replaceAll('\n', '\r'), 'a.md').body).toBe('Text\n---\nmore');
});

test('an import that changes one field keeps an owner’s comments, order and unknown fields', () => {
  const first = { id: 'a', title: 'Reefs', abstract: 'About reefs.', venue: 'Coasts' };
  const dir = temporaryFolder({
    'site.yaml': 'title: A map\n',
    'corpus/a.jsonl': JSON.stringify(first),
  });
  importCorpus(dir, { today: TODAY });
  const path = join(dir, 'papers/reefs.md');
  const own =
    '---\n# read in May\nread: yes\ntitle: Reefs\nvenue: Coasts # is it?\n---\n\nAbout reefs.\n';
  writeFileSync(path, own);
  writeFileSync(join(dir, 'corpus/a.jsonl'), JSON.stringify({ ...first, year: 2020 }));
  importCorpus(dir, { today: TODAY });
  expect(readFileSync(path, 'utf8')).toBe(own.replace('it?\n', 'it?\nyear: 2020\n'));
});

function contentOf(dir: string): readonly (readonly [string, string])[] {
  return readdirSync(join(dir, 'papers'))
    .sort()
    .map((name) => [name, readFileSync(join(dir, 'papers', name), 'utf8')] as const);
}
