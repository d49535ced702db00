import { expect, test } from 'vitest';
import { asName, characteristicPhrases } from '../../src/atlas/phrases/characteristic-phrases.ts';
import { commonPhrases } from '../../src/atlas/phrases/common-phrases.ts';
import { joinLineEnds } from '../../src/atlas/phrases/line-ends.ts';
import { listThings, thingsListed } from '../../src/atlas/phrases/listed-things.ts';
import { mentionFinder } from '../../src/atlas/phrases/mentions.ts';
import {
  canonicalNames,
  conflicts,
  isReworded,
  named,
} from '../../src/atlas/phrases/name-relations.ts';
import { collectPhrases, type Phrase } from '../../src/atlas/phrases/phrase-index.ts';
import { rulesFor } from '../../src/atlas/subtopics/naming-rules.ts';
import { wordKey } from '../../src/words/word-families.ts';

const texts = (...pairs: readonly (readonly [title: string, abstract: string])[]) =>
  pairs.map(([title, abstract]) => ({ title, abstract }));
const printed = (...pairs: readonly (readonly [string, string])[]) =>
  collectPhrases(texts(...pairs), 2).phrases.map((phrase) => asName(phrase.printed));

test.each([
  ['labels', 'label'],
  ['studies', 'study'],
  ['classes', 'class'],
  ['analysis', 'analysis'],
  ['robotics', 'robotics'],
  ['modelling', 'modeling'],
  ['optimisation', 'optimization'],
  ['behaviours', 'behavior'],
  ['tumour', 'tumor'],
  ['supervised', 'supervised'],
])('%s and its relatives share the key %s', (word, key) => {
  expect(wordKey(word)).toBe(key);
});

test('hyphenated, solid and parted, singular and plural are one phrase, printed as it mostly is', () => {
  const names = printed(
    ['Pseudo-labels for speech', 'We make pseudo-labels.'],
    ['On pseudolabels', 'A pseudo-label is a guess.'],
    ['On pseudo labels', 'Such pseudo-labels help, say pseudolabels.'],
  );
  expect(names).toContain('Pseudo-labels');
  expect(names.filter((name) => /pseudo/i.test(name))).toHaveLength(1);
});

test('a participle is not cut off the word that it belongs to', () => {
  const names = (...sentences: readonly string[]) =>
    canonicalNames(collectPhrases(texts(...sentences.map((text) => ['', text] as const)), 2)).map(
      (phrase) => phrase.printed,
    );
  expect(
    names('We grow single walled tubes.', 'Single walled tubes are tubes.', 'Tubes grow.'),
  ).not.toContain('walled tubes');
  expect(names('We grow tubes in heated pots.', 'Tubes in heated pots grow.')).toContain(
    'heated pots',
  );
});

test('a long form and its acronym are one phrase', () => {
  const { phrases } = collectPhrases(
    texts(
      ['LLM pruning', 'Large language models (LLMs) are pruned.'],
      ['A look at LLM pruning', 'A large language model (LLM) is pruned.'],
      ['Large language model pruning', 'We prune.'],
    ),
    2,
  );
  const pruning = phrases.find((phrase) => phrase.key === 'llm pruning');
  expect(pruning?.printed).toBe('LLM pruning');
  expect([...(pruning?.papers ?? [])]).toEqual([0, 1, 2]);
});

test('an acronym that is also a word is not that word, and one for filler is no name', () => {
  const { phrases } = collectPhrases(
    texts(
      ['Road maps', 'We draw maps. Maximum a posteriori (MAP) is not a map.'],
      ['On maps', 'A map is drawn. Maximum a posteriori (MAP) estimates; state-of-the-art (SOTA).'],
      ['A map', 'Maps are drawn with SOTA tools, which is state-of-the-art (SOTA).'],
    ),
    2,
  );
  const papersOf = (key: string) => phrases.find((phrase) => phrase.key === key)?.papers ?? [];
  expect([...papersOf('map')]).toEqual([0, 1, 2]);
  expect([...papersOf('MAP')]).toEqual([0, 1]);
  expect(
    phrases.map(({ printed: text }) => text).filter((text) => /sota|state/i.test(text)),
  ).toEqual([]);
});

