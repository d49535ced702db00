import { expect, test } from 'vitest';
import { makeAtlas } from '../../src/atlas/atlas.ts';
import { NO_ATLAS } from '../../src/atlas/atlas-files.ts';
import { makeTfidf, stemReader } from '../../src/atlas/embed/tfidf.ts';
import { detectLanguages } from '../../src/atlas/language/detect.ts';
import { collectPhrases } from '../../src/atlas/phrases/phrase-index.ts';
import { suggestTopics } from '../../src/atlas/topics/suggest-topics.ts';
import { paper } from './corpora.ts';

const SENTENCES = {
  en: 'We show how the structure of the soil changes with the water in it.',
  de: 'Wir zeigen, wie sich der Boden mit dem Wasser verändert und was das für die Pflanzen ist.',
  fr: 'Nous montrons comment la structure du sol change avec les eaux et les plantes dans une vallée.',
  es: 'En este trabajo se muestra cómo cambia la estructura del suelo con el agua y las plantas.',
  pt: 'Mostramos como a estrutura do solo muda com a água e as plantas em uma bacia não irrigada.',
  it: 'Mostriamo come la struttura del suolo cambia con le acque e che cosa sono gli effetti della siccità.',
  nl: 'We laten zien hoe de structuur van de bodem met het water verandert en wat dat voor planten is.',
  ru: 'Мы показываем, как структура почвы меняется вместе с водой.',
  zh: '本文研究土壤结构随水分的变化及其对植物的影响。',
  ja: '土壌の構造が水とともにどのように変わるかを示す。',
} as const;

test.each(Object.entries(SENTENCES))('a corpus in %s is known by its words', (code, sentence) => {
  expect(detectLanguages([sentence, sentence, sentence])).toEqual({
    main: code,
    otherLanguages: [],
  });
});

test('Portuguese without its articles is no Spanish', () => {
  const short = 'Formação de professores de escolas rurais: a leitura se aprende com eles.';
  expect(detectLanguages([short]).main).toBe('pt');
});

test('a mixed corpus is told so, a single stranger is not', () => {
  const mixed = [...Array(7).fill(SENTENCES.en), ...Array(3).fill(SENTENCES.de)];
  expect(detectLanguages(mixed)).toEqual({ main: 'en', otherLanguages: ['de'] });
  const one = [...Array(20).fill(SENTENCES.en), SENTENCES.fr];
  expect(detectLanguages(one)).toEqual({ main: 'en', otherLanguages: [] });
  expect(detectLanguages([])).toEqual({ main: 'en', otherLanguages: [] });
});

test('forms of a word are one in its own language, and its small words are none', () => {
  const read = (code: keyof typeof SENTENCES, text: string) =>
    stemReader(code)(text).filter(Boolean);
  expect(new Set(read('fr', 'traduction traductions')).size).toBe(1);
  expect(new Set(read('de', 'Bodenprobe Bodenproben')).size).toBe(1);
  expect(new Set(read('ru', 'почва почвы почвой')).size).toBe(1);
  expect(read('es', 'los suelos de las cuencas')).toHaveLength(2);
  expect(
    makeTfidf(
      [
        { title: 'die Böden', abstract: '' },
        { title: 'der Boden', abstract: '' },
      ],
      stemReader('de'),
    ).columnCount,
  ).toBe(1);
});

const names = (titles: readonly string[], code: 'fr' | 'es' | 'it' | 'zh') => {
  const texts = [...titles, ...titles].map((title) => ({ title, abstract: '' }));
  return collectPhrases(texts, 2, code).phrases.map(({ printed }) => printed);
};

test('a name keeps its complement and loses its article', () => {
  expect(
    names(["Résolution d'anaphores", "La résolution d'anaphores en dialogue"], 'fr'),
  ).toContain("résolution d'anaphores");
  expect(
    names(["L'extraction de relations", "Outils pour l'extraction de relations"], 'fr'),
  ).toContain('extraction de relations');
  expect(names(['Modelos del suelo', 'Nuevos modelos del suelo'], 'es')).toContain(
    'modelos del suelo',
  );
  for (const name of names(["L'extraction de relations", 'Les systèmes de dialogue'], 'fr'))
    expect(name).not.toMatch(/^(?:de|d|l|la|les)\b/i);
});

test('a French name begins with a noun: attributes stand behind it', () => {
  const found = names(
    ['Annotation en rôles sémantiques', 'Les rôles sémantiques du lexique', 'Rôles sémantiques'],
    'fr',
  );
  expect(found).toContain('rôles sémantiques');
  expect(found).not.toContain('sémantiques');
});

