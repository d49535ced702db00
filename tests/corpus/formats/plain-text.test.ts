import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { sourceOf } from '../../../src/corpus/reading/read-source.ts';

const read = (text: string) => sourceOf(Buffer.from(text), 'notes.txt');
const ABSTRACT =
  'Managers of harbours need maps of kelp that can be renewed every season. We compare three ways of drawing such maps from pictures, from counts and from notes over six bays, and find that a model which joins them misses one meadow in ten.';

test('titles and abstracts on alternating lines, and blocks of a title and its lines, are read', () => {
  const titles = ['Kelp at dusk', 'Nets: a history', 'DNA and RNA of eelgrass', '3D maps of reefs'];
  for (const between of ['\n', '\n\n']) {
    const text = titles.map((title) => `${title}${between}${ABSTRACT}`).join(between);
    expect(read(text)).toMatchObject({
      format: 'lines',
      records: titles.map((title) => ({ title })),
    });
  }
  const parts = [
    'Background: Kelp is lost.',
    'Methods: We counted it in six bays.',
    'Results: One in ten is gone.',
    'Conclusions: Count again.',
  ];
  for (const between of ['\n\n', '\n\n\n']) {
    const blocks = titles.map((title) => [title, ...parts].join('\n')).join(between);
    expect(read(blocks).records.map(({ title }) => title)).toEqual(titles);
  }
});

test('the first corpus, as it was scraped, is read', () => {
  const { format, records, leftOut } = sourceOf(
    readFileSync('content/corpus/trending-papers.txt'),
    'trending-papers.txt',
  );
  expect([format, records.length, leftOut.length]).toEqual(['lines', 311, 0]);
});

const RUBBISH: Readonly<Record<string, string>> = {
  'a form with a label in front of each line': [1, 2, 3]
    .map((n) => `Item no ${n}\nHeading: Kelp ${n}\nWriter: A. Doe\nText: ${ABSTRACT}\nPlace: Maps`)
    .join('\n\n'),
  'one record of it': `Heading: Kelp\nWriter: A. Doe\nText: ${ABSTRACT}\nPlace: Maps\nWhen: 2020`,
  'tags of two letters': [1, 2]
    .map((n) => `QX Paper\nQT Kelp ${n}\nQA Doe, A\nQB ${ABSTRACT}\nQJ Maps`)
    .join('\n\n'),
  'titles that are one another but for a number': [1, 2, 3]
    .map((n) => `Result ${n} of 3\n${ABSTRACT}`)
    .join('\n'),
  'numbers in the place of titles': [1, 2, 3].map((n) => `<${n}>\n${ABSTRACT}`).join('\n'),
  'a page of Markdown': `# Reading list\n\n## Kelp\n\n- Doe 2020\n- Roe 2021\n\n> ${ABSTRACT}\n\n## Nets\n\n${ABSTRACT}\n`,
  YAML: `---\ntitle: Kelp\nauthors: [Doe]\nabstract: >\n  ${ABSTRACT}\n`,
  'YAML without dashes': `title: Kelp\nauthors:\n  - Doe\nabstract: ${ABSTRACT}\nyear: 2020\n`,
  'a program': `import os\n\ndef main(path):\n    for name in os.listdir(path):\n        print(name)\n\nif __name__ == "__main__":\n    main("${ABSTRACT}")\n`,
  'a style sheet': `body {\n  margin: 0;\n}\n.map {\n  color: red;\n  /* ${ABSTRACT} */\n}\n`,
  TeX: `\\section{Kelp}\n${ABSTRACT}\n\\begin{figure}\n\\end{figure}\n\\section{Nets}\n${ABSTRACT}\n`,
};

test.each(Object.entries(RUBBISH))(
  '%s is refused in one sentence that names the file',
  (_, text) => {
    expect(() => read(text)).toThrow(
      /^import: (?:unknown format|missing [a-z]+): notes\.txt[^\n]+$/,
    );
  },
);

test('a small table without a title gets the message of a large one', () => {
  const rows = (count: number) =>
    [
      'Heading,Doer,When,Text',
      ...Array.from({ length: count }, (_, n) => `Kelp ${n},Doe,2020,"${ABSTRACT}"`),
    ].join('\n');
  for (const count of [1, 2, 40])
    expect(() => read(rows(count))).toThrow(
      'import: missing title: notes.txt, line 1. No column is the title; name it Title. There are: Heading, Doer, When, Text.',
    );
  expect(() => read(rows(3).replaceAll(',', '\t'))).toThrow(
    'No column is the title; name it Title.',
  );
  expect(() => read(`見出し;書き手;とき\nケルプ;土居;2020\n網;呂;2021\n`)).toThrow(
    'There are: 見出し, 書き手, とき.',
  );
});

const TITLES = [
  'Kelp at dusk and at dawn',
  'Nets: a history of knots',
  'Maps of reefs, drawn twice',
  'Why do eels return?',
  'Harbours of the north',
];

test('bare titles are asked about before they become papers', () => {
  for (const text of [TITLES.join('\n'), TITLES.join('\n\n'), `Title\n${TITLES.join('\n')}\n`]) {
    expect(() => read(text)).toThrow(
      'import: missing abstracts: notes.txt. It looks like 5 titles without abstracts. Add --titles-only to make a paper of each line.',
    );
    const { format, records } = sourceOf(Buffer.from(text), 'notes.txt', { titlesOnly: true });
    expect([format, records.map(({ title }) => title)]).toEqual(['titles', TITLES]);
  }
});

test('--titles-only makes no papers of anything else', () => {
  for (const text of Object.values(RUBBISH))
    expect(() => sourceOf(Buffer.from(text), 'notes.txt', { titlesOnly: true })).toThrow(
      'notes.txt',
    );
});