test('capitals of titles and definitions are no proper names, those of the field are kept', () => {
  const names = printed(
    ['Vision Transformers on ImageNet', 'We study vision transformers on ImageNet.'],
    ['More Vision Transformers', 'A Vision Transformer (ViT) sees; vision transformers learn.'],
    ['ImageNet and Bayesian Inference', 'On ImageNet with Bayesian inference.'],
    ['Bayesian Inference', 'We do Bayesian inference.'],
  );
  expect(names).toEqual(
    expect.arrayContaining(['Vision transformers', 'ImageNet', 'Bayesian inference']),
  );
});

test('no name is a part of a longer one, an attribute or filler', () => {
  const names = printed(
    ['Neural machine translation', 'We propose a novel method for neural machine translation.'],
    ['Neural machine translation again', 'State-of-the-art results for generative music.'],
    ['A novel method', 'State-of-the-art results for generative images.'],
  );
  expect(names).toContain('Neural machine translation');
  for (const part of [
    'Neural machine',
    'Machine translation',
    'Novel method',
    'Generative',
    'Results',
  ])
    expect(names).not.toContain(part);
  expect(names.some((name) => /state|novel|propose/i.test(name))).toBe(false);
});

test('names conflict whatever the order and form of their words', () => {
  const index = collectPhrases(
    texts(
      ['Large language models (LLMs)', 'Large language models (LLMs).'],
      ['Large language models (LLMs) quantized', 'LLM quantization.'],
    ),
    2,
  );
  const inConflict = (a: string, b: string) => conflicts(named(index, a), named(index, b));
  expect(inConflict('Model pruning', 'Pruned models')).toBe(true);
  expect(inConflict('Quantization', 'LLM quantization')).toBe(true);
  expect(inConflict('Language models', 'LLMs')).toBe(true);
  expect(inConflict('Supervised learning', 'Semi-supervised learning')).toBe(true);
  expect(inConflict('Data augmentation', 'Pseudo-labels')).toBe(false);
});

test.each([
  ['Kalman filtering', 'Kalman filter', true],
  ['Avoid obstacles', 'Obstacle avoidance', true],
  ['Modular robotics', 'Modular robots', true],
  ['3D object detection', '3D Object Detection', true],
  ['Unscented Kalman filter', 'Kalman filter', false],
  ['Generative models', 'Generalization of models', false],
  ['Path finding', 'Patch filters', false],
])('%s says no more than %s: %s', (part, whole, expected) => {
  const asNamed = (text: string) => ({ printed: text, parts: [] });
  expect(isReworded(asNamed(part), asNamed(whole))).toBe(expected);
});

test('a part of a subtopic may say more of it, nothing that is named elsewhere and never the same again', () => {
  const index = collectPhrases(
    texts(['Kalman filter', 'Robots.'], ['Kalman filter', 'Robots.']),
    2,
  );
  const name = (text: string) => named(index, text);
  const whole = {
    ...{ topic: 'control', subtopic: 'kalman-filter' },
    ...{ things: [name('Control')], subtopics: [name('Kalman filter')] },
    members: Int32Array.of(0, 1),
  };
  const level = {
    topicNames: new Map([
      ['control', name('Control')],
      ['vision', name('Vision')],
    ]),
    wholes: [whole],
    wholeOf: Int32Array.of(0, 0),
    taken: [
      { whole: 'control/', name: name('Kalman filter') },
      { whole: 'control/', name: name('Walking') },
    ],
  };
  const { allowed } = rulesFor(level, 0, {
    ...{ names: [], isSameThing: () => false },
    find: mentionFinder(index.tokens),
  });
  const phrase = (text: string) => ({
    ...{ ...name(text), key: text.toLowerCase(), length: 2, families: name(text).parts },
    ...{ papers: Uint32Array.of(0, 1), titles: Uint32Array.of() },
    ...{ settings: 0, repeated: 0, alone: 1, informativeness: 1 },
  });
  expect(allowed(phrase('Unscented Kalman filter'))).toBe(true);
  for (const taken of ['Kalman filtering', 'Filter', 'Human walking', 'Computer vision'])
    expect(allowed(phrase(taken)), taken).toBe(false);
});

