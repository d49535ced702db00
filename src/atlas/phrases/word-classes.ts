import { familyOf, wordKey } from '../../words/word-families.ts';
import { isStopWord } from '../../words/words.ts';

const list = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/));

/** Small words of other languages: they part phrases as English ones do. */
const FOREIGN_STOP_WORDS = list(
  `der die das den dem des ein eine einer eines einem einen und oder von vom zu zur zum mit bei im auf fur als auch
  aus sich nicht wird werden wurde wurden ist sind war wir uber durch nach dass wie sowie zwischen anhand sie es
  de d l le la les des du une et ou dans pour par avec sur est sont nous aux cette ces qui que plus entre ainsi
  el los las del un y o en con por para como se su sus es son entre sobre una
  il lo gli della delle dei nel nella di da per che
  os na em ao dos mais com no neither none nobody nothing`,
);
/** Chinese and Japanese characters that part phrases. */
const HAN_STOP = list(
  '的 了 和 与 在 对 是 为 及 等 中 以 其 并 或 将 从 而 被 把 由 该 之 于 本 文 们 我 这 那 有 可 能 会 也 不 の は を が に で と も へ',
);

/** Words that say nothing of a paper's matter, wherever they stand in a phrase but its inside. */
const FILLER = list(
  `state art result performance technique problem experiment experimental extensive effective effectiveness
  efficient efficiency high higher low lower large larger largest small smaller better best different number
  general way well several many multiple single key important challenge challenging ability capability improve
  improved improvement improving outperform simple quality use set range wide variety strong good available
  publicly compared comparable competitive substantial despite limited lack address enable enabling allow average
  baseline level size time cost real original final full current previous prior standard common popular widely
  crucial potential insight finding demonstrate include including leveraging leverage diverse question future step
  stage order term aim known required require promising impressive remarkable success successful recent year rapid
  increasing growing consistently directly fully highly largely often typically usually effectively achieve propose
  leading overall systematic topic total input output help need lead reduce reduced reducing explore explores investigate report
  technical surveying beyond fast bag adapt point percent com github http www io org one three third end similar
  respect related particular due certain specific main major critical novel great remain remaining open underlying
  necessary useful considered observed associated significant background objective conclusion conclusions
  introduction discussion literature aspect factor purpose role impact effect influence type kind case group part
  area field view issue scenario setting manner solution idea contribution advantage benefit limitation comparison
  difference increase decrease change value rate ratio degree amount percentage confidence interval odds mean median
  versus among toward according presence absence non pre post multi sub co inter intra cross re un
  comprehensive thorough preliminary etude etudes recherche recherches untersuchung untersuchungen beitrag
  estudio estudios estudo estudos
  month day week hour minute new old early late long short long-term first second last next top
  largescale highquality realworld wellknown socalled
  situ vivo vitro silico ii iii iv vi vii viii ix
  doubleblind singleblind placebocontrolled closer look experience consist consisting mu mg kg ml mm cm nm
  revisit revisiting rethink rethinking toward understand understanding exploring investigating evaluating assessing
  using via make making need needed give given take taking show providing provide build building develop developing
  developed development focus focusing combine combining examine present perform conduct conducted apply applied
  applying identify identifying identified obtain obtained require requiring suggest suggesting evidence author
  evaluate evaluated optimize optimizing enhance enhancing enhancement enhanced learn predict predicting find mitigate
  mitigating preserve preserving compare comparing generalize introduce introducing accurate faster hard minimize
  minimizing verify complementary refine refining affect share generate generating guide guiding unleash unleashing
  push pushing select selecting deploy researcher developer advance advancement perspective recipe lesson
  opportunity direction version gain paradigm pipeline toolkit handbook taxonomy guideline
  considering begin beginning observe observing utilizing utilize boost boosting contain containing update updating
  highlight highlighting addition create creating implementation implementing platform latter former importance
  overview gap progress shortcoming adaptability exploration requirement demand consumption usage
  downstream upstream stop never
  arise arising become becoming depend depending occur occurring exist existing put correspond corresponding satisfy
  satisfies satisfying suffer suffering consisting follow
  min microgram milligram nanometer millimeter centimeter kilogram
  university journal copyright elsevier springer wiley right reserved published publication article et al`,
);
/** The same as keys: arise, arize. */
const FILLER_KEYS: ReadonlySet<string> = new Set([...FILLER].map(wordKey));
/** Heads of names: they name nothing by themselves and a name may well end (or begin) with them. */
const HEADS = list(
  `model modeling learning training train method approach framework system network task data dataset benchmark
  analysis evaluation study algorithm application process strategy information architecture research test work
  paper survey review deep neural machine artificial intelligence computer function structure property feature
  representation prediction estimation detection classification patient subject participant people population
  sample treatment assessment measure factor risk disease outcome control design optimization generation
  tool program service quality language understanding parameter layer error sample
  efficiency accuracy technology theory example user recognition environment measurement`,
);

