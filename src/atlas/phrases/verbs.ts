import type { Language } from '../../words/languages.ts';
import { type Imagined, shareOfPlaces } from './share-of-places.ts';
import { JOINT, type Tokens } from './tokens.ts';

const list = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/));

/** What stands before a verb, or before an adjective said of something: to offer, we found, they had, is driven. */
const BEFORE: Readonly<Partial<Record<Language, ReadonlySet<string>>>> = {
  en: list(
    `we it they i he she who which that to not can may might must will would could should cannot is are was were be
    been being also then often`,
  ),
  fr: list('nous on il elle ils elles qui se ne peut peuvent doit doivent est sont'),
  es: list('se no que puede pueden debe deben ha han es son fue fueron'),
  pt: list('se não pode podem deve devem foi foram é são'),
  it: list('si non che può possono deve devono viene vengono è sono'),
  nl: list('te we wij kan kunnen moet moeten wordt worden werd werden is zijn'),
};
/**
 * What stands behind a verb and hardly behind a noun: offers a, discusses how, améliore la. Elsewhere articles alone: a
 * noun has a preposition before them, and Portuguese `a` is one itself.
 */
const BEHIND: Readonly<Partial<Record<Language, ReadonlySet<string>>>> = {
  en: list('the a an its our their his her it them us him this these those how whether what why'),
  fr: list('le la les l un une cette ces son sa ses leur leurs'),
  es: list('el la los las un una su sus'),
  pt: list('o os um uma seu sua seus suas'),
  it: list('il lo la i gli le l un uno una'),
  nl: list('de het een hun'),
};
/** A word that stands as a verb does at this share of its places is one: nouns seldom pass a fifth. */
const MIN_SHARE = 0.45;
/** Places imagined beside those seen, at so many of which words stand so by chance. */
const BY_CHANCE: Imagined = { places: 3, share: 0.15 };

/**
 * Tokens whose verbs neither begin nor end a name, told from nouns by the small words around them; what a dictionary
 * says would not tell `estimates` from `estimates`. Titles, which leave small words out, say nothing of it. In German
 * a name ends in what has a capital.
 */
export function withoutVerbs(tokens: Tokens): Tokens {
  if (tokens.language === 'de') return endingInCapitals(tokens);
  const articles = BEHIND[tokens.language];
  if (articles === undefined) return tokens;
  const { forms, joints, printed } = tokens;
  const leads = BEFORE[tokens.language];
  const before = printed.map((text) => leads?.has(text.toLowerCase()) === true);
  const behind = printed.map((text) => articles.has(text.toLowerCase()));
  const shares = shareOfPlaces(tokens, BY_CHANCE, (t, start, end) => {
    const led = t > start && joints[t] === JOINT.space && before[forms[t - 1]!]!;
    return led || (t + 1 < end && joints[t + 1] === JOINT.space && behind[forms[t + 1]!]!);
  });
  const concepts = tokens.concepts.map((concept, c) =>
    shares[c]! < MIN_SHARE || concept.stop ? concept : { ...concept, filler: true },
  );
  return { ...tokens, concepts };
}

/** What has a capital no more often is no German noun; one place with a capital is imagined, for what begins a sentence tells nothing. */
const MIN_CAPITALS = 0.5;
const ONE_CAPITAL: Imagined = { places: 1, share: 1 };

function endingInCapitals(tokens: Tokens): Tokens {
  const { forms, printed } = tokens;
  const capital = printed.map((text) => /^\P{Ll}/u.test(text));
  const shares = shareOfPlaces(
    tokens,
    ONE_CAPITAL,
    (t, start) => t === start || capital[forms[t]!]!,
  );
  const concepts = tokens.concepts.map((concept, c) =>
    shares[c]! <= MIN_CAPITALS ? { ...concept, endsName: false } : concept,
  );
  return { ...tokens, concepts };
}