test('Chinese names are whole words, none of them what every abstract has', () => {
  const found = names(
    ['土壤重金属污染研究进展', '土壤重金属污染的影响', '小麦产量的影响因素', '小麦产量研究'],
    'zh',
  );
  expect(found).toContain('小麦产量');
  for (const idle of ['研究', '影响', '研究进展']) expect(found).not.toContain(idle);
});

test('Chinese names are one in traditional and in simplified characters, and boilerplate is known in both', () => {
  const found = names(
    ['土壤重金屬污染之探討', '土壤重金属污染研究', '小麥產量的影響因素', '小麦产量'],
    'zh',
  );
  expect(found.filter((name) => /小麦|小麥/.test(name))).toHaveLength(1);
  for (const idle of ['探討', '影響', '影響因素']) expect(found).not.toContain(idle);
  expect(stemReader('zh')('小麥產量')).toEqual(stemReader('zh')('小麦产量'));
});

test('no Chinese name is cut out of a word that the dictionary lacks, and no reason is one character', () => {
  const titles = [
    '液相色谱法测定铅',
    '液相色谱法与猪肝',
    '气相色谱法',
    '中西医结合',
    '论中西医',
    '肝病所致',
  ];
  const texts = titles.map((title) => ({ title, abstract: '' }));
  const { phrases, words } = collectPhrases(texts, 2, 'zh');
  const printed = [...phrases, ...words].map((phrase) => phrase.printed);
  expect(printed).toContain('液相色谱法');
  expect(printed).toContain('中西医');
  for (const cut of ['相色谱', '相色谱法', '法', '铅', '西医', '所致'])
    expect(printed).not.toContain(cut);
});

const namesInAbstracts = (
  abstracts: readonly string[],
  code: 'de' | 'es' | 'fr' | 'it' | 'ja' | 'nl' | 'pt' | 'ru',
) => {
  const texts = abstracts.flatMap((abstract) => [0, 1].map(() => ({ title: '', abstract })));
  return collectPhrases(texts, 2, code).phrases.map(({ printed }) => printed);
};

test('no Portuguese name is what a paper does, be the pronoun joined to its verb or not', () => {
  const phrases = namesInAbstracts(
    [
      'O artigo analisa a boa-fé objetiva. Propõe-se a revisão dos contratos.',
      'Este artigo analisa contratos de consumo e a boa-fé objetiva; propõe-se um critério.',
      'O artigo analisa a proteção de dados pessoais.',
      'Analisam-se a proteção de dados pessoais e os contratos de consumo.',
    ],
    'pt',
  );
  expect(phrases).toContain('boa-fé objetiva');
  expect(phrases).toContain('proteção de dados pessoais');
  expect(phrases).toContain('contratos de consumo');
  expect(phrases.filter((name) => /artigo|analisa|propõe/.test(name))).toEqual([]);
});

test('what names nothing by itself may stand in a name', () => {
  const phrases = namesInAbstracts(
    [
      'Una rete neurale per la protezione dei dati personali. I dati sono protetti.',
      'La rete neurale e la protezione dei dati personali: i dati e la rete.',
    ],
    'it',
  );
  expect(phrases).toContain('rete neurale');
  expect(phrases).toContain('protezione dei dati personali');
  expect(phrases.filter((name) => ['rete', 'dati'].includes(name))).toEqual([]);
});

test('a German name ends in a noun, which has a capital', () => {
  expect(
    namesInAbstracts(
      [
        'Der Boden wird durch Wälder geschützt.',
        'Oft haben neuronale Netze falsch gelernt.',
        'Dass neuronale Netze helfen, gefällt.',
      ],
      'de',
    ),
  ).toEqual(['Boden', 'neuronale Netze', 'Wälder']);
});

test('a French noun and an attribute made of it are two things; verbs end no name', () => {
  const found = namesInAbstracts(
    [
      'Voici la terminologie du corpus.',
      'Elle sert à une analyse terminologique.',
      'Un corpus complète la terminologie.',
      'Un lexique complète une terminologie.',
    ],
    'fr',
  );
  expect(found).toContain('terminologie');
  expect(found).toContain('corpus');
  for (const idle of ['terminologique', 'complète', 'corpus complète'])
    expect(found).not.toContain(idle);
});

