import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { importCorpus } from '../../src/corpus/importing/import-corpus.ts';
import { readImported } from '../../src/corpus/importing/imported-file.ts';
import { readRedirects } from '../../src/corpus/importing/redirects.ts';
import { readProject } from '../../src/corpus/project/project.ts';
import { temporaryFolder } from '../temporary.ts';

const WHOLE = {
  id: 'a',
  title: 'Reefs',
  abstract: 'About reefs.',
  authors: ['Ada Lovelace'],
  year: 2020,
  venue: 'Coasts',
  doi: '10.5555/reefs',
  url: 'https://example.org/reefs',
  keywords: ['reef'],
};

/** A project after an import of these records. */
function imported(...records: readonly object[]): string {
  const dir = temporaryFolder({ 'site.yaml': 'title: A map\n' });
  importAgain(dir, ...records);
  return dir;
}

function importAgain(dir: string, ...records: readonly object[]) {
  const lines = records.map((record) => JSON.stringify(record)).join('\n');
  const file = join(dir, 'corpus/a.jsonl');
  cpSync(join(temporaryFolder({ 'corpus/a.jsonl': lines }), 'corpus'), join(dir, 'corpus'), {
    recursive: true,
  });
  return importCorpus(dir, { today: '2026-01-02', files: [file] });
}

const paperFile = (dir: string, slug: string) =>
  readFileSync(join(dir, 'papers', `${slug}.md`), 'utf8');

test.each(['abstract', 'authors', 'year', 'venue', 'doi', 'url', 'keywords'] as const)(
  'the %s that a source no longer says stays, whether it is left out or empty',
  (field) => {
    const dir = imported(WHOLE);
    const [before, entry] = [paperFile(dir, 'reefs'), readImported(dir).get('reefs')];
    const { [field]: value, ...rest } = WHOLE;
    const empty = Array.isArray(value) ? [] : typeof value === 'string' ? '' : null;
    for (const record of [rest, { ...rest, [field]: empty }]) {
      expect(importAgain(dir, record).files).toMatchObject([{ unchanged: 1, updated: 0 }]);
      expect(paperFile(dir, 'reefs')).toBe(before);
      expect(readImported(dir).get('reefs')).toEqual(entry);
    }
  },
);

test('what a source says anew takes the place of what it said, and fills what it left open', () => {
  const dir = imported({ id: 'a', title: 'Reefs', abstract: 'About reefs.', keywords: ['reef'] });
  const next = { ...WHOLE, abstract: 'About reefs, again.', keywords: ['reef', 'sea'] };
  expect(importAgain(dir, next).files).toMatchObject([{ unchanged: 0, updated: 1 }]);
  const [paper] = readProject(dir).papers;
  const { id: _, ...said } = next;
  expect(paper).toMatchObject(said);
});

test('a source that writes its abstract anew, and nothing else, writes it into the file', () => {
  const dir = imported(WHOLE);
  const before = paperFile(dir, 'reefs');
  importAgain(dir, { ...WHOLE, abstract: 'About reefs, again.' });
  expect(paperFile(dir, 'reefs')).toBe(before.replace('About reefs.', 'About reefs, again.'));
});

test('a file in which the owner had the last word everywhere stays byte for byte', () => {
  const dir = imported(WHOLE);
  const own = '---\ntitle:   "Reefs"\nvenue: Mine\nauthors:\n    - Me\n---\nBy hand.\n\n\n';
  writeFileSync(join(dir, 'papers/reefs.md'), own);
  const next = { ...WHOLE, abstract: 'Anew.', venue: 'Theirs', authors: ['They'] };
  const { faults } = importAgain(dir, next);
  expect(paperFile(dir, 'reefs')).toBe(own);
  expect(faults.map(({ what, remedy }) => `${what}: ${remedy}`)).toEqual([
    'authors: papers/reefs.md was edited by hand and stays: it says “Me”, the source now “They”.',
    'venue: papers/reefs.md was edited by hand and stays: it says “Mine”, the source now “Theirs”.',
    'abstract: papers/reefs.md was edited by hand and stays: it says “By hand.”, the source now “Anew.”.',
  ]);
});

