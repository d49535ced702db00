// Runs in the browser too. English; words of other languages stay nearly as they are.

const SUFFIX =
  /(?:izations?|isations?|izing|ising|ized|ised|izes?|ises?|ations?|ings?|ments?|ness|ers?|ed|es|s|ly)$/;
/** A stem shorter than this stands for too many words. */
const MIN_STEM_LETTERS = 4;

/** The common beginning of a word's forms: quantization, quantized, quantizing → quant. */
export function stem(word: string): string {
  if (word.length <= MIN_STEM_LETTERS) return word;
  const cut = word.replace(SUFFIX, '');
  if (cut.length < MIN_STEM_LETTERS)
    return word.endsWith('s') && !word.endsWith('ss') ? word.slice(0, -1) : word;
  return cut.endsWith('e') && cut.length > MIN_STEM_LETTERS ? cut.slice(0, -1) : cut;
}

/** What a word of a question shares with its other forms: its stem; short plurals count as their singular (LLMs, LLM). */
export function formOf(word: string): string {
  const short = word.length <= 4 && word.length >= 3 && word.endsWith('s') && !word.endsWith('ss');
  return short ? word.slice(0, -1) : stem(word);
}
