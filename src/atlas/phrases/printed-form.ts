import type { Language } from '../../words/languages.ts';
import { withoutLink } from '../language/links.ts';
import { asGermanName, type ByFold, withoutCaseForms } from './german-names.ts';
import { asRussianName, nominativeForms } from './russian-names.ts';
import { JOINT, type Tokens } from './tokens.ts';
import { partsPhrases } from './word-classes.ts';

/** A word is printed small where it stands so at this share of the informative places. */
const MIN_SMALL = 0.25;
/** The plural is the usual name where it stands this often for each time of the singular, */
const MIN_PLURAL = 0.5;
/**
 * or less often for each time that the singular ends its group of words (a hospital, but not hospital care), where that
 * mostly has an article: it is a thing that can be counted.
 */
const MIN_COUNTED_PLURAL = 0.15;
const MIN_ARTICLES = 0.5;
const ARTICLES = new Set('a an the this each every any one our its their'.split(' '));
/** Of a thing that can be counted one of many is spoken of, at this share of its articles at least: a robot, but the heart. */
const MIN_ONE_OF_MANY = 0.1;
const ONE_OF_MANY = new Set('a an each every any one'.split(' '));
/** Words between an article and what it belongs to. */
const MAX_BETWEEN = 4;
const MAX_WORDS = 4;
/** A long form of at most this many words is clearer than its acronym. */
const CLEAR_WORDS = 3;
/** Fewer places of a phrase leave its capitals to how its words are printed elsewhere. */
const FEW_PLACES = 3;

/** Prints phrases in their usual form: `print(places, length)` for the tokens at which one of so many words begins. */
export function formPrinter(tokens: Tokens): (places: readonly number[], length: number) => string {
  const { informative, titles } = informativeTokens(tokens);
  const usual = canonicalCase(tokens, informative);
  return (places, length) => {
    const byFold = new Map<string, { count: number; at: number[] }>();
    for (const place of places) {
      const fold = foldOf(textAt(tokens, place, length));
      const entry = byFold.get(fold) ?? { count: 0, at: [] };
      byFold.set(fold, entry);
      entry.count++;
      entry.at.push(place);
    }
    const fold = canonicalForm(nominatives(byFold, tokens.language), tokens.language, (at) =>
      articlesAt(tokens, titles, at, length),
    );
    const { at } = byFold.get(fold)!;
    const seen = at.filter((place) => informative[place] === 1);
    const words = wordsOfForm(fold).map((word, w) => {
      const own = new Map<string, number>();
      for (const place of seen) {
        const text = wordsOfForm(textAt(tokens, place, length))[w]!;
        own.set(text, (own.get(text) ?? 0) + 1);
      }
      // One thing is printed alike in all names: Cu₂O films, Cu2O crystals.
      return seen.length >= FEW_PLACES && !/\d/.test(word)
        ? commonestForm(own, word)
        : (usual(word) ?? commonestForm(own, word));
    });
    if (tokens.language === 'ru') return asRussianName(words.join(''), byFold);
    if (tokens.language !== 'de') return withoutInnerCapitals(words, usual).join('');
    const before = at.map((place) => wordBefore(tokens, place));
    return asGermanName(words.join(''), before);
  };
}

/** What begins small goes on small, but for words that have their capital everywhere: random forests, hidden Markov models. */
function withoutInnerCapitals(
  words: readonly string[],
  usual: (word: string) => string | undefined,
): readonly string[] {
  if (!/^\p{Ll}/u.test(words[0]!)) return words;
  return words.map((word) => {
    const small = word.toLowerCase();
    if (!/^\s\p{Lu}\p{Ll}+$/u.test(word)) return word;
    const one = small.replace(/s$/, '');
    return usual(small) === small || usual(one) === one ? small : word;
  });
}

/** The forms of a phrase that stand in the nominative, in languages of cases. */
function nominatives(byFold: ByFold, language: Language): ByFold {
  if (language === 'ru') return nominativeForms(byFold);
  return language === 'de' ? withoutCaseForms(byFold) : byFold;
}

/** In small letters, figures on their line: Cu₂O is cu2o. */
function foldOf(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}

/** Words with the space before them. */
function wordsOfForm(text: string): readonly string[] {
  return text.split(/(?=\s)/);
}

function textAt(tokens: Tokens, from: number, length: number): string {
  let text = '';
  for (let t = from; t < from + length; t++)
    text +=
      t === from
        ? withoutLink(tokens.printed[tokens.forms[t]!]!, tokens.language)
        : (tokens.joints[t] === JOINT.space ? ' ' : '') + tokens.printed[tokens.forms[t]!]!;
  return text;
}

/** The word before a place in its sentence, in small letters; empty where none is. */
function wordBefore(tokens: Tokens, place: number): string {
  const stands = tokens.joints[place] === JOINT.space;
  return stands ? tokens.printed[tokens.forms[place - 1]!]!.toLowerCase() : '';
}