test('of several things that a topic’s name lists each may name a part, but nothing that stands in one of them', () => {
  const index = collectPhrases(texts(['Maps', 'Robots.'], ['Maps', 'Robots.']), 2);
  const wholeOf = (topic: string) => ({
    ...{ topic: 'robots', subtopic: null, subtopics: [] },
    things: thingsListed(topic, 'en').map((thing) => named(index, thing)),
    members: Int32Array.of(0, 1),
  });
  const allows = (topic: string, text: string): boolean => {
    const whole = wholeOf(topic);
    const level = {
      topicNames: new Map(),
      wholes: [whole],
      wholeOf: Int32Array.of(0, 0),
      taken: [],
    };
    const { allowed } = rulesFor(level, 0, {
      ...{ names: [], isSameThing: () => false },
      find: mentionFinder(index.tokens),
    });
    return allowed({
      ...{ ...named(index, text), key: text.toLowerCase(), length: 2, families: [] },
      ...{ papers: Uint32Array.of(0, 1), titles: Uint32Array.of() },
      ...{ settings: 0, repeated: 0, alone: 1, informativeness: 1 },
    });
  };
  expect(allows('Visual odometry', 'Visual odometry')).toBe(false);
  expect(allows('Visual odometry and loop closure', 'Visual odometry')).toBe(true);
  expect(allows('SLAM, visual odometry, loop closure', 'Loop closure')).toBe(true);
  expect(allows('SLAM, visual odometry, loop closure', 'Odometry')).toBe(false);
});

test('a name that lists things is told apart as it was put together', () => {
  for (const language of ['en', 'de', 'ru', 'zh'] as const) {
    expect(thingsListed(listThings(['A', 'b'], true, language), language)).toEqual(['A', 'b']);
    expect(thingsListed(listThings(['A', 'b', 'c'], false, language), language)).toHaveLength(3);
  }
});

test('a paper is about what its title says, less about what it says it does, least about what it closes with', () => {
  const { tokens } = collectPhrases(
    texts(
      ['Graph pruning', 'Nothing else.'],
      ['One', 'Nets are large. We propose graph pruning. It works. All is well.'],
      ['Two', 'Graph pruning is common. We propose another thing. It works. All is well.'],
      ['Three', 'Nets are large. Some use graph pruning. It works. All is well.'],
      ['Four', 'Nets are large. A graph helps where there is no pruning. It works. All is well.'],
      ['Five', 'Nets are large. It works. Think of graph pruning.'],
    ),
    2,
  );
  const { papers, strengths } = mentionFinder(tokens)(['graph', 'prun']);
  expect([...papers]).toEqual([0, 1, 2, 3, 4, 5]);
  expect([0, 1, 2, 3, 4, 5].sort((a, b) => strengths[b]! - strengths[a]!)).toEqual([
    0, 1, 2, 3, 4, 5,
  ]);
});

test('a thing of which there are many is named in the plural, one of which there is the one is not', () => {
  const names = printed(
    ['On the heart', 'The heart beats. Of a robot we speak. Each robot has an arm.'],
    ['On the heart', 'The heart rests. Of the robot we speak. A robot has an arm.'],
    ['Hearts and robots', 'The heart stops. Hearts and robots differ.'],
  );
  expect(names).toEqual(expect.arrayContaining(['Heart', 'Robots']));
  // What a word stands before says nothing of how many there are.
  expect(
    printed(
      ['A', 'Here is a hospital. We count hospital beds and hospital meals.'],
      ['B', 'There is the hospital. We close hospital gates and hospital wards.'],
      ['C', 'Of a hospital and of hospitals. We heed hospital laws and hospital walls.'],
      ['D', 'It is the hospital, for it is a hospital. We see hospital doors.'],
    ),
  ).toContain('Hospitals');
});

