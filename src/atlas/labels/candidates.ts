import { isStopWord, normalise, stem } from '../../words/words.ts';
import type { TextPair } from '../embed/tfidf.ts';

/** Phrases of a corpus: in which papers each stands, and how it is printed. */
export interface PhraseIndex {
  /** Sorted by key. */
  readonly phrases: readonly Phrase[];
}

export interface Phrase {
  /** Stems joined by spaces: the forms of a phrase share it. */
  readonly key: string;
  readonly length: number;
  /** The commonest printed form. */
  readonly printed: string;
  /** Indices of papers that have it, rising. */
  readonly papers: Uint32Array;
  /** Those of them that have it in the title. */
  readonly titles: Uint32Array;
}

const LONGEST = 4;
/** Titles capitalise as they please: their forms count only where no abstract has another. */
const TITLE_FORM = 0.01;
/** Small words that may stand inside a phrase: chain of thought. */
const INSIDE = new Set(['of']);
/** Words that say nothing alone and begin or end no name. */
const FILLER = new Set(
  `model models approach approaches method methods based state art state-of-the-art task tasks data dataset datasets
  performance result results training train trained learning framework frameworks technique techniques system systems
  problem problems experiments experiment experimental extensive evaluation analysis study studies effective effectiveness
  efficient efficiency high higher low lower large larger small smaller better best different number used general
  way well several many multiple single key important paper work works challenge challenges ability capabilities
  capability improve improves improved improvement improvements improving outperform outperforms novel simple
  quality information process use uses set sets range wide variety strong good available code publicly compared
  comparable competitive significant substantial despite limited lack address enable enables enabling allows
  average accuracy baseline baselines benchmark benchmarks levels level size sizes time times cost costs real world
  original final full current previous prior standard common popular widely crucial potential insights findings
  demonstrate applied application applications including include includes leveraging leverage leverages diverse
  existing research question questions future step steps stage stages order term terms aim aims known required
  requires require promising impressive remarkable success successful recent years rapid increasing growing
  additional additionally consistently directly fully highly largely often typically usually effectively significantly
  achieve achieved introduces propose leading overall total test tests example examples input output outputs
  help helps need needs makes made lead leads reduce reduced reduces reducing explore explores investigate
  report reports technical surveying beyond fast bag toward adapt adapting
  one two three first second end points x point percent et al com github https http www io org`.split(
    /\s+/,
  ),
);

/** Endings of adjectives, adverbs and verbs: a name ends in a noun. */
const NOT_A_NOUN = /(?:[^s]al|ive|ous|ic|able|ible|less|ful|ly|ed|ant|ent(?<!ment|gent))$/;
const NOUNS = new Set([
  'retrieval',
  'proposal',
  'removal',
  'signal',
  'metric',
  'adaptive',
  'topic',
  'feed',
  'seed',
  'speed',
  'content',
  'gradient',
  'arithmetic',
  'logic',
  'descent',
  'bed',
]);

interface Token {
  readonly stem: string;
  readonly printed: string;
  /** Whether a name may begin or end with it. */
  readonly edge: boolean;
  /** Whether it is more than filler: a name has one such word at least. */
  readonly speaks: boolean;
  /** Whether it may stand inside a name all the same. */
  readonly inside: boolean;
  /** Glued by a hyphen to the token before or after: a name takes both or neither. */
  readonly hyphenBefore: boolean;
  readonly hyphenAfter: boolean;
}

/** Collects phrases of one to four words that stand in at least `least` papers. Built level by level: a long phrase is as common as its parts at most. */
export function collectPhrases(texts: readonly TextPair[], least: number): PhraseIndex {
  const runs = texts.map(({ title, abstract }) => ({
    title: runsOf(title),
    abstract: runsOf(abstract),
  }));
  let frequent = new Set<string>();
  const phrases: Phrase[] = [];
  for (let length = 1; length <= LONGEST; length++) {
    const found = collectLevel(runs, length, frequent);
    frequent = new Set();
    for (const [key, { papers, titles, forms, edges }] of found) {
      if (papers.length < least) continue;
      frequent.add(key);
      if (!edges) continue;
      phrases.push({
        key,
        length,
        printed: commonest(forms),
        papers: Uint32Array.from(papers),
        titles: Uint32Array.from(titles),
      });
    }
  }
  phrases.sort((a, b) => (a.key < b.key ? -1 : 1));
  return { phrases };
}

