// Ships to the browser: what search says, in English. Sentences with a link in them come in parts around it.
import type { SearchNote } from '../../../search/search-note.ts';
import { shared } from './shared.ts';

const { number, papers } = shared;

/** What a field of a question may be given. */
const VALUES = {
  topic: 'a name or the beginning of one',
  year: 'as in year:2024 or year:2020-2024',
  author: 'as in author:lovelace',
  venue: 'a name or the beginning of one',
  title: 'a word of the title',
  doi: 'as in doi:10.1000/182',
  cites: 'a paper by its address, its DOI or words of its title',
  citedby: 'a paper by its address, its DOI or words of its title',
};

export const search = {
  loading: 'Loading search …',
  loadingSize: (megabytes: number) => `Loading search (${shared.decimal(megabytes, 1)} MB) …`,
  searching: 'Searching …',
  meaning: 'Meaning is being looked up …',
  failures: {
    gone: 'Search could not be loaded: its files are not where this page looks for them.',
    offline: 'Search was not loaded yet, and the network does not answer.',
    broken: 'Search could not be loaded: its files are damaged or of another version.',
    stalled: 'Search could not be loaded: its files have stopped coming.',
  },
  noMeaning: 'Meaning could not be loaded: ranked by words alone.',
  partOfMeaning: 'Part of the meaning could not be loaded: ranked by the rest.',
  noSentences: 'Sentences of the abstracts could not be loaded.',
  note(note: SearchNote): string {
    switch (note.kind) {
      case 'unknownField':
        return `There is no field ${note.field}: here, so it was read as words. Fields are ${note.fields.map((field) => `${field}:`).join(' ')}`;
      case 'missingValue':
        return `${note.field}: wants a value, ${VALUES[note.field]}.`;
      case 'noYear':
        return `year:${note.value} is no year. Write year:2024 or year:2020-2024.`;
      case 'fieldUnknownHere':
        if (note.field === 'cites' || note.field === 'citedby')
          return 'This map does not know who cites whom.';
        return `The papers of this map have no ${note.field}s.`;
      case 'unknownTopic':
        return `No topic is called ${note.value}. Topics: ${note.topics.join(', ')}.`;
      case 'unknownPaper':
        return `${note.field}:${note.value} names no paper of this map.`;
      case 'linksUnread':
        return 'Who cites whom could not be loaded.';
      case 'or':
        return 'Papers with any of the words joined by OR are found.';
      case 'bestReadOnly':
        return `${number(note.papers)} papers have these words; the exact phrase was looked for in the best ${number(note.read)}.`;
      case 'noPhrase':
        return `No paper has exactly ${note.phrases.map((phrase) => `“${phrase}”`).join(' and ')}.`;
      case 'abstractsUnread':
        return 'Some abstracts could not be loaded: there the phrase was looked for in the title alone.';
      case 'topTermsOnly':
        return 'There are so many papers that of abstracts only the most telling words are searched; phrases are found in titles and where all their words are among these.';
    }
  },
  again: 'Try again',
  allPapers: 'Here are all papers in a list.',
  all: (count: number) => `All ${number(count)} answers`,
  how: 'How to search',
  noWords: (query: string) => `No paper has these words: ${query}.`,
  noneSays: (query: string) => `No paper says that: ${query}.`,
  /** Of a question that names fields alone. */
  noneFits: (query: string) => `No paper fits this: ${query}.`,
  nearestWords: 'No paper has most of these words. Nearest:',
  nearestMeaning: 'No paper has most of these words. Closest in meaning:',
  found: (count: number) => `${papers(count)} found`,
  /** Behind `found`: papers that don't say it. */
  andClose: (count: number) =>
    `; ${number(count)} more ${count === 1 ? 'is' : 'are'} close in meaning`,
  andNear: (count: number) => `; ${number(count)} more ${count === 1 ? 'has' : 'have'} some of it`,
  best: (count: number) => `, the best ${number(count)} of them here`,
  /** Where nothing ranks them. */
  first: (count: number) => `, the first ${number(count)} of them here, in the order of titles`,
  close: 'Close in meaning',
  near: 'With some of these words',
  closeBy: (words: string) => `Close in meaning: ${words}`,
  inTitle: (words: string) => `${words} in the title`,
  inAbstract: (words: string) => `${words} in the abstract`,
  matches: (places: readonly string[]) => `Matches ${places.join(', ')}`,
  matchesOther: 'Matches authors, year, venue or keywords',
  more: 'More answers',
  allTopics: 'All topics',
  place: 'It would stand about here: an estimate, from the five papers nearest to it in meaning.',
  doubtfulPlace:
    'It would stand about here. The papers nearest to it stand far apart, so that this place says little.',
  last: 'Your last questions',
  lastHint: 'Kept in this browser only.',
  forget: 'Forget them',
  page: {
    withoutScript: [
      'Searching needs JavaScript. Without it, ',
      'all papers',
      ' and ',
      'topics',
      ' are in lists.',
    ],
    wherePlace: 'Where it would stand',
    showPlace: 'Show this place on the map',
    topics: 'Topics of the answers',
    asked: 'What can be asked',
    ways: 'Words, half words and words with a letter wrong; method names however they are hyphenated; an idea in your own words; a whole question. Words are looked for in titles, abstracts and what is known of authors, venues and years; then what is close in meaning joins.',
    paste: 'Or paste an abstract, your own perhaps',
    pasteHint:
      'Shows what stands near it and where it would stand on the map. The text stays in your browser.',
    pasteButton: 'See what stands near it',
  },
  examples: {
    words: 'papers with these words, or others that mean the same',
    phrase: 'exactly these words, in this order',
    topic: (name: string) => `within ${name}`,
    without: (word: string) => `without the word ${word}`,
    years: 'of these years',
    author: 'by this author',
    venue: 'from this venue',
    title: 'with this word in the title',
    cites: 'papers that cite this one',
    citedby: 'papers that this one cites',
  },
};