test('Latin plurals are plurals, and what was done to a thing is no thing', () => {
  const names = printed(
    ['A thesaurus', 'Of thesauri we speak, and of what is driven.'],
    ['Two thesauri', 'Of thesauri we speak, and of data driven.'],
  );
  expect(names.filter((name) => /thesaur/i.test(name))).toHaveLength(1);
  expect(names).not.toContain('Driven');
});

test('a word with a hyphen is printed as most print it, not as a line end parted it', () => {
  const names = printed(
    ['Image super-resolution', 'Of super-resolution we speak.'],
    ['Fast super-resolution', 'Of su-per resolution we speak.'],
    ['Video super-resolution', 'Of super-resolution we speak.'],
  );
  expect(names).toContain('Super-resolution');
});

test.each([
  ['op- timiza- tion of mod- els', 'optimization of models'],
  ['piri(cid:173) form cells (cid:12) and', 'piriform cells   and'],
  ['pre- and post-training, state- of- the- art', 'pre- and post-training, state- of- the- art'],
  ['a self- supervised model', 'a selfsupervised model'],
  ['Bild- und Text- analyse', 'Bild- und Textanalyse'],
  ['A - b and x- 3', 'A - b and x- 3'],
])('words that line ends of a PDF broke are whole: %s', (text, expected) => {
  expect(joinLineEnds(text)).toBe(expected);
});

test('what papers have but as a setting names no group of them', () => {
  const index = collectPhrases(
    texts(
      ['Heart failure in dogs', 'Heart failure of dogs.'],
      ['Sleep in the dog', 'Sleep of dogs.'],
      ['Fever in old dogs', 'Fever of dogs.'],
      ['Pain in dogs', 'Pain of dogs.'],
      ['Heart failure', 'Heart failure in dogs.'],
    ),
    2,
  );
  const names = canonicalNames(index).map((phrase) => phrase.printed.toLowerCase());
  expect(names).toContain('heart failure');
  expect(names).not.toContain('dogs');
  expect(index.phrases.map(({ key }) => key)).toContain('dog');
});

test('a compound means the same whatever idle word follows it', () => {
  const { phrases } = collectPhrases(
    texts(
      ['Self-supervised learning', 'Self-supervised learning is common.'],
      ['Self-supervised training', 'Self-supervised training is common.'],
      ['On self-supervised learning', 'Self-supervised training is common.'],
    ),
    2,
  );
  const families = phrases.filter(({ key }) => key.startsWith('self')).map((p) => [...p.families]);
  expect(families).toEqual([['selfsupervis'], ['selfsupervis']]);
});

test('what trials and measurements say of themselves names nothing', () => {
  const texts = [
    'A double-blind study of doses in mg kg',
    'Double-blind trials of sleep: a closer look',
    'Our experience with sleep, the complex consists of fibres of 3 mu m',
    'Experiences with sleep and a double-blind trial in mg kg',
  ].map((title) => ({ title, abstract: `${title}.` }));
  const printed = collectPhrases(texts, 2).phrases.map((phrase) => phrase.printed.toLowerCase());
  expect(printed).toContain('sleep');
  for (const idle of [
    'double-blind',
    'experiences',
    'experience',
    'mg kg',
    'mu m',
    'closer look',
    'complex consists',
  ])
    expect(printed).not.toContain(idle);
});

