// Runs in the browser too.

const PLAIN = /^\p{ASCII}*$/u;

/** Lower case without accents and compatibility forms: `Fréchet²` → `frechet2`. */
export function normalise(text: string): string {
  // Nine in ten abstracts have nothing to take apart.
  if (PLAIN.test(text)) return text.toLowerCase();
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();
}

/** A character of Chinese or Japanese, which put no spaces between words. To Unicode ー, a long vowel, is of no script. */
export const UNSPACED = '[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}ー]';
const RUN = new RegExp(`${UNSPACED}+|[\\p{L}\\p{N}]+`, 'gu');
const BEGINS_UNSPACED = new RegExp(`^${UNSPACED}`, 'u');

/** Whether a text begins with a character of Chinese or Japanese. */
export function beginsUnspaced(text: string): boolean {
  return BEGINS_UNSPACED.test(text);
}

/** The words of a text, normalised. Scripts without spaces give overlapping pairs of characters. */
export function wordsOf(text: string): string[] {
  const words: string[] = [];
  for (const [run] of normalise(text).matchAll(RUN)) {
    if (beginsUnspaced(run)) words.push(...pairsOf(run));
    else words.push(run);
  }
  return words;
}

function pairsOf(run: string): string[] {
  const characters = [...run];
  if (characters.length === 1) return characters;
  return characters.slice(1).map((character, i) => `${characters[i]}${character}`);
}

/** English words that say nothing of a paper's matter, and the filler of abstracts. */
const STOP_WORDS: ReadonlySet<string> = new Set(
  `a about above across after again against all almost along already also although always am among an and any
  are around as at be because been before being below between both but by can cannot could did do does doing
  done down due during each either else enough especially et etc even ever every few first for from further
  get gets give given gives has have having he her here him his how however i if in instead into is it its
  itself just last least less let like made mainly make makes many may me might more moreover most much must
  my near need nor not now of off often on once one only onto or other others our out over own per rather
  same second several shall she should show shown shows since so some still such than that the their them
  then there thereby therefore these they this those though three through thus to together too toward towards
  two under unlike until up upon us use used uses using usually very via was we well were what when where
  whereas whether which while who whose why will with within without would yet you your al ie eg vs respectively
  new novel propose proposed proposes paper papers present presents results result demonstrate demonstrates
  achieve achieves achieving based approach approaches method methods introduce introduces introduced significant
  significantly various recent recently existing previous work works provide provides furthermore additionally
  specifically finally e g s t don doesn`.split(/\s+/),
);

/** Whether a normalised word says nothing of a paper's matter. */
export function isStopWord(word: string): boolean {
  return STOP_WORDS.has(word);
}
