import { expect, test } from 'vitest';
import { foreignLanguage } from '../../src/atlas/language/text-language.ts';
import type { AtlasPaper, MapOrigin } from '../../src/atlas/types.ts';
import type { SearchNote } from '../../src/search/search-note.ts';
import { map as germanMap } from '../../src/site/strings/de/map.ts';
import { map as englishMap } from '../../src/site/strings/en/map.ts';
import { interfaceLanguage, pageLanguage, stringsFor } from '../../src/site/strings/strings.ts';
import { byline } from '../../src/site/view/byline.ts';
import { confidenceText, runnerUpText } from '../../src/site/view/confidence-text.ts';
import { madeFrom } from '../../src/site/view/map-origin.ts';
import { topicsInWords } from '../../src/site/view/topic-words.ts';

const english = stringsFor('en');
const german = stringsFor('de-AT');

test.each([
  [0, '0 papers', '0 Arbeiten'],
  [1, '1 paper', '1 Arbeit'],
  [999, '999 papers', '999 Arbeiten'],
  [1000, '1,000 papers', '1.000 Arbeiten'],
  [80_896, '80,896 papers', '80.896 Arbeiten'],
  [1_234_567, '1,234,567 papers', '1.234.567 Arbeiten'],
])('%d papers are written as %s and %s', (count, inEnglish, inGerman) => {
  expect(english.shared.papers(count)).toBe(inEnglish);
  expect(german.shared.papers(count)).toBe(inGerman);
});

test.each([
  ['en', 'en', 'en'],
  ['en-GB', 'en', 'en-GB'],
  ['de-AT', 'de', 'de-AT'],
  ['DE', 'de', 'DE'],
  // No catalogue: pages stay English, and say so.
  ['fr', 'en', 'en'],
  ['constructor', 'en', 'en'],
])('the language %s is served in %s, as %s', (tag, language, lang) => {
  expect(interfaceLanguage(tag)).toBe(language);
  expect(pageLanguage(tag)).toBe(lang);
});

const names = new Map([
  ['a', 'Pretraining'],
  ['b', 'Self-training'],
  ['outside', 'Beyond'],
]);

function place(topic: string, confidence: number, runnerUp: string, pinned = false): AtlasPaper {
  const topics = { [topic]: confidence, b: 0.04, outside: 0.001 };
  return { topic, confidence, runnerUp, pinned, topics } as unknown as AtlasPaper;
}

test.each([
  [place('a', 0.95, 'b'), 'Pretraining (0.95).', 'Pretraining (0,95).'],
  [
    place('a', 0.61, 'b'),
    'Probably Pretraining (0.61); it might be Self-training.',
    'Wahrscheinlich Pretraining (0,61); vielleicht Self-training.',
  ],
  [
    place('a', 0.4, 'outside'),
    'In doubt: Pretraining (0.40); it might belong to none of the topics.',
    'Im Zweifel: Pretraining (0,40); vielleicht auch zu keinem der Themen.',
  ],
  [
    place('outside', 0.97, 'a'),
    'Belongs to none of the topics (0.97).',
    'Gehört zu keinem der Themen (0,97).',
  ],
  [
    place('outside', 0.7, 'a'),
    'Probably belongs to none of the topics (0.70); it might be Pretraining.',
    'Gehört wahrscheinlich zu keinem der Themen (0,70); vielleicht Pretraining.',
  ],
  [
    place('a', 1, 'b', true),
    'Pretraining, as the owner of this map decided.',
    'Pretraining: So hat es entschieden, wem diese Karte gehört.',
  ],
])('how sure the program is, in words: %#', (at, inEnglish, inGerman) => {
  expect(confidenceText(at, names, english)).toBe(inEnglish);
  expect(confidenceText(at, names, german)).toBe(inGerman);
});

test('a sure topic names what else it might be, any other does not', () => {
  const next = (at: AtlasPaper) => runnerUpText(at, names, english);
  expect(next(place('a', 0.95, 'b'))).toBe('Next most likely: Self-training (0.04).');
  expect(next(place('a', 0.99, 'outside'))).toBe(
    'Next most likely: none of the topics (less than 0.01).',
  );
  expect([next(place('a', 0.8, 'b')), next(place('a', 1, 'b', true))]).toEqual(['', '']);
});