test('capitals at the beginning of a sentence, or of every word of a title, say nothing of a name', () => {
  const asPrinted = (title: string, ...abstracts: readonly string[]) =>
    collectPhrases(texts(...abstracts.map((one) => [title, one] as const)), 2).phrases.map(
      (one) => one.printed,
    );
  const begun = ['Kelp grows. Kelp dies.', 'Kelp rots. Kelp floats.', 'Kelp sinks. They see kelp.'];
  expect(asPrinted('Kelp', ...begun)).toContain('kelp');
  const [small, large] = ['They all grow.', 'They like Kelp Beds.'];
  expect(asPrinted('Tall Kelp Beds', small, small)).toContain('tall kelp beds');
  expect(asPrinted('Tall Kelp Beds', large, large, large)).toContain('tall Kelp Beds');
});

const phrase = (key: string, papers: number): Phrase => ({
  key,
  length: key.split(' ').length,
  printed: key.toUpperCase(),
  families: [],
  parts: [],
  papers: Uint32Array.from({ length: papers }, (_, i) => i),
  titles: new Uint32Array(),
  repeated: 0,
  alone: 1,
  ...{ settings: 0, informativeness: 1 },
});
const told = (paperCount: number, ...phrases: readonly Phrase[]) =>
  commonPhrases({ phrases, words: [], tokens: {} as never }, paperCount).map(({ text }) => text);

test('phrases are told that three papers share, and a third of all at most, in the order of letters', () => {
  const phrases = [phrase('d', 2), phrase('c', 3), phrase('b', 4), phrase('a', 5)];
  expect(told(12, ...phrases)).toEqual(['B', 'C']);
  expect(told(15, ...phrases)).toEqual(['A', 'B', 'C']);
  expect(told(3, ...phrases)).toEqual(['C']);
});

test('of very many phrases those are told that most papers have, those of two words first', () => {
  const many = Array.from({ length: 1198 }, (_, i) => phrase(`many${i}`, 4));
  const rest = [phrase('z', 3), phrase('y', 3), phrase('two words', 3)];
  const kept = told(30, ...rest, ...many);
  expect(kept).toHaveLength(1200);
  expect(kept.slice(-2)).toEqual(['TWO WORDS', 'Y']);
});

test('phrases are told as long as they stand in 300,000 places, small ones where large ones are too much', () => {
  const phrases = [phrase('a', 150_000), phrase('b', 149_996), phrase('c', 5), phrase('d', 4)];
  expect(told(600_000, ...phrases)).toEqual(['A', 'B', 'D']);
});

test('verbs neither make nor end a name, though other names have the same word; the noun does', () => {
  const names = printed(
    [
      'Grasp planning',
      'We detect anomalies. The grasp is stable; a grasp offers a way to detect the rest.',
    ],
    ['A grasp', 'It can detect anomalies and offers a remedy. The grasp planning offers the rest.'],
    ['Anomalies', 'To detect anomalies, the sensor offers an alarm. A grasp of anomalies follows.'],
  );
  expect(names).toEqual(expect.arrayContaining(['Anomalies', 'Grasp planning']));
  for (const name of names) expect(name).not.toMatch(/detect|offers/i);
});

test('what is said of things ends no name, whatever it ends in, nor what is driven by something', () => {
  const names = printed(
    ['Fair and robust', 'The method is robust. A fair judge stands by.'],
    ['Robust and fair', 'Plans are more robust, but specification-driven.'],
    ['On robustness', 'Robustness of plans that are robust is specification-driven.'],
    ['Judges', 'Robustness of fair judges: this one is specification-driven and robust.'],
  );
  expect(names).toEqual(expect.arrayContaining(['Fair judges', 'Robustness']));
  for (const name of names) expect(name).not.toMatch(/robust$|driven$/i);
});

test('a formula is printed alike in all names, as most papers print it', () => {
  const names = printed(
    ['Cu₂O films', 'We grow Cu₂O films and other Cu2O.'],
    ['Cu₂O films again', 'Such Cu₂O films are Cu2O.'],
    ['Cu2O crystals', 'Cu2O crystals and the Cu2O crystals of others.'],
    ['Cu2O crystals once more', 'They are Cu2O, and Cu2O crystals again.'],
  );
  expect(names).toEqual(expect.arrayContaining(['Cu2O crystals', 'Cu2O films']));
});