test.each([
  ['fr', ['Ici nous cherchons des mots.', 'Nous cherchons des verbes.'], 'cherchons'],
  ['es', ['Aquí se entrenó con textos.', 'Se entrenó con datos.'], 'entrenó'],
  ['pt', ['Aqui se treina com textos.', 'Se treina com dados.'], 'treina'],
  ['it', ['Qui si allena con testi.', 'Si allena con dati.'], 'allena'],
  ['nl', ['Netwerken om te herkennen.', 'Dit is te herkennen.'], 'herkennen'],
] as const)('in %s, of %j a verb behind its small words is no name', (code, abstracts, verb) => {
  expect(namesInAbstracts(abstracts, code)).not.toContain(verb);
});

test('Japanese words keep their long vowels, and no verb is a name', () => {
  expect(namesInAbstracts(['サーバーの負荷を高める。', '強い負荷を測定した。'], 'ja')).toEqual([
    'サーバー',
    '負荷',
  ]);
});

test.each([
  [['Болен сахарным диабетом.', 'Вот сахарный диабет.'], 'сахарный диабет'],
  [['Пишут студентов.', 'Нет студентов.'], 'студенты'],
  [['Нет пациента.', 'Много пациентов.', 'Нет пациента.'], 'пациент'],
  [['Для жилого помещения.', 'Нет жилого помещения.'], 'жилое помещение'],
  [['Ряд нарушений сна.', 'Нет нарушений сна.'], 'нарушения сна'],
  [['Учит чтению.', 'Нет чтения.', 'Вот чтение.'], 'чтение'],
  [['Ряд нейронных процессов.', 'Вид нейронных процессов.'], 'нейронные процессы'],
  [['Защита персональных данных.', 'Нет персональных данных.'], 'персональных данных'],
])('a Russian name stands in the nominative as far as its forms tell: %j', (abstracts, name) => {
  const found = namesInAbstracts(abstracts, 'ru');
  expect(found).toContain(name);
  expect(found).not.toContain('персональных');
});

test('a Russian verb ends no name', () => {
  for (const [abstract, verb] of [
    ['Нейронная сеть улучшает сегментацию.', 'нейронная сеть улучшает'],
    ['Рассмотрена судебная практика.', 'рассмотрена судебная практика'],
    ['Врач несёт ответственность.', 'врач несёт ответственность'],
  ] as const)
    expect(namesInAbstracts([abstract], 'ru')).not.toContain(verb);
});

test('vectors of a French corpus come from its own words, and the map says so', () => {
  const papers = Array.from({ length: 12 }, (_, i) =>
    paper(`p${String(i).padStart(2, '0')}`, `Les sols de la vallée ${i}`, SENTENCES.fr),
  );
  const { origin } = makeAtlas({ papers, topics: null }, NO_ATLAS, {
    fresh: true,
    onStage: () => undefined,
  }).atlas;
  expect(origin).toEqual({
    embedder: 'lsa',
    language: 'fr',
    otherLanguages: [],
    topicsFound: true,
    outside: true,
  });
});

test('of languages with as many papers the first in the order of letters is the main one', () => {
  const german = 'Wir messen die Güte der Netze mit dem Verfahren und ohne.';
  const french = 'Nous mesurons la qualité des réseaux avec une méthode pour les images.';
  for (const texts of [[german, french], [french, german]])
    expect(detectLanguages(texts)).toEqual({ main: 'de', otherLanguages: ['fr'] });
  expect(detectLanguages([french, french, german]).main).toBe('fr');
  expect(detectLanguages([])).toEqual({ main: 'en', otherLanguages: [] });
}); // biome-ignore format: a row

test('what a found topic is about is said in the language of its papers', () => {
  const rivers = ['crues', 'sédiments', 'rivières', 'barrages', 'truites', 'méandres'];
  const teeth = ['caries', 'dentistes', 'couronnes', 'émail', 'gencives', 'implants'];
  const texts = [rivers, teeth].flatMap((words) =>
    Array.from({ length: 14 }, (_, i) => {
      const [a, b, c] = [1, 2, 4].map((step) => words[(i * step + step) % words.length]!);
      const text = `Nous parlons ici de ${a}, de ${b} et de ${c} dans la région.`;
      return paper(`${a}-${i}`, `Les ${a} et les ${b}`, text);
    }),
  );
  const descriptions = suggestTopics(texts).map(({ description }) => description);
  expect(descriptions.some((description) => description.includes(' et '))).toBe(true);
  for (const description of descriptions) expect(description).not.toMatch(/Papers on| and /);
});