test('a line of many authors ends in the words of its language', () => {
  const paper = { authors: ['A', 'B', 'C', 'D'], venue: 'Coasts', year: 2021 };
  expect(byline(paper, english)).toBe('A, B, C and others · Coasts · 2021');
  expect(byline(paper, german)).toBe('A, B, C und andere · Coasts · 2021');
});

test('an address that names what is not there is answered in a sentence', () => {
  expect(englishMap.unknown(['paper', 'venue'])).toBe(
    'This address names a paper and a venue that is not on this map. Here is the map.',
  );
  expect(germanMap.unknown(['paper', 'venue'])).toBe(
    'Diese Adresse nennt eine Arbeit und einen Erscheinungsort, die es auf dieser Karte nicht gibt. Hier ist die Karte.',
  );
});

test('the page about the map says in both languages which vectors made it and how its topics came', () => {
  const origin = {
    embedder: 'lsa',
    language: 'fr',
    otherLanguages: ['en', 'de'],
    topicsFound: true,
    outside: true,
  } as const;
  expect(madeFrom(origin, english)).toMatchObject({
    languages: 'The papers are read as French; those in English and German are read less well.',
    vectors: expect.stringMatching(
      /latent semantic analysis.* from this corpus alone\. No text left the machine\.$/,
    ),
    topics: expect.stringMatching(
      /^Nobody named them: .* Papers that fit no topic stay outside\.$/,
    ),
  });
  expect(madeFrom(origin, german)).toMatchObject({
    languages:
      'Die Texte werden als Französisch gelesen; solche auf Englisch und Deutsch weniger gut.',
    vectors: expect.stringMatching(/latente semantische Analyse.* aus diesem Bestand\. Kein Text/),
    topics: expect.stringMatching(/^Niemand hat sie benannt: /),
  });
});

test('the page about the map says nothing of texts that others may have read, nor of an outside that is none', () => {
  const origin: MapOrigin = {
    ...{ embedder: 'owner' as const, language: 'en' as const, otherLanguages: [] },
    ...{ topicsFound: false, outside: false },
  };
  expect(madeFrom(origin, english)).toMatchObject({
    vectors:
      'The vectors of titles and abstracts were made elsewhere and brought by the map’s owner.',
    topics: expect.stringMatching(
      / Each paper belongs to one of them: so the map’s owner settled\.$/,
    ),
  });
  expect(madeFrom(origin, german).topics).toMatch(
    / Jede Arbeit gehört zu einem von ihnen; so hat es festgelegt, wem die Karte gehört\.$/,
  );
});

test.each([
  [0.9, null, '0.9 and more', '0,9 und mehr'],
  [0.6, 0.9, '0.6 to 0.9', '0,6 bis 0,9'],
  [0, 0.5, 'less than 0.5', 'weniger als 0,5'],
])(
  'a step of confidence from %s to %s is written as %s and %s',
  (from, below, inEnglish, inGerman) => {
    expect(english.about.trust.step(from, below)).toBe(inEnglish);
    expect(german.about.trust.step(from, below)).toBe(inGerman);
  },
);

test('one paper is counted as one where the map says how far to trust it', () => {
  const { trust } = english.about;
  expect([trust.outside(1).join(''), trust.pinned(1), trust.withoutAbstract(1)]).toEqual([
    '1 paper fits none of the topics, as far as the program can tell; it is shown as a ring.',
    '1 paper was put into its topic by the owner.',
    '1 paper came without an abstract and is placed by the title alone.',
  ]);
  expect(german.about.trust.withoutAbstract(2)).toBe(
    '2 Arbeiten kamen ohne Zusammenfassung und stehen allein nach dem Titel an ihrem Ort.',
  );
});

/** Every sentence of a catalogue by its path, those that take values left out. */
function sentences(part: unknown, path = ''): readonly (readonly [string, string])[] {
  if (typeof part === 'string') return [[path, part]];
  if (typeof part !== 'object' || part === null) return [];
  return Object.entries(part).flatMap(([key, value]) => sentences(value, `${path}/${key}`));
}

