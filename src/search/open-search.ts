// Runs in the browser too: the same answers in the build, on the command line and on the page.
import { ToldError } from '../words/told-error.ts';
import { answerByWhatIsHere, NO_MEANING, type QueryOptions } from './answer-question.ts';
import type { Answer, Answers } from './answers.ts';
import type { Match } from './coverage.ts';
import { type FileStore, fileStore, NOBODY, type ReadFile } from './file-store.ts';
import { type KnownWords, meaningFor } from './known-words.ts';
import { unpack } from './packing.ts';
import { partialIndex } from './partial-index.ts';
import { type PartialMeaning, partialMeaning } from './partial-meaning.ts';
import { type SearchFiles, searchFilesOf } from './search-files.ts';
import { openSkeleton } from './skeleton.ts';
import { highlight, type Piece, snippet } from './snippet.ts';
import { openWordsIndex } from './words-file.ts';
import type { IndexHead, WordsIndex } from './words-index.ts';

/** Longer questions are cut: an abstract has this many letters at most. */
const MAX_QUERY_LETTERS = 6000;
/** An opened index. */
export interface Search {
  readonly head: IndexHead;
  readonly query: (text: string, options: QueryOptions) => Promise<Answers>;
  /** Loads what every meaning needs, before a question does. Throws as `query` does where it can't be read. */
  readonly preload: () => Promise<void>;
  /** The title of an answer, matched words marked. */
  readonly title: (answer: Answer) => readonly Piece[];
  /**
   * The sentence of its abstract that matches most, matched words marked; empty where there is none to show, null where
   * the abstract does not come.
   */
  readonly sentence: (answer: Answer) => Promise<readonly Piece[] | null>;
}

/** Opens the published index of a build, `version` naming its folder. Throws `IndexError` where it cannot be read. */
export async function openSearch(version: string, read: ReadFile): Promise<Search> {
  const bytes = await read(`${version}/search/words.bin`);
  if (bytes === null) throw new ToldError(NOBODY);
  const store = fileStore(read);
  const opened = openIndex(bytes, store);
  const { head } = opened().index;
  const files = searchFilesOf(head, store);
  const known: KnownWords = { fitted: new Map(), near: new Map() };
  return {
    head,
    query: (text, options) =>
      answer(text.slice(0, MAX_QUERY_LETTERS), options, opened(), files, known),
    async preload() {
      const { meaning: inParts } = opened();
      if (inParts !== null) {
        await inParts.loadLacking();
        return;
      }
      const [meaning] = await Promise.all([files.meaning(true), files.wordModel([], true)]);
      if (meaning !== null) await files.nearWords(meaning, true);
    },
    title: ({ title, matches }) => highlight(title, termsOf(matches)),
    async sentence({ paper, matches }) {
      const abstract = await files.abstract(paper);
      if (abstract === null) return null;
      const terms = termsOf(matches);
      return highlight(snippet(abstract, terms) ?? '', terms);
    },
  };
}

/** The index as one question sees it; `meaning` where it is in parts. */
interface Opened {
  readonly index: WordsIndex;
  readonly meaning: PartialMeaning | null;
}

/** What opens the index for a question: whole, or in parts. */
function openIndex(bytes: Uint8Array, store: FileStore): () => Opened {
  const sections = unpack(bytes, 'words.bin');
  const skeleton = openSkeleton(sections);
  if (skeleton === null) {
    const index = openWordsIndex(sections);
    return () => ({ index, meaning: null });
  }
  return () => {
    const index = partialIndex(skeleton, store);
    return { index, meaning: partialMeaning(index, store) };
  };
}

async function answer(
  query: string,
  options: QueryOptions,
  { index, meaning }: Opened,
  files: SearchFiles,
  known: KnownWords,
): Promise<Answers> {
  const { meaning: wanted } = options;
  if (meaning !== null) return answerInParts(query, options, index, meaning, files);
  const meaningOf = async (text: string) =>
    wanted === 'none' ? NO_MEANING : meaningFor(text, wanted, index, files, known);
  return answerByWhatIsHere(query, options, index, files, meaningOf);
}

/** Asks until nothing is lacking: each time what the question before would have needed is loaded. */
async function answerInParts(
  query: string,
  options: QueryOptions,
  index: WordsIndex,
  meaning: PartialMeaning,
  files: SearchFiles,
): Promise<Answers> {
  let withMeaning = options.meaning !== 'none';
  for (;;) {
    const { isLacking } = meaning;
    const isLoaded = options.meaning !== 'here';
    const by = { ...meaning.by, parts: { isLoaded, isLacking } };
    const here = withMeaning ? { by, isWhole: true } : NO_MEANING;
    const answers = await answerByWhatIsHere(query, options, index, files, async () => here);
    const isShort = withMeaning && meaning.isLacking();
    const [words, ofMeaning] = await Promise.all([
      index.loadLacking(),
      isShort && options.meaning !== 'here' ? meaning.loadLacking() : 'nobody',
    ]);
    if ((!words && !isShort) || options.isWanted?.() === false) return answers;
    // What does not come, or is not to be waited for, cannot join.
    if (isShort && ofMeaning === 'nobody') withMeaning = false;
  }
}

function termsOf(matches: readonly Match[]): ReadonlySet<string> {
  return new Set(matches.flatMap(({ terms }) => terms));
}
