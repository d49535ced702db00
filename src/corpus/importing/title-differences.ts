import { editDistance } from '../../words/edit-distance.ts';

/**
 * What one title says otherwise than another. `slight`: a slip of the pen, or a little word missing or changed; `word`:
 * a word missing inside; `edge`: a word missing at the beginning or the end, where `Towards` and `in mice` stand.
 */
export type Difference = 'slight' | 'word' | 'edge';

/** Shorter titles must agree to the letter: too few words would be left that do. */
const MIN_WORDS = 5;
const MIN_LETTERS = 25;
/** Each difference needs so many words around it. */
const WORDS_A_DIFFERENCE = 5;
const MAX_DIFFERENCES = 2;
const MAX_LETTERS = 3;
/** Two letters turned round count as two. */
const RULES = { swaps: false, limit: MAX_LETTERS };
/** Shorter words differ by a letter and mean something else: cats, rats. */
const MIN_MISSPELT_LETTERS = 5;
/** Words that carry no meaning of their own. */
const LITTLE = new Set(
  'a an the of for in on and or to with by from at as is its de la le les du des un une et der die das den dem ein eine und im zur el los las del y o da do'.split(
    ' ',
  ),
);
/** Words by which one paper of a series, or a paper about a paper, is told from the other. */
const DISTINCTIVE =
  /\d|^(?:[b-z]|i{1,3}|iv|vi{0,3}|ix|xi{0,3}|one|two|three|four|five|six|seven|eight|nine|ten|first|second|third|fourth|fifth|final|part|volume|vol|chapter|section|phase|reply|response|rejoinder|comments?|commentary|discussion|correction|corrigendum|corrigenda|erratum|errata|retraction|addendum|supplement|supplementary|letter|editorial|protocol|revisited|update|updated|extended|poster|demo|abstract|not|no|non|without|never|before|after|pre|post)$/;
/** Pairs of one letter's difference that are no slip. */
const OPPOSED = /^m[ai]cro/;

/**
 * How two titles differ, as words in lower case without accents; null where they differ by more than a reader would
 * overlook: a number, a part, a word in the place of another.
 */
export function titleDifferences(
  a: readonly string[],
  b: readonly string[],
): readonly Difference[] | null {
  const fewest = Math.min(a.length, b.length);
  const most = Math.min(MAX_DIFFERENCES, Math.floor(fewest / WORDS_A_DIFFERENCE));
  if (fewest < MIN_WORDS || !comparable(a, b)) return null;
  const differences: Difference[] = [];
  for (let i = 0, j = 0; i < a.length || j < b.length; ) {
    const step = stepAt(a, i, b, j);
    if (step === null) return null;
    if (step.difference !== null) differences.push(step.difference);
    if (differences.length > most) return null;
    i += step.ofA;
    j += step.ofB;
  }
  return differences;
}

/** Words of two titles that stand for each other, and how they differ. */
interface Step {
  readonly ofA: number;
  readonly ofB: number;
  readonly difference: Difference | null;
}

/** How two titles go on from word `i` of one and word `j` of the other; null where neither a slip nor a missing word explains it. */
function stepAt(a: readonly string[], i: number, b: readonly string[], j: number): Step | null {
  const [x = '', y = ''] = [a[i], b[j]];
  const [xx, yy] = [x + (a[i + 1] ?? ''), y + (b[j + 1] ?? '')];
  if (x === y || isSlip(x, y)) return { ofA: 1, ofB: 1, difference: slipIn(x, y) };
  if (xx === y || isSlip(xx, y)) return { ofA: 2, ofB: 1, difference: slipIn(xx, y) };
  if (x === yy || isSlip(x, yy)) return { ofA: 1, ofB: 2, difference: slipIn(x, yy) };
  if (x !== '' && a[i + 1] === b[j]) return { ofA: 1, ofB: 0, difference: missing(a, i) };
  if (y !== '' && b[j + 1] === a[i]) return { ofA: 0, ofB: 1, difference: missing(b, j) };
  return null;
}

function slipIn(x: string, y: string): Difference | null {
  return x === y ? null : 'slight';
}

/** What it is that one title has a word at `place` and the other has none there. */
function missing(words: readonly string[], place: number): Difference {
  if (LITTLE.has(words[place]!)) return 'slight';
  return place === 0 || place === words.length - 1 ? 'edge' : 'word';
}

/** Whether two titles are the same but for a few letters anywhere: what a slip in a short word looks like. */
export function fewLettersDiffer(a: readonly string[], b: readonly string[]): boolean {
  return comparable(a, b) && editDistance(a.join(''), b.join(''), RULES) <= MAX_LETTERS;
}

/** Whether two titles are long enough to be compared, and tell of the same part, number and kind of paper. */
function comparable(a: readonly string[], b: readonly string[]): boolean {
  const letters = Math.min(a.join('').length, b.join('').length);
  return letters >= MIN_LETTERS && distinctiveWords(a) === distinctiveWords(b);
}

function distinctiveWords(words: readonly string[]): string {
  return words.filter((word) => DISTINCTIVE.test(word)).join(' ');
}

/** One letter more, less, another or two turned round, behind the first: `asymmetric` is not `symmetric`. */
function isSlip(x: string, y: string): boolean {
  if (LITTLE.has(x) && LITTLE.has(y)) return true;
  const [short, long] = x.length < y.length ? [x, y] : [y, x];
  if (short.length < MIN_MISSPELT_LETTERS || long.length - short.length > 1) return false;
  if (short[0] !== long[0]) return false;
  if (short[1] !== long[1] && OPPOSED.test(x) && OPPOSED.test(y)) return false;
  let from = 0;
  while (from < short.length && short[from] === long[from]) from++;
  const rest = (word: string, skipped: number) => word.slice(from + skipped);
  if (long.length > short.length) return rest(long, 1) === rest(short, 0);
  return (
    rest(long, 1) === rest(short, 1) ||
    (short[from] === long[from + 1] &&
      short[from + 1] === long[from] &&
      rest(long, 2) === rest(short, 2))
  );
}