test('no sentence of the English catalogue of pages is left in the German one', () => {
  const inGerman = new Map([...sentences(german.pages), ...sentences(german.about)]);
  const same = [...sentences(english.pages), ...sentences(english.about)]
    .filter(([path, text]) => inGerman.get(path) === text && /[a-z]{2} [a-z]{2}/.test(text))
    .map(([path]) => path);
  expect(same).toEqual([]);
});

const NOTES: readonly (readonly [note: SearchNote, named: readonly string[]])[] = [
  [{ kind: 'unknownField', field: 'colour', fields: ['topic', 'year'] }, ['colour:', 'year:']],
  [{ kind: 'missingValue', field: 'author' }, ['author:lovelace']],
  [{ kind: 'noYear', value: 'soon' }, ['year:soon', 'year:2020-2024']],
  [{ kind: 'fieldUnknownHere', field: 'venue' }, []],
  [{ kind: 'fieldUnknownHere', field: 'cites' }, []],
  [{ kind: 'unknownPaper', field: 'citedby', value: 'kelp' }, ['citedby:kelp']],
  [{ kind: 'linksUnread' }, []],
  [{ kind: 'unknownTopic', value: 'nope', topics: ['a', 'b'] }, ['nope', 'a, b']],
  [{ kind: 'or' }, ['OR']],
  [{ kind: 'bestReadOnly', papers: 2300, read: 160 }, ['160']],
  [{ kind: 'noPhrase', phrases: ['x y', 'z'] }, ['x y', 'z']],
  [{ kind: 'abstractsUnread' }, []],
  [{ kind: 'topTermsOnly' }, []],
];

test.each(NOTES)(
  'search says in each language what it could not take as written: %j',
  (note, named) => {
    const said = [english, german].map(({ search }) => search.note(note));
    expect(said[0]).not.toBe(said[1]);
    for (const text of said) {
      expect(text).toMatch(/^[\p{L}\d].+[.:]$/u);
      for (const name of named) expect(text).toContain(name);
    }
  },
);

test('what the program says of topics is in the language of the interface, what their owner says stays', () => {
  const parts = { count: 2, subtopics: [] };
  const topics = [
    { ...parts, id: 'a', name: 'Sols', description: 'Les sols.', phrases: ['sols', 'eau', 'blé'] },
    { ...parts, id: 'outside', name: '', description: '', phrases: [] },
  ];
  const told = (topicsFound: boolean, tag: string) =>
    topicsInWords({ topics, origin: { topicsFound } as MapOrigin }, tag).map(
      ({ name, description }) => `${name}: ${description}`,
    );
  expect(told(true, 'de')).toEqual([
    'Sols: Vom Programm gefunden. Stichworte: eau und blé.',
    'Außerhalb dieser Themen: Arbeiten, die von keinem der Themen dieser Karte handeln, soweit das Programm es sagen kann.',
  ]);
  expect(told(true, 'en')[0]).toBe('Sols: Found by the program. Papers on eau and blé.');
  expect(told(false, 'de')[0]).toBe('Sols: Les sols.');
  const nameless = ['All papers', 'Papers'].map((name) => ({ ...topics[0]!, name }));
  const origin = { topicsFound: true } as MapOrigin;
  expect(topicsInWords({ topics: nameless, origin }, 'de').map(({ name }) => name)).toEqual([
    'Alle Arbeiten',
    'Arbeiten',
  ]);
});

test.each([
  ['Der Boden und das Wasser sind nicht für alle da.', 'en', 'de'],
  ['Der Boden und das Wasser sind nicht für alle da.', 'de-AT', undefined],
  ['The soil and the water are not for all of us.', 'de', 'en'],
  ['Gleba', 'en', undefined],
  ['A map as a picture: a reader and a pin', 'en', undefined],
  ['Die Hard with Vengeance, and Die Another Day', 'en', undefined],
])('the text “%s” on pages in %s is marked as %s', (text, tag, language) => {
  expect(foreignLanguage(text, tag)).toBe(language);
});
