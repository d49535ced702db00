import { simplified } from '../../words/chinese-variants.ts';
import { partsPhrases } from './word-classes.ts';

/** Characters that are words of their own wherever they stand: prepositions, adverbs, counters, times and places. */
const SMALL_CHARACTERS: ReadonlySet<string> = new Set(
  '用经使均较则又再所内外上下前后间时各每个种例次年月日岁组不无未已向到按据且若如即仍更最很都只就才还来去做作把给让但因故至约近达含取加设建得出起着过当此这那第两二三四五六七八九十百千万亿倍',
);
/** Whether a Chinese word is a small one of a single character, which neither begins nor ends a name. */
export function isSmallCharacter(word: string): boolean {
  return SMALL_CHARACTERS.has(word);
}

/** A preposition mostly (实验中), but what is Chinese before these: 中西医结合. */
const CHINESE = '中';
const WITH_CHINESE = /^[西医药]/;
const SINGLE_HAN = /^\p{Script=Han}$/u;

/**
 * Segments of a run of Chinese characters, single ones beside each other joined: they are what is left of a word that the
 * dictionary does not know (液|相|色|谱|法).
 */
export function* withoutLeftOvers(
  segments: Iterable<{ readonly segment: string }>,
): Iterable<string> {
  let left = '';
  for (const { segment } of segments) {
    const read = simplified(segment);
    const isPart = SINGLE_HAN.test(read) && !partsPhrases(read) && !SMALL_CHARACTERS.has(read);
    const isChinese = left === CHINESE && WITH_CHINESE.test(read);
    if (isChinese || (isPart && left !== CHINESE)) {
      left += segment;
      continue;
    }
    if (left !== '') yield left;
    const mayGoOn = isPart || segment === CHINESE;
    left = mayGoOn ? segment : '';
    if (!mayGoOn) yield segment;
  }
  if (left !== '') yield left;
}