/** Whether a word, normalised, parts phrases. */
export function partsPhrases(word: string): boolean {
  return (
    (!NAMING.has(word) && isStopWord(word)) || FOREIGN_STOP_WORDS.has(word) || HAN_STOP.has(word)
  );
}

/** Of these the nouns and beginnings that belong to what they stand before: state estimation, point clouds, few shots. */
const LEADS = list(
  `state point time cost value size level order set step view area group case field range quality term rate ratio number
  performance problem topic input output source impact effect factor noise risk gap path stage type kind use
  cross multi inter intra co pre post sub non un re least few`,
);
/** Function words that are a part of names: least squares, few shots. */
const NAMING = list('least few');

/** Whether a word key that says nothing by itself may lead a name. */
export function leadsName(key: string): boolean {
  return LEADS.has(key);
}

/** Whether a word key can neither begin nor end a name. */
export function isFiller(key: string): boolean {
  return FILLER.has(key) || FILLER_KEYS.has(key) || NAMING.has(key) || !/\p{L}/u.test(key);
}

/** Compounds that only lead up to a name. */
const LEADING_COMPOUND = /.-(?:based|related|like|level|wise|scale|the-art|quality)$/;

/** Whether a hyphenated word, normalised, says nothing of a paper's matter by itself. */
export function isFillerCompound(word: string): boolean {
  return (
    LEADING_COMPOUND.test(word) ||
    word.split('-').every((part) => partsPhrases(part) || isFiller(wordKey(part)))
  );
}

/** Whether a word key needs another to become a name. */
export function isHead(key: string): boolean {
  return HEADS.has(key) || key.length < 2;
}

/** Heads that add nothing to what stands before them. */
const IDLE_HEADS = list(
  'model system network method framework algorithm approach learning training',
);

/** Whether a word key, at the end of a name, says nothing of its own. */
export function isIdleHead(key: string): boolean {
  return IDLE_HEADS.has(key);
}

const HEAD_FAMILIES: ReadonlySet<string> = new Set([...HEADS].map(familyOf));

/** Whether a word family names nothing by itself: model, modelling. */
export function isHeadFamily(family: string): boolean {
  return HEAD_FAMILIES.has(family);
}

/** Endings of English adjectives, adverbs and verbs: a name ends in a noun, and not in what was done about it (photoemission study). Participles that have none of these follow. */
const NOT_A_NOUN =
  /^(?:study|driven|hidden|frozen|spoken|chosen|written|proven|broken|taken|given|known|shown|grown|drawn|whom)$|(?:[^s]al|[^t]ive|ous|[^tsmgn]ic|able|ible|less|ful|ly|[^e]ed|ant|ent(?<!ment|gent|ient|tent)|wise)$/;
const NOUNS = list(
  `retrieval proposal removal signal metric adaptive topic content bed approval survival hospital animal mineral
  journal trial referral interval material potential arrival denoising incentive archive olive additive contraceptive
  plant pollutant variant infant implant antidepressant surfactant oxidant antioxidant event parent adolescent
  student accident coolant participant adjuvant determinant inhabitant antibiotic clinic epidemic pandemic traffic
  public arabic fabric mechanic academic music rubric republic vegetable variable table cable criminal capital
  goal individual meal coal metal crystal festival ritual manual seal canal portal vocal retinal chemical
  pharmaceutical medical local fatal polymer family assembly anomaly supply monopoly butterfly fly reply`,
);

/** Adjectives that end like adverbs: early stopping, daily doses. */
const EARLY = list('early daily weekly monthly yearly elderly friendly');

/** Whether an English word is an adverb: quickly, but neither anomaly nor family. */
export function isAdverb(key: string): boolean {
  return key.endsWith('ly') && !NOUNS.has(key) && !EARLY.has(key);
}

/** Whether an English word may end a name; for others, how it is used decides. */
export function mayEndName(key: string): boolean {
  return !NOT_A_NOUN.test(key) || NOUNS.has(key);
}
