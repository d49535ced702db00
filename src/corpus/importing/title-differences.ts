/**
 * What one title says otherwise than another. `slight`: a slip of the pen, or a little word missing or changed; `word`:
 * a word missing inside; `edge`: a word missing at the beginning or the end, where `Towards` and `in mice` stand.
 */
export type Difference = 'slight' | 'word' | 'edge';

/** Shorter titles must agree to the letter: too few words would be left that do. */
const FEWEST_WORDS = 5;
const FEWEST_LETTERS = 25;
/** Each difference needs so many words around it. */
const WORDS_A_DIFFERENCE = 5;
const MOST_DIFFERENCES = 2;
/** Two letters turned round count as two. */
const MOST_LETTERS = 3;
/** Shorter words differ by a letter and mean something else: cats, rats. */
const SHORTEST_MISSPELT = 5;
/** Words that carry no meaning of their own. */
const LITTLE = new Set(
  'a an the of for in on and or to with by from at as is its de la le les du des un une et der die das den dem ein eine und im zur el los las del y o da do'.split(
    ' ',
  ),
);
/** Words by which one paper of a series, or a paper about a paper, is told from the other. */
const TELLING =
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
  const most = Math.min(MOST_DIFFERENCES, Math.floor(fewest / WORDS_A_DIFFERENCE));
  if (fewest < FEWEST_WORDS || !comparable(a, b)) return null;
  const differences: Difference[] = [];
  const missing = (word: string, place: number, of: readonly string[]) => {
    const edge = place === 0 || place === of.length - 1;
    differences.push(LITTLE.has(word) ? 'slight' : edge ? 'edge' : 'word');
  };
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    const [x = '', y = ''] = [a[i], b[j]];
    const [xx, yy] = [x + (a[i + 1] ?? ''), y + (b[j + 1] ?? '')];
    if (x === y || isSlip(x, y)) {
      if (x !== y) differences.push('slight');
      i++;
      j++;
    } else if (xx === y || isSlip(xx, y)) {
      if (xx !== y) differences.push('slight');
      i += 2;
      j++;
    } else if (x === yy || isSlip(x, yy)) {
      if (x !== yy) differences.push('slight');
      i++;
      j += 2;
    } else if (x !== '' && a[i + 1] === b[j]) missing(x, i++, a);
    else if (y !== '' && b[j + 1] === a[i]) missing(y, j++, b);
    else return null;
    if (differences.length > most) return null;
  }
  return differences;
}

/** Whether two titles are the same but for a few letters anywhere: what a slip in a short word looks like. */
export function fewLettersDiffer(a: readonly string[], b: readonly string[]): boolean {
  return comparable(a, b) && distance(a.join(''), b.join('')) <= MOST_LETTERS;
}

/** Whether two titles are long enough to be compared, and tell of the same part, number and kind of paper. */
function comparable(a: readonly string[], b: readonly string[]): boolean {
  const letters = Math.min(a.join('').length, b.join('').length);
  return letters >= FEWEST_LETTERS && tellingWords(a) === tellingWords(b);
}

/** Letters put in, left out or changed (Levenshtein 1966); more than `MOST_LETTERS` where so many are certain. */
function distance(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > MOST_LETTERS) return MOST_LETTERS + 1;
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(change, row[j]! + 1, next[j - 1]! + 1));
    }
    if (Math.min(...next) > MOST_LETTERS) return MOST_LETTERS + 1;
    row = next;
  }
  return row[b.length]!;
}

function tellingWords(words: readonly string[]): string {
  return words.filter((word) => TELLING.test(word)).join(' ');
}

/** One letter more, less, another or two turned round, behind the first: `asymmetric` is not `symmetric`. */
function isSlip(x: string, y: string): boolean {
  if (LITTLE.has(x) && LITTLE.has(y)) return true;
  const [short, long] = x.length < y.length ? [x, y] : [y, x];
  if (short.length < SHORTEST_MISSPELT || long.length - short.length > 1) return false;
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
