/** British spellings and doubled consonants, as rules on the letters of a word of five letters or more. */
const SPELLINGS: readonly (readonly [RegExp, string])[] = [
  [/(?<![vw]|pr)is(ation|e|ed|es|ing|er|able)(s?)$/, 'iz$1$2'],
  [/ys(e|ed|es|ing|er)$/, 'yz$1'],
  [/our/, 'or'],
  [/([aeiou])ll(ing|ed|er)$/, '$1l$2'],
  [/(cen|fib|lit|met|theat|spect)re$/, '$1er'],
  [/^(h|an|p|gyn)ae/, '$1e'],
  [/^oe/, 'e'],
  [/ogue$/, 'og'],
];
const MIN_SPELLED = 5;
/** Words that end in s and are no plurals; others in -as are, but for short ones: cameras, carcinomas, not Cas, KRAS. */
const SINGULAR =
  /(?:ss|us|is|ics|news|series|species|lens|bias|atlas|canvas|monas)$|^(?:.?[^aeiou]as|biogas|texas|kansas|dallas|vegas|christmas|thomas|douglas|whereas|pancreas|madras)$/;
const MIN_PLURAL = 3;
/** Endings by which words of one family differ: quantization, quantized, quantizer. */
const FAMILY =
  /(?:izations?|izing|izers?|ized|izes?|ations?|ators?|ating|ated|ates?|ative|ings?|ments?|ness|ors?|ers?|ions?|ed|es|e|s|ly)$/;
const MIN_FAMILY = 4;
/** Adjectives of a noun or verb: continual, continuous; retrieval. Short ones stand for themselves: visual, neural. */
const ADJECTIVE = /(?:al|ous)$/;
const MIN_BEFORE_ADJECTIVE = 5;

/** Synthesis, synthetic. */
const THESIS = /the(?:sis|tic)$/;
/** Forms of a short verb: tuning, tuned. */
const SHORT_VERB = /^([^aeiou]+[aeiou][^aeiou])(?:ing|ed|e)$/;

/** One form for a noun and its plural, for British and American spelling: `labels`, `label`; `modelling`, `modeling`. */
export function wordKey(word: string): string {
  const one = singular(word);
  if (one.length < MIN_SPELLED) return one;
  return SPELLINGS.reduce((spelled, [from, to]) => spelled.replace(from, to), one);
}

/** Plurals of Greek, Latin and old English words: thesauri, criteria, matrices, mice. */
const SINGULARS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ...{ thesauri: 'thesaurus', stimuli: 'stimulus', nuclei: 'nucleus', fungi: 'fungus' },
    ...{
      loci: 'locus',
      foci: 'focus',
      bacilli: 'bacillus',
      emboli: 'embolus',
      thrombi: 'thrombus',
    },
    ...{
      criteria: 'criterion',
      phenomena: 'phenomenon',
      bacteria: 'bacterium',
      mitochondria: 'mitochondrion',
    },
    ...{ matrices: 'matrix', vertices: 'vertex', indices: 'index', appendices: 'appendix' },
    ...{ analyses: 'analysis', hypotheses: 'hypothesis', diagnoses: 'diagnosis', theses: 'thesis' },
    ...{
      syntheses: 'synthesis',
      metastases: 'metastasis',
      crises: 'crisis',
      prostheses: 'prosthesis',
    },
    ...{
      mice: 'mouse',
      feet: 'foot',
      teeth: 'tooth',
      children: 'child',
      women: 'woman',
      men: 'man',
    },
  }),
);

function singular(word: string): string {
  const known = SINGULARS.get(word);
  if (known !== undefined) return known;
  if (word.length < MIN_PLURAL || !word.endsWith('s') || SINGULAR.test(word)) return word;
  if (/[^aeiou]ies$/.test(word) && word.length > 4) return `${word.slice(0, -3)}y`;
  if (/(?:sses|xes|ches|shes)$/.test(word)) return word.slice(0, -2);
  return word.slice(0, -1);
}

/** The common beginning of a word's relatives, from its key: quantization, quantized, quantizer → quant. */
export function familyOf(key: string): string {
  if (key === 'dataset') return 'data';
  if (THESIS.test(key)) return key.replace(THESIS, 'thes');
  const stem = key.replace(ADJECTIVE, '');
  if (stem !== key && stem.length >= MIN_BEFORE_ADJECTIVE) return stem;
  const cut = key.replace(FAMILY, '');
  if (cut.length >= MIN_FAMILY) return cut;
  return SHORT_VERB.test(key) ? key.replace(SHORT_VERB, '$1') : key;
}
