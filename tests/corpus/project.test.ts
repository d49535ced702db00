import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { formatFault, ProjectError } from '../../src/corpus/fault.ts';
import { checkProject } from '../../src/corpus/project/check-project.ts';
import { initProject } from '../../src/corpus/project/new-project.ts';
import { readProject } from '../../src/corpus/project/project.ts';
import { temporaryFolder } from '../temporary.ts';

const PAPER = { 'papers/a.md': '---\ntitle: A\n---\n\nText.\n' };
const PAPER_WITHOUT = { 'papers/z.md': '---\ntitle: Z\n---\n\nText.\n' };
const messages = (files: Record<string, string>): string[] => {
  try {
    return readProject(temporaryFolder(files)).faults.map(formatFault);
  } catch (error) {
    if (error instanceof ProjectError) return error.faults.map(formatFault);
    throw error;
  }
};

test('a minimal project reads with its defaults', () => {
  const { site, topics, papers } = readProject(
    temporaryFolder({ 'site.yaml': 'title: A map', ...PAPER }),
  );
  expect(site).toEqual({
    title: 'A map',
    description: '',
    address: null,
    licence: null,
    repository: null,
    authors: [],
    language: 'en',
    abstracts: 'full',
    pages: 'files',
    papers: 'files',
    host: 'any',
    offline: false,
    authorPages: null,
    fields: [],
  });
  expect(topics).toBeNull();
  expect(papers).toMatchObject([{ slug: 'a', title: 'A', abstract: 'Text.', added: null }]);
});