/** The tokens of one paper between punctuation. */
interface PaperRuns {
  readonly title: readonly (readonly Token[])[];
  readonly abstract: readonly (readonly Token[])[];
}

interface FoundPhrase {
  readonly papers: number[];
  readonly titles: number[];
  readonly forms: Map<string, number>;
  /** Whether it stands somewhere as a name would. */
  edges: boolean;
}

function collectLevel(runs: readonly PaperRuns[], length: number, shorter: ReadonlySet<string>) {
  const found = new Map<string, FoundPhrase>();
  for (const [paper, { title, abstract }] of runs.entries()) {
    for (const [r, run] of [...title, ...abstract].entries()) {
      for (let i = 0; i + length <= run.length; i++) {
        const tokens = run.slice(i, i + length);
        const stems = tokens.map((token) => token.stem);
        if (
          length > 1 &&
          !(shorter.has(stems.slice(1).join(' ')) && shorter.has(stems.slice(0, -1).join(' ')))
        )
          continue;
        const key = stems.join(' ');
        const entry: FoundPhrase = found.get(key) ?? {
          papers: [],
          titles: [],
          forms: new Map(),
          edges: false,
        };
        found.set(key, entry);
        if (entry.papers.at(-1) !== paper) entry.papers.push(paper);
        if (r < title.length && entry.titles.at(-1) !== paper) entry.titles.push(paper);
        if (!isName(tokens)) continue;
        entry.edges = true;
        const printed = tokens
          .map((token) => token.printed)
          .join('')
          .trim();
        const weight = r < title.length ? TITLE_FORM : 1;
        entry.forms.set(printed, (entry.forms.get(printed) ?? 0) + weight);
      }
    }
  }
  return found;
}

function isName(tokens: readonly Token[]): boolean {
  const first = tokens[0]!;
  const last = tokens.at(-1)!;
  return (
    first.edge &&
    last.edge &&
    /^\p{L}/u.test(first.printed) &&
    !first.hyphenBefore &&
    !last.hyphenAfter &&
    tokens.some((token) => token.speaks) &&
    tokens.slice(1, -1).every((token) => token.edge || token.inside) &&
    /\p{L}{2}/u.test(last.printed) &&
    !/ly$/.test(first.printed) &&
    (!NOT_A_NOUN.test(last.printed) || NOUNS.has(last.stem))
  );
}

/** Tokens between punctuation; what joins a token to the one before, a space or a hyphen, is printed with it. */
function runsOf(text: string): Token[][] {
  const runs: Token[][] = [[]];
  const matches = [...text.matchAll(/[\p{L}\p{N}]+(?:['’][\p{L}]+)?/gu)];
  const ends = matches.map((match) => match.index + match[0].length);
  const gap = (m: number) =>
    m > 0 && m < matches.length ? text.slice(ends[m - 1]!, matches[m]!.index) : '';
  for (const [m, match] of matches.entries()) {
    const before = gap(m);
    const joined = before === ' ' || before === '-';
    if (!joined) runs.push([]);
    const word = normalise(match[0].replace(/['’].*$/, ''));
    const stop = isStopWord(word);
    const speaks = !stop && !FILLER.has(word) && word.length > 1;
    const hyphenBefore = before === '-';
    const hyphenAfter = gap(m + 1) === '-';
    runs.at(-1)!.push({
      stem: stop ? word : stem(word),
      printed: (joined ? before : '') + match[0],
      edge: hyphenBefore || hyphenAfter || speaks,
      speaks,
      inside: INSIDE.has(word),
      hyphenBefore,
      hyphenAfter,
    });
  }
  return runs;
}

/** The form printed most often; lower case before capitals of a sentence's or title's beginning, then by code unit. */
function commonest(forms: ReadonlyMap<string, number>): string {
  const folded = new Map<string, { total: number; best: string; count: number }>();
  for (const [form, count] of [...forms].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const key = form.toLowerCase();
    const entry = folded.get(key) ?? { total: 0, best: form, count: 0 };
    entry.total += count;
    if (count >= entry.count) Object.assign(entry, { best: form, count });
    folded.set(key, entry);
  }
  const [winner] = [...folded.values()].sort(
    (a, b) => b.total - a.total || (a.best < b.best ? -1 : 1),
  );
  return winner?.best ?? '';
}
