import { projectPaths } from '../pipeline/paths.ts';
import { startWithSmallBuffers } from '../pipeline/small-buffers.ts';
import type { Call, OptionName } from './parse-call.ts';

/** A command of the command line. */
export interface Command {
  /** What it takes besides options. */
  readonly words: string;
  readonly mostWords: number;
  readonly options: readonly OptionName[];
  /** In a line of the list. */
  readonly summary: string;
  /** What one should know before the first use. */
  readonly about: string;
  /** Does the work, prints, returns the exit code. */
  readonly run: (call: Call) => Promise<number>;
}

// What a command needs is loaded when it runs: help and wrong calls answer at once.
const ANY = Number.POSITIVE_INFINITY;

/** In the order in which one comes to need them. */
export const COMMANDS: Readonly<Record<string, Command>> = {
  init: {
    words: 'DIR',
    mostWords: 1,
    options: ['from', 'titles-only', 'date', 'strict', 'content', 'out'],
    summary: 'a new project folder, from an export',
    about:
      'Makes a folder with commented settings. With --from it copies the export into it, imports it and suggests topics\nfrom the data, to be renamed in topics.yaml.',
    run: async (call) => (await import('./build-commands.ts')).initCommand(call),
  },
  import: {
    words: '[FILES…]',
    mostWords: ANY,
    options: ['content', 'out', 'json', 'strict', 'titles-only', 'date'],
    summary: 'read the corpus into content files',
    about:
      'Reads the files named, or all of corpus/, into papers/, and tells what became of every record. What you wrote\ninto a content file stays; where the source changed the same field, both are told.',
    run: async (call) => (await import('./build-commands.ts')).importCommand(call),
  },
  check: {
    words: '',
    mostWords: 0,
    options: ['content', 'out'],
    summary: 'everything wrong in a project folder at once',
    about: 'Writes nothing. Exits with 1 where something is to be mended.',
    run: async (call) => (await import('./build-commands.ts')).checkCommand(call),
  },
  atlas: {
    words: '',
    mostWords: 0,
    options: ['content', 'out', 'fresh', 'review', 'limit', 'pins', 'model', 'cache'],
    summary: 'topics, layout, labels, neighbours',
    about:
      'Charts the papers without building pages. --review writes the papers whose topic is in doubt; fill its column pin\nand give the file to --pins: the topics are written into the content files and teach the rest. --model writes what worker needs\nto place and classify papers that are not among these.',
    run: async (call) => (await import('./build-commands.ts')).atlasCommand(call),
  },
  suggest: {
    words: '',
    mostWords: 0,
    options: ['content', 'out'],
    summary: 'groups of papers that could be topics',
    about:
      'Prints topics ready for topics.yaml, each with the size it would have and three typical titles: a whole file for a map\nwithout named topics, else entries to go below yours, for groups among the papers that fit none and inside a topic that\nholds most papers.',
    run: async (call) => (await import('./build-commands.ts')).suggestCommand(call),
  },
  embed: {
    words: '',
    mostWords: 0,
    options: ['content', 'out', 'encoder'],
    summary: 'vectors of the papers by a sentence encoder',
    about:
      'Writes vectors/, from which every build goes on: the map, related papers and search become truer, above all in other\nlanguages than English. Needs @huggingface/transformers, which you install yourself. all-MiniLM-L6-v2 is for English,\nmultilingual-e5-small for any language; without --encoder the papers decide. A run that was ended goes on where it was.',
    run: async (call) => (await import('./embed-command.ts')).embedCommand(call),
  },
  worker: {
    words: 'STAGE…',
    mostWords: ANY,
    options: ['model', 'kit', 'version'],
    summary: 'one stage of a map, paper by paper, for a cluster',
    about:
      'Reads a JSON object a line from standard input and writes one a line, in the same order, until the input ends: so\nmany machines can each do a part of a large corpus. A line that cannot be answered gets its error in its place.\nStages: read (records to papers), match (which records are one paper), embed (texts to vectors), and with the --model of a\nsample place (vectors to places on its map), classify (texts to topics) and near (papers of a cell to related papers). Of\nseveral stages each takes what those before it gave, and all of that is the answer: embed place classify.\nWith the --kit of a site keys, pages, panels, open, list, dots, points,\nrelated, authorships, sitemap and list-index: its files, from rows of papers; the others that a call\nwithout a stage names make those of search.',
    run: async (call) => (await import('./worker-command.ts')).workerCommand(call),
  },
  skeleton: {
    words: '',
    mostWords: 0,
    options: ['content', 'out', 'totals', 'kit', 'cache'],
    summary: 'the site of a cluster, but for what grows with its papers',
    about:
      'Builds of a packed site of very many papers, of which the project holds a sample, all that does not grow with them into\n--out, and into --kit what worker needs to make the rest. With the --cache of an atlas of the same papers nothing is\ncharted again. --totals says how many papers there are:\n{"version":"<12 hex digits>","papers":1000000,"counts":{"fish":1200,"fish/cod":300,"outside":10}}',
    run: async (call) => (await import('./skeleton-command.ts')).skeletonCommand(call),
  },
  build: {
    words: '',
    mostWords: 0,
    options: ['content', 'out', 'strict', 'titles-only', 'date', 'single-file'],
    summary: 'everything that is out of date, import first',
    about:
      'Writes a folder for any static host. The last site stands until the new one is whole; pages that say the same as\nbefore are taken over. --single-file writes the map as one page as well, which opens from a disk and asks for nothing.',
    run: async (call) => {
      giveMemoryBack(call);
      return (await import('./build-commands.ts')).buildCommand(call);
    },
  },
  serve: {
    words: '',
    mostWords: 0,
    options: ['content', 'out', 'port'],
    summary: 'serve the built site on this machine',
    about: 'Compresses as a host would. Ctrl+C ends it.',
    run: async (call) => (await import('./reader-commands.ts')).serveCommand(call),
  },
  start: {
    words: '',
    mostWords: 0,
    options: ['content', 'out', 'strict', 'titles-only', 'date', 'port'],
    summary: 'build, then serve',
    about: 'What npm start runs.',
    run: async (call) => {
      giveMemoryBack(call);
      return (await import('./reader-commands.ts')).startCommand(call);
    },
  },
  search: {
    words: '"words"',
    mostWords: ANY,
    options: ['content', 'out', 'json', 'limit'],
    summary: 'ask the built site',
    about:
      'Answers as the search box does. "-" reads one query a line from standard input and prints one JSON object a line.',
    run: async (call) => (await import('./reader-commands.ts')).searchCommand(call),
  },
};

/** Before the program is loaded: for a large project it begins anew. */
function giveMemoryBack({ values: { content } }: Call): void {
  startWithSmallBuffers(projectPaths(content as string | undefined).contentDir);
}