test('a conflict shows eighty signs of a long text, and nothing for none', () => {
  const dir = imported(WHOLE);
  const [long, longer] = ['x'.repeat(80), `${'y'.repeat(79)}\u{1d4ae}`];
  const own = `---\ntitle: Reefs\n---\n\n${long}\n`;
  writeFileSync(join(dir, 'papers/reefs.md'), own);
  const { faults } = importAgain(dir, { ...WHOLE, venue: 'Theirs', abstract: longer });
  expect(faults.map(({ remedy }) => remedy.slice('papers/reefs.md was edited by '.length))).toEqual(
    [
      'hand and stays: it says nothing, the source now “Theirs”.',
      `hand and stays: it says “${long}”, the source now “${'y'.repeat(79)}…”.`,
    ],
  );
});

test('a missing abstract is told until the owner has written one', () => {
  const bare = { id: 'a', title: 'Reefs' };
  const dir = imported(bare);
  const told = () => importAgain(dir, bare).faults.map(({ kind, what }) => `${kind} ${what}`);
  expect(told()).toEqual(['missing abstract']);
  writeFileSync(join(dir, 'papers/reefs.md'), '---\ntitle: Reefs\n---\n\nBy hand.\n');
  expect(told()).toEqual([]);
});

test('of two copies of a file whose own is gone one is the paper, the other a paper by hand', () => {
  const dir = imported(WHOLE);
  const { id } = readImported(dir).get('reefs')!;
  const text = paperFile(dir, 'reefs');
  rmSync(join(dir, 'papers/reefs.md'));
  writeFileSync(join(dir, 'papers/reefs-a.md'), text);
  writeFileSync(join(dir, 'papers/reefs-b.md'), text.replace('Ada Lovelace', 'A. Lovelace'));
  importAgain(dir, WHOLE);
  expect([...readRedirects(dir)]).toEqual([['papers/reefs', 'papers/reefs-a']]);
  expect(readImported(dir).get('reefs-a')!.id).toBe(id);
  expect(paperFile(dir, 'reefs-b')).toContain('A. Lovelace');
  expect(readImported(dir).size).toBe(1);
});

test.each([
  ['its DOI', { title: 'Corals', abstract: 'Anew.', authors: [] }, true],
  ['its abstract', { title: 'Corals', doi: '' }, true],
  ['its title in other letters', { title: 'REEFS!', abstract: 'Anew.', doi: '' }, true],
  ['nothing', { title: 'Corals', abstract: 'Anew.', doi: '' }, false],
])('a file under another name is the paper that is gone where it still has %s', (_, now, same) => {
  const dir = imported(WHOLE, { id: 'b', title: 'Tides', abstract: 'About tides.' });
  const { title, abstract, doi = '10.5555/reefs' } = { ...WHOLE, ...now };
  rmSync(join(dir, 'papers/reefs.md'));
  writeFileSync(
    join(dir, 'papers/corals.md'),
    `---\ntitle: ${title}\n${doi === '' ? '' : `doi: ${doi}\n`}---\n\n${abstract}\n`,
  );
  importAgain(dir, WHOLE, { id: 'b', title: 'Tides', abstract: 'About tides.' });
  expect([...readRedirects(dir).keys()]).toEqual(same ? ['papers/reefs'] : []);
});

test('a paper that moved twice is found by both of its former names', () => {
  const dir = imported(WHOLE);
  for (const [from, to] of [
    ['reefs', 'corals'],
    ['corals', 'atolls'],
  ] as const) {
    const text = paperFile(dir, from);
    rmSync(join(dir, `papers/${from}.md`));
    writeFileSync(join(dir, `papers/${to}.md`), text);
    importAgain(dir, WHOLE);
  }
  expect([...readRedirects(dir)].sort()).toEqual([
    ['papers/corals', 'papers/atolls'],
    ['papers/reefs', 'papers/atolls'],
  ]);
});

test('a paper that came back to its first name leads from the other one', () => {
  const dir = imported(WHOLE);
  for (const [from, to] of [
    ['reefs', 'corals'],
    ['corals', 'reefs'],
  ] as const) {
    const text = paperFile(dir, from);
    rmSync(join(dir, `papers/${from}.md`));
    writeFileSync(join(dir, `papers/${to}.md`), text);
    importAgain(dir, WHOLE);
  }
  expect([...readRedirects(dir)]).toEqual([['papers/corals', 'papers/reefs']]);
});