test.each([
  [
    { ...PAPER },
    /^content: missing settings: site\.yaml\. Write one with a line such as: title: My map$/,
  ],
  [
    { 'site.yaml': 'description: x', ...PAPER },
    /^content: missing title: site\.yaml, line 1\. Add it and run again\.$/,
  ],
  [
    { 'site.yaml': 'title: A\naddress: example.org', ...PAPER },
    /^content: invalid address: site\.yaml, line 2\. The address must be full/,
  ],
  [
    { 'site.yaml': 'title: A\nrepository: ada/kelp-map', ...PAPER },
    /line 2\. The repository must be its full address: https:\/\/github\.com\/ada\/kelp-map\. Mend/,
  ],
  [
    { 'site.yaml': 'title: A\nrepository: mine', ...PAPER },
    /line 2\. The repository must be its full address: https:\/\/github\.com\/you\/your-map\. Mend/,
  ],
  [
    { 'site.yaml': 'title: A\nabstracts: some', ...PAPER },
    /^content: invalid abstracts: site\.yaml, line 2\./,
  ],
  [
    { 'site.yaml': 'title: ""', ...PAPER },
    /^content: invalid title: site\.yaml, line 1\. It is empty\. Mend the line and run again\.$/,
  ],
  [
    { 'site.yaml': 'title: A\nauthors: Ada', ...PAPER },
    /^content: invalid authors: site\.yaml, line 2\. It is to be a list, such as authors: \[one, another\]\. Mend the line and run again\.$/,
  ],
  [
    { 'site.yaml': 'title: 7', ...PAPER },
    /^content: invalid title: site\.yaml, line 1\. It is to be text; put it in quotes: title: "…"\. Mend the line and run again\.$/,
  ],
  [{ 'site.yaml': 'title: [A', ...PAPER }, /^content: invalid YAML: site\.yaml, line \d+\./],
  [
    {
      'site.yaml': 'title: A',
      'topics.yaml': 'topics:\n  - id: a\n    name: A\n  - id: A B\n    name: B',
      ...PAPER,
    },
    /^content: invalid id: topics\.yaml, line 4\. An id is made of a-z/,
  ],
  [
    { 'site.yaml': 'title: A', 'topics.yaml': 'topics:\n  - id: outside\n    name: A', ...PAPER },
    /invalid id: topics\.yaml, line 2\. The id outside is taken/,
  ],
  [
    {
      'site.yaml': 'title: A',
      'topics.yaml': 'topics:\n  - id: a\n    name: A\n  - id: a\n    name: B',
      ...PAPER,
    },
    /invalid id: topics\.yaml, line 4\. The id a is there twice/,
  ],
  [
    {
      'site.yaml': 'title: A',
      'topics.yaml':
        'topics:\n  - id: a\n    name: A\n    was: [b]\n  - id: b\n    name: B\n    was: [c]',
      ...PAPER,
    },
    /invalid was: topics\.yaml, line 4\. The id b is that of a topic; no other can have been it/,
  ],
  [
    {
      'site.yaml': 'title: A',
      'topics.yaml':
        'topics:\n  - id: a\n    name: A\n    was: [c]\n  - id: b\n    name: B\n    was: [d, c]',
      ...PAPER,
    },
    /invalid was: topics\.yaml, line 7\. The id c leads to a already/,
  ],
  [{ 'site.yaml': 'title: A' }, /^content: missing papers: papers\. Put an export into corpus\//],
  [
    { 'site.yaml': 'title: A', 'papers/a.md': '---\ntitle: A\nyear: soon\n---\n' },
    /papers\/a\.md, line 3\./,
  ],
  [
    { 'site.yaml': 'title: A', ...PAPER, 'papers/b.md': 'no front matter' },
    /^content: missing front matter: papers\/b\.md, line 1\./,
  ],
  [
    {
      'site.yaml': 'title: A',
      'topics.yaml': 'topics:\n  - id: a\n    name: A',
      'papers/a.md': '---\ntitle: A\ntopic: nope\n---\nText',
    },
    /^content: unknown topic: papers\/a\.md, line 3\. No topic has the id nope; the pin is passed over/,
  ],
])('%# what is wrong is named with file, line and remedy', (files, message) => {
  expect(messages(files as Record<string, string>).join('\n')).toMatch(message);
});

test('a title that is all LaTeX is called as it stands', () => {
  const files = { 'site.yaml': 'title: A', 'papers/a.md': '---\ntitle: "{}"\n---\n\nText.\n' };
  expect(readProject(temporaryFolder(files)).papers).toMatchObject([{ titlePlain: '{}' }]);
});

test('where every paper belongs to a topic none can be pinned outside', () => {
  const files = {
    'site.yaml': 'title: A',
    'topics.yaml': 'topics:\n  - id: a\n    name: A\noutside: false',
    'papers/a.md': '---\ntitle: A\ntopic: outside\n---\n\nText.\n',
  };
  const { papers, outside, faults } = readProject(temporaryFolder(files));
  expect([outside, papers[0]!.pin]).toEqual([false, null]);
  expect(faults.map(formatFault)).toEqual([
    'content: unknown topic: papers/a.md, line 3. topics.yaml says outside: false; the pin is passed over. Pin the paper to a topic, or strike that line.',
  ]);
});

test('check tells everything at once', () => {
  const dir = temporaryFolder({
    'site.yaml': 'title: A\nlanguage: "!"',
    'topics.yaml': 'topics: []',
    'corpus/a': '',
    'papers/a.md': '---\ntitle:\n---\n',
  });
  expect(checkProject(dir).map(({ what, file, line }) => [what, file, line])).toEqual([
    ['file', 'a', null],
    ['language', 'site.yaml', 2],
    ['topics', 'topics.yaml', 1],
    ['title', 'papers/a.md', 2],
  ]);
});

test.each([
  [
    'site.yaml',
    'title: A\ndesciption: B',
    'content: unknown field desciption: site.yaml, line 2. It is passed over; did you mean description?',
  ],
  [
    'topics.yaml',
    'topics:\n  - id: a\n    nmae: B\n    name: A',
    'content: unknown field nmae: topics.yaml, line 3. It is passed over; did you mean name?',
  ],
  [
    'papers/a.md',
    '---\ntitle: A\nauthor: [B]\n---\n\nText.\n',
    'content: unknown field author: papers/a.md, line 3. It is passed over; did you mean authors?',
  ],
  [
    'papers/a.md',
    '---\ntitle: A\nshelf: 3\n---\n\nText.\n',
    'content: unknown field shelf: papers/a.md, line 3. It is passed over.',
  ],
  [
    'papers/a.md',
    '---\ntitle: A\nauthors: Ada\nyear: "2024"\n---\n',
    'content: invalid authors: papers/a.md, line 3. It is to be a list, such as authors: [one, another]. Mend the line and run again.\n' +
      'content: invalid year: papers/a.md, line 4. It is to be a number. Mend the line and run again.',
  ],
  [
    'site.yaml',
    'title: 2024\nabstracts: some\nauthors: Ada',
    'content: invalid title: site.yaml, line 1. It is to be text; put it in quotes: title: "…". Mend the line and run again.\n' +
      'content: invalid authors: site.yaml, line 3. It is to be a list, such as authors: [one, another]. Mend the line and run again.\n' +
      'content: invalid abstracts: site.yaml, line 2. It is one of full, excerpt, none. Mend the line and run again.',
  ],
  [
    'topics.yaml',
    'topics:\n  - id: a\n    name: A\noutside: perhaps',
    'content: invalid outside: topics.yaml, line 4.',
  ],
  [
    'topics.yml',
    'topics: []',
    'check: unknown name: topics.yml. It is not read; did you mean topics.yaml?',
  ],
])('check tells an owner of %s what she probably meant', (file, text, message) => {
  const dir = temporaryFolder({
    'site.yaml': 'title: A\naddress: https://example.org',
    ...PAPER,
    'papers/b.md': '---\ntitle: B\n---\n\nText.\n',
    [file]: text,
  });
  expect(checkProject(dir).map(formatFault).join('\n')).toContain(message);
});

test('JavaScript in front matter is text, not a program', () => {
  const dir = temporaryFolder({
    'site.yaml': 'title: A',
    ...PAPER,
    'papers/b.md': '---js\n{ title: process.exit(1) }\n---\n',
  });
  expect(readProject(dir).papers.map(({ slug }) => slug)).toEqual(['a']);
});

test('init makes a folder that check finds nothing wrong with but what is to be filled in', () => {
  const dir = join(temporaryFolder(), 'my-map');
  initProject(dir);
  expect(existsSync(join(dir, 'corpus'))).toBe(true);
  expect(checkProject(dir).map(({ what }) => what)).toEqual(['papers', 'address']);
  expect(() => initProject(dir)).toThrow(
    /It is not empty\. Choose a new name; nothing was written\./,
  );
});

test('a project is made in an empty folder, and none in the place of a file', () => {
  const dir = temporaryFolder({ 'notes.txt': 'mine' });
  const empty = join(dir, 'empty');
  mkdirSync(empty);
  initProject(empty);
  expect(existsSync(join(empty, 'site.yaml'))).toBe(true);
  expect(() => initProject(join(dir, 'notes.txt'))).toThrow(
    /invalid folder: .*notes\.txt\. It is not empty\. Choose a new name/,
  );
});

test('only addresses of the web become links', () => {
  const addresses = {
    a: 'javascript:alert(1)',
    b: 'ftp://example.org/b',
    c: 'HTTPS://example.org/c',
    d: 'http://example.org/d',
    e: ' example.org',
  };
  const files = Object.entries(addresses).map(([slug, address]) => [
    `papers/${slug}.md`,
    `---\ntitle: A\nurl: ${address}\ncode: ${address}\n---\n\nText.\n`,
  ]);
  const { papers } = readProject(
    temporaryFolder({ 'site.yaml': 'title: A', ...Object.fromEntries(files), ...PAPER_WITHOUT }),
  );
  const shown = [null, null, addresses.c, addresses.d, null, null];
  expect(papers.map(({ url }) => url)).toEqual(shown);
  expect(papers.map(({ code }) => code)).toEqual(shown);
});

test('so many topics as a legend bears are read, and more are told with what to do', () => {
  const topics = (count: number) =>
    `topics:\n${Array.from({ length: count }, (_, i) => `  - { id: t${i}, name: Topic ${i} }\n`).join('')}`;
  const told = (count: number) =>
    messages({ 'site.yaml': 'title: A', 'topics.yaml': topics(count), ...PAPER });
  expect(told(500)).toEqual([]);
  expect(told(501)).toEqual([
    'content: invalid topics: topics.yaml, line 2. There are more than 500 topics. Name the broad ones, with the finer ones among their phrases: the parts of a topic are found by the program. Mend the line and run again.',
  ]);
});
