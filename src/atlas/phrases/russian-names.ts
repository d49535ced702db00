import type { ByFold } from './german-names.ts';

/** Adjectives and participles that are used as nouns: данные, больной, учащиеся, животное. */
const NOUN_STEMS =
  /^(?:данн|больн|учен|животн|насеком|переменн|производн|учащ|служащ|заключенн|взросл|ранен|рабоч|подростков|млекопитающ|составляющ|прошл|будущ|цел|частн|постоянн|отдых)/;
/** What only adjectives end in. */
const ADJECTIVE =
  /(?<=...)(?:ого|его|ыми|ими|ых|их|ую|юю|ая|яя|ое|ые|ый|(?:с|ц|ш|щ)к?(?:ий|ие|им|ой|ом))$/;

/** Whether a normalised Russian word is an adjective by its ending, and so no name ends in it. */
export function isRussianAdjective(word: string): boolean {
  return ADJECTIVE.test(word) && !NOUN_STEMS.test(word);
}

/** Before the noun that a name is about: нейронной (сетью). */
const ATTRIBUTE = /(?<=...)(?:[ыио]й|[ыи]м|ая|яя|[ое]е|[ыи]е|[ое]го|[ыи]х|[ыи]ми|ую|юю|[ое]му|ом)$/;
/** Nouns made of verbs, with endings as of adjectives: нарушений. */
const DEED = /(?:[еая]ни|[ыия]ти)[йею]м?$/;
const NOMINATIVE_ATTRIBUTE = /(?:[ыи]й|ая|яя|[ое]е|[ыи]е)$/;
const OBLIQUE_NOUN = /(?<=..)(?:ов|ев|ами|ями|ах|ях|ам|ям|ом|ем|ью|ией|ую|[ую]|[нт]ий)$/;
/** Endings that stand in the nominative of some nouns and in other cases of more. */
const DOUBTFUL_NOUN = /(?<=..)(?:ой|ей|(?<![нт]и)е|ии|[нт]ия)$/;
const DOUBT = { none: 0, some: 1, oblique: 2 } as const;

/** How surely a name, in small letters, stands in another case than the nominative. */
function obliqueness(fold: string): number {
  const words = fold.split(' ');
  const head = words.findIndex(
    (word, w) => w === words.length - 1 || DEED.test(word) || !ATTRIBUTE.test(word),
  );
  if (words.slice(0, head).some((word) => !NOMINATIVE_ATTRIBUTE.test(word))) return DOUBT.oblique;
  // The attribute in the nominative tells that its noun is.
  if (head > 0) return DOUBT.none;
  if (OBLIQUE_NOUN.test(words[0]!)) return DOUBT.oblique;
  return DOUBTFUL_NOUN.test(words[0]!) ? DOUBT.some : DOUBT.none;
}

/** Of the forms of a name those most likely in the nominative. */
export function nominativeForms(byFold: ByFold): ByFold {
  const ranks = new Map([...byFold.keys()].map((fold) => [fold, obliqueness(fold)]));
  const least = Math.min(...ranks.values());
  return new Map([...byFold].filter(([fold]) => ranks.get(fold) === least));
}

/** What a genitive is in the nominative, where its ending leaves no doubt: студентов, нейронных процессов, жилого помещения. */
const RESTORED: readonly (readonly [RegExp, string])[] = [
  [/^((?:\p{L}+[ыи]х )*)(\p{L}{3,}[гкхжшчщ])ов$/iu, '$1$2и'],
  [/^((?:\p{L}+[ыи]х )*)(\p{L}{3,})ов$/iu, '$1$2ы'],
  [/^(\p{L}{3,})ого (\p{L}{2,}[еаия][нт]и)я$/iu, '$1ое $2е'],
  [/^(\p{L}{2,}[еаия][нт]и)(?:ем|ю)$/iu, '$1е'],
  [/^(\p{L}{2,}[еаия][нт]и)(?:й|ям|ями|ях)( .*|)$/iu, '$1я$2'],
];
/** Endings that show a noun whose nominative has none: пациента, beside пациентов. */
const MASCULINE = ['ов', 'ом'];
const GENITIVE_ATTRIBUTE = /(?<=\p{L}{3}[ыи])х(?= )/giu;

/** A Russian name as a headword: in the nominative where its own ending, or that of other `forms`, shows how that would be. */
export function asRussianName(printed: string, forms: ByFold): string {
  const bare = printed.slice(0, -1);
  const isGenitive =
    printed.endsWith('а') && MASCULINE.some((end) => forms.has(bare.toLowerCase() + end));
  if (isGenitive) return bare;
  if (obliqueness(printed.toLowerCase()) !== DOUBT.oblique) return printed;
  const rule = RESTORED.find(([from]) => from.test(printed));
  if (rule === undefined) return printed;
  return printed.replace(...rule).replace(GENITIVE_ATTRIBUTE, 'е');
}