const everyName = (...sentences: readonly string[]) =>
  new Set(
    canonicalNames(collectPhrases(texts(...sentences.map((text) => ['', text] as const)), 2)).map(
      (phrase) => asName(phrase.printed),
    ),
  );

test('no name is cut out of a longer one, though its first word says nothing by itself', () => {
  const names = everyName(
    'We register point clouds. A fit by least squares regression follows.',
    'Dense point clouds; sparse least squares regression is fast.',
    'The point clouds are dense; on least squares regression.',
  );
  expect(names).toContain('Point clouds');
  expect(names).toContain('Least squares regression');
  expect(names).not.toContain('Clouds');
  expect(names).not.toContain('Squares regression');
});

test('no name is the end that several longer ones share, and hardly anything else has', () => {
  const names = everyName(
    'On urinary tract infections in hens. A urinary tract infection heals.',
    'On respiratory tract infections in hens. A respiratory tract infection heals.',
    'The urinary tract infection and the respiratory tract infection.',
  );
  const infections = [...names].filter((name) => /infection/i.test(name));
  expect(infections.map((name) => name.replace(/s$/, '')).sort()).toEqual([
    'Respiratory tract infection',
    'Urinary tract infection',
  ]);
});

test('a noun that says little leads a name that titles print, unless a word leads it in turn', () => {
  const titles = (...titles: readonly string[]) =>
    printed(...titles.map((title) => [title, `${title}.`] as const));
  expect(titles('State estimation of kites', 'On state estimation', 'Kites')).toContain(
    'State estimation',
  );
  expect(titles('Low level kites', 'On low level kites', 'Level')).not.toContain('Level kites');
});

test('such a noun leads a name also where what it leads is a name that hardly stands without it', () => {
  const led = ['We see point clouds.', 'On point clouds.', 'The point clouds.'];
  const names = everyName(...led, 'The clouds.', 'Our clouds.');
  expect(names).toContain('Point clouds');
  const often = everyName(...led, 'The clouds.', 'Our clouds.', 'Such clouds.', 'No clouds.');
  expect(often).toContain('Clouds');
  expect(often).not.toContain('Point clouds');
  const plain = ['We do state estimation.', 'On state estimation.', 'The state estimation.'];
  expect(everyName(...plain)).not.toContain('State estimation');
});

test('what a hyphen makes one thing of leads a name that titles print, though each word needs another', () => {
  const names = printed(
    ['Multi-task learning', 'We learn.'],
    ['On multi-task learning', 'We learn.'],
    ['Adaptation', 'By test-time training (TTT) we adapt.'],
    ['On adaptation', 'Test-time training (TTT) adapts.'],
    ['Real-time systems', 'We build.'],
    ['On real-time systems', 'We build.'],
  );
  expect(names).toContain('Multi-task learning');
  expect(names).toContain('Test-time training');
  expect(names).not.toContain('Real-time systems');
});

test('no name begins with the second of two letters that a dash joins, nor ends in what was done', () => {
  const names = printed(
    ['J–V curves of B cells', 'We measure.'],
    ['On J–V curves and B cells: a photoemission study', 'We measure.'],
    ['Photoemission study of dry cells', 'We measure.'],
  );
  expect(names).toContain('B cells');
  expect(names.filter((name) => /^V |stud(?:y|ies)$/.test(name))).toEqual([]);
});

test('a name that begins small has no capital inside but where its word always has one', () => {
  const names = printed(
    ['On random Forests', 'We grow random Forests in forests. The forests grow.'],
    ['Random Forests and hidden Markov models', 'Here random Forests stand by forests.'],
    ['We hide', 'We use hidden Markov models and hidden Markov models.'],
    ['Of oak Trees', 'We climb oak Trees. A tree grows.'],
    ['More oak Trees', 'Where oak Trees stand, and oak Trees fall, a tree is small.'],
  );
  expect(names).toContain('Random forests');
  expect(names).toContain('Oak trees');
  expect(names).toContain('Hidden Markov models');
});