function canonicalForm(
  byFold: ByFold,
  language: Language,
  articles: (at: readonly number[]) => Articles,
): string {
  const wordCount = (fold: string) => fold.split(' ').length;
  const all = [...byFold]
    .map(([fold, { count, at }]) => ({ fold, count, at }))
    .sort((a, b) => b.count - a.count || (a.fold < b.fold ? -1 : 1));
  const short = all.filter(({ fold }) => wordCount(fold) <= MAX_WORDS);
  let best = (short.length > 0 ? short : all)[0]!;
  // An acronym by itself: what it stands for is clearer, where that is short; the same letters in two words are not.
  const long = short.find(
    ({ fold }) =>
      wordCount(fold) > 1 &&
      wordCount(fold) <= CLEAR_WORDS &&
      !fold.split(' ').some(partsPhrases) &&
      lettersOf(fold) !== lettersOf(best.fold),
  );
  if (wordCount(best.fold) === 1 && long !== undefined) best = long;
  const plurals = [`${best.fold}s`, `${best.fold}es`, best.fold.replace(/y$/, 'ies')];
  const plural = short.find(({ fold }) => fold !== best.fold && plurals.includes(fold));
  // In German an s is the genitive.
  if (plural === undefined || language === 'de') return best.fold;
  const { ends, share } = articles(best.at);
  const counted = plural.count >= MIN_COUNTED_PLURAL * ends && share >= MIN_ARTICLES;
  return counted || plural.count >= MIN_PLURAL * best.count ? plural.fold : best.fold;
}

function lettersOf(fold: string): string {
  return fold.replace(/[^\p{L}\p{N}]/gu, '');
}

/** Of some places those at which a group of words ends outside titles, and the share of these that an article leads. */
interface Articles {
  readonly ends: number;
  /** 0 where hardly one of many is spoken of. */
  readonly share: number;
}

function articlesAt(
  tokens: Tokens,
  titles: Uint8Array,
  places: readonly number[],
  length: number,
): Articles {
  const stopAt = (t: number) => tokens.concepts[tokens.conceptOf[tokens.forms[t]!]!]!.stop;
  let ends = 0;
  let led = 0;
  let oneOfMany = 0;
  for (const place of places) {
    const next = place + length;
    const goesOn = tokens.joints[next] === JOINT.space && !stopAt(next);
    if (goesOn || titles[place] === 1) continue;
    ends++;
    let t = place;
    while (t > place - MAX_BETWEEN && tokens.joints[t] === JOINT.space && !stopAt(t - 1)) t--;
    if (tokens.joints[t] !== JOINT.space) continue;
    const before = tokens.printed[tokens.forms[t - 1]!]!.toLowerCase();
    if (ARTICLES.has(before)) led++;
    if (ONE_OF_MANY.has(before)) oneOfMany++;
  }
  return { ends, share: ends === 0 || oneOfMany < MIN_ONE_OF_MANY * led ? 0 : led / ends };
}

/** Tokens → 1 in titles; and 1 where capitals are informative: not at a sentence's beginning, nor in a title that capitalises everything. */
function informativeTokens(tokens: Tokens) {
  const informative = new Uint8Array(tokens.forms.length);
  const titles = new Uint8Array(tokens.forms.length);
  for (let s = 0; s + 1 < tokens.sentenceStarts.length; s++) {
    const start = tokens.sentenceStarts[s]!;
    const end = tokens.sentenceStarts[s + 1]!;
    if (tokens.sentenceIsTitle[s] === 1) {
      titles.fill(1, start, end);
      if (tokens.language !== 'de' && capitalisesAll(tokens, start, end)) continue;
    }
    informative.fill(1, start + 1, end);
    // After a colon or a full stop inside, titles begin anew.
    if (tokens.sentenceIsTitle[s] === 1)
      for (let t = start + 1; t < end; t++)
        if (tokens.joints[t] === JOINT.break) informative[t] = 0;
  }
  return { informative, titles };
}

/** Whether a title writes nearly all its words with capitals. */
function capitalisesAll(tokens: Tokens, start: number, end: number): boolean {
  let small = 0;
  for (let t = start + 1; t < end; t++)
    if (/^\p{Ll}{4}/u.test(tokens.printed[tokens.forms[t]!]!)) small++;
  return small * 2 < end - start - 1 && small < 3;
}

/** How a word, small, is mostly printed where capitals are informative; undefined where it never stands so. */
function canonicalCase(
  tokens: Tokens,
  informative: Uint8Array,
): (word: string) => string | undefined {
  const counts = new Uint32Array(tokens.printed.length);
  for (const [t, form] of tokens.forms.entries()) if (informative[t] === 1) counts[form]!++;
  const byFold = new Map<string, Map<string, number>>();
  for (const [form, count] of counts.entries()) {
    const text = tokens.printed[form]!;
    if (count === 0 || text.includes(' ')) continue;
    const own = byFold.get(foldOf(text)) ?? new Map<string, number>();
    byFold.set(foldOf(text), own);
    own.set(text, (own.get(text) ?? 0) + count);
  }
  return (word) => {
    const space = word.startsWith(' ') ? ' ' : '';
    const own = byFold.get(word.trim());
    return own === undefined ? undefined : space + commonestForm(own, word.trim());
  };
}

function commonestForm(forms: ReadonlyMap<string, number>, fold: string): string {
  let all = 0;
  for (const count of forms.values()) all += count;
  if (all === 0 || (forms.get(fold) ?? 0) >= MIN_SMALL * all) return fold;
  return [...forms].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))[0]![0];
}
