import { expect, test } from 'vitest';
import { dividedIndex } from '../../src/search/divided-index.ts';
import { openMeaning } from '../../src/search/meaning-file.ts';
import { openSearch } from '../../src/search/open-search.ts';
import { unpack } from '../../src/search/packing.ts';
import { queryTermsOf } from '../../src/search/query-terms.ts';
import { openWordsIndex } from '../../src/search/words-file.ts';
import type { Language } from '../../src/words/languages.ts';
import { paper } from '../atlas/corpora.ts';
import { openedSearch } from './opened.ts';

/** Titles with abstracts by which a language is known, and what a reader of it types. */
const CORPORA: Readonly<Partial<Record<Language, readonly (readonly [string, string])[]>>> = {
  de: [
    ['Störungen des Schlafs', 'Der Schlaf ist bei den Alten oft mit einer Störung verbunden.'],
    ['Schlafstörungen in der Pflege', 'Die Nacht ist für das Personal auch eine Last.'],
    ['Die Messung des Blutdrucks', 'Der Blutdruck wird mit einer Manschette gemessen.'],
    ['Blutdruckmessung zu Hause', 'Das ist für die Alten nicht immer leicht.'],
    ['Übersetzung von Gesetzen', 'Die Sprache der Juristen ist nicht einfach.'],
    ['Netze für das Lernen', 'Ein Netz lernt aus den Daten, und das ist neu.'],
  ],
  ru: [
    ['Нейронные сети', 'Рассмотрена нейронная сеть для сегментации.'],
    ['Измерение давления', 'Давление измеряли у школьников.'],
    ['Чтение вслух', 'Чтение развивает речь детей.'],
  ],
  fr: [
    ['Les réseaux de neurones', 'Nous étudions un réseau pour la parole et les images.'],
    ['La traduction des textes', 'Une traduction est évaluée par des experts dans le domaine.'],
  ],
  zh: [
    ['水稻產量與灌溉', '本研究測定不同灌溉方式下的水稻產量。'],
    ['小麦产量分析', '本文分析小麦产量与氮肥的关系。'],
    ['學童閱讀能力', '調查學童的閱讀能力。'],
  ],
  nl: [
    ['Stoornissen van de slaap', 'De slaap is bij ouderen vaak een probleem, met een stoornis.'],
    ['Slaapstoornissen in de zorg', 'Het werk in de nacht is voor de zorg zwaar.'],
  ],
};

const papersOf = (language: Language) =>
  CORPORA[language]!.map(([title, abstract], i) => paper(`p${i}`, title, abstract));

async function answers(language: Language, question: string): Promise<readonly string[]> {
  const { search } = await openedSearch(papersOf(language));
  const { results } = await search.query(question, { limit: 10, meaning: 'none' });
  return results.map(({ title }) => title);
}

test.each<[Language, string, readonly string[]]>([
  ['de', 'Störung des Schlafs', ['Störungen des Schlafs', 'Schlafstörungen in der Pflege']],
  ['de', 'Schlafstörung', ['Schlafstörungen in der Pflege', 'Störungen des Schlafs']],
  ['de', 'Schlafstoerung', ['Schlafstörungen in der Pflege', 'Störungen des Schlafs']],
  ['de', 'Uebersetzungen', ['Übersetzung von Gesetzen']],
  ['de', 'Was ist mit den Netzen?', ['Netze für das Lernen']],
  ['ru', 'нейронной сетью', ['Нейронные сети']],
  ['ru', 'чтению', ['Чтение вслух']],
  ['fr', 'réseau de neurone', ['Les réseaux de neurones']],
  ['fr', 'traductions', ['La traduction des textes']],
  ['zh', '阅读', ['學童閱讀能力']],
  ['zh', '小麥產量', ['小麦产量分析']],
  ['nl', 'slaapstoornis', ['Slaapstoornissen in de zorg', 'Stoornissen van de slaap']],
])('in %s “%s” finds %j', async (language, question, titles) => {
  expect(await answers(language, question)).toEqual(titles);
});

test.each([
  ['阅读', ['學童閱讀能力']],
  ['小麥產量', ['小麦产量分析']],
])(
  'an index in parts answers “%s” in whichever characters its papers are',
  async (question, titles) => {
    const { host } = await openedSearch(papersOf('zh'));
    const [words, meaning] = ['words.bin', 'meaning.bin'].map(
      (name) => host.files.get(`test/search/${name}`)!,
    );
    const divided = dividedIndex(openWordsIndex(unpack(words!, '')), openMeaning(meaning!), null);
    const files = new Map(divided.map(({ name, bytes }) => [`test/search/${name}`, bytes]));
    const search = await openSearch('test', async (path) => files.get(path) ?? null);
    const { results } = await search.query(question, { limit: 10, meaning: 'none' });
    expect(results.map(({ title }) => title)).toEqual(titles);
  },
);

test('a small word of a Chinese question says nothing in whichever characters it is', async () => {
  const papers = [
    paper('p0', '水稻與灌溉', '經過灌溉，水稻產量較高。'),
    paper('p1', '學童閱讀', '經過閱讀，學童的能力提高。'),
    paper('p2', '河流沉積', '經過測定，河流的沉積較多。'),
  ];
  const { host } = await openedSearch(papers);
  const index = openWordsIndex(unpack(host.files.get('test/search/words.bin')!, ''));
  const wordsOf = (question: string) => queryTermsOf(question, index).map(({ word }) => word);
  expect(wordsOf('经过灌溉')).toEqual(['过灌', '灌溉']);
  expect(wordsOf('經過灌溉')).toEqual(['過灌', '灌溉']);
});

test('a paper on Blutdruckmessung is found by Blutdruck and by Messung', async () => {
  for (const question of ['Blutdruck', 'Messungen'])
    expect(new Set(await answers('de', question))).toEqual(
      new Set(['Die Messung des Blutdrucks', 'Blutdruckmessung zu Hause']),
    );
});

test('an answer says which language its title is in where pages have another', async () => {
  const [german, french] = [CORPORA.de![1]!, CORPORA.fr![0]!];
  const papers = [
    paper('p0', ...german),
    paper('p1', ...french),
    paper('p2', 'Sleep of the old', 'We ask whether the old sleep as well as they say.'),
  ];
  const { search } = await openedSearch(papers, { pageLanguage: 'fr' });
  const languageOf = async (question: string) =>
    (await search.query(question, { limit: 1, meaning: 'none' })).results[0]?.language;
  expect(await languageOf('Schlafstörungen')).toBe('de');
  expect(await languageOf('neurones')).toBeUndefined();
  expect(await languageOf('sleep')).toBe('en');
});