test('an acronym stands for what most papers say, and one long form has one acronym', () => {
  const introduce = (long: string, acronym: string) => [`Of ${long}`, `A ${long} (${acronym}) and the ${acronym}.`] as const; // biome-ignore format: a row
  const { phrases } = collectPhrases(
    texts(
      ...[1, 2, 3].map(() => introduce('kernel pooling tree', 'KPT')),
      ...[1, 2].map(() => introduce('kelp planting tool', 'KPT')),
      ...[1, 2].map(() => introduce('kernel pooling tree', 'KEPT')),
    ),
    2,
  );
  const papersOf = (key: string) => [...(phrases.find((one) => one.key === key)?.papers ?? [])];
  expect(papersOf('kpt')).toEqual([0, 1, 2, 3, 4, 5, 6]);
  expect(papersOf('kept')).toEqual([5, 6]);
  expect(papersOf('kelp planting tool')).toEqual([3, 4]);
});

test.each(['graphs arises', 'complex consists', 'engineers put', 'patients suffering', 'mu m'])(
  '“%s” is no name, however often it stands',
  (phrase) => {
    const sentences = ['a', 'b', 'c'].map(
      (letter) => [letter, `What ${phrase} from walls. The ${phrase} in ${letter}.`] as const,
    );
    expect(printed(...sentences).map((name) => name.toLowerCase())).not.toContain(phrase);
  },
);

const scoreOf = (one: Partial<Phrase>, inGroup: readonly number[]) => {
  const index = { phrases: [{ ...phrase('kelp', 0), ...one }], words: [], tokens: {} as never };
  return characteristicPhrases(index, Uint8Array.from(inGroup), 2)[0]?.score;
};

test('a phrase stands out by how commonly a group has it, how rarely others, and whether titles do', () => {
  const half = [1, 1, 1, 1, 0, 0, 0, 0];
  const own = { papers: Uint32Array.of(0, 1, 4), parts: ['kelp'] };
  const base = Math.sqrt(2 / 4) * Math.log((2 + 1) / 6 / ((1 + 1) / 6));
  // A word alone that no title has is hardly a term; two words are.
  expect(scoreOf(own, half)).toBeCloseTo(0.4 * base, 9);
  expect(scoreOf({ ...own, titles: Uint32Array.of(4) }, half)).toBeCloseTo(base, 9);
  expect(scoreOf({ ...own, titles: Uint32Array.of(0, 4) }, half)).toBeCloseTo(2 * base, 9);
  const two = { ...own, key: 'kelp bed', length: 2, parts: ['kelp', 'bed'] };
  expect(scoreOf(two, half)).toBeCloseTo(1.5 * base, 9);
  // As common outside, or in too few of the group.
  expect(scoreOf({ ...own, papers: Uint32Array.of(0, 1, 4, 5) }, half)).toBeUndefined();
  expect(scoreOf({ ...own, papers: Uint32Array.of(0, 4) }, half)).toBeUndefined();
});

test('of an act and its field the field is the name, unless many more print the act', () => {
  const nameOf = (acts: number, fields: number) => {
    const variant = (key: string, from: number, count: number) => ({
      ...phrase(key, 0),
      ...{ printed: key, families: ['compress', 'model'], parts: ['compress', 'model'] },
      papers: Uint32Array.from({ length: count }, (_, i) => from + i),
    });
    const phrases = [
      variant('compressing models', 0, acts),
      variant('model compression', 9, fields),
    ];
    const [name] = canonicalNames({ phrases, words: [], tokens: {} as never });
    return [name!.printed, name!.papers.length];
  };
  expect(nameOf(4, 2)).toEqual(['model compression', 6]);
  expect(nameOf(6, 2)).toEqual(['compressing models', 8]);
});
