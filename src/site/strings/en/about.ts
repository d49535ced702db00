// What the page about the map says, in English. Sentences with a link in them come in parts around it.
import { shared } from './shared.ts';

const { decimal, papers } = shared;

export const about = {
  title: 'About this map',
  description: (map: string) => `How the map ${map} was made, and how far it can be trusted.`,
  shows: {
    heading: 'What it shows',
    /** `brought`: whether the owner's vectors alone place the papers. */
    text: (count: number, brought: boolean) =>
      `${papers(count)}, each placed by ${brought ? 'the vectors that the map’s owner brought' : 'its title and abstract alone: no full texts'}, no citations, no ranking. Papers close in meaning stand close together, and density makes land. What a topic is called and what belongs to it, its owner said or the program found; which paper belongs to which is the program’s guess, said with its confidence, wherever the owner did not say.`,
  },
  made: {
    heading: 'How it was made',
    /** A name, and what was done; `vectors` and `topics` are put behind the first two. */
    steps: {
      vectors: 'Text to vectors.',
      noUpload: 'No text left the machine.',
      topics: 'Topics.',
      outside: 'Papers that fit no topic stay outside.',
      noneOutside: 'Each paper belongs to one of them: so the map’s owner settled.',
      subtopics: [
        'Subtopics.',
        'Groups inside a topic, kept where a phrase of their papers’ own sets them apart and holds for them.',
      ],
      /** Said behind the subtopics where some have parts. */
      parts: 'Large ones are divided again in the same way.',
      /** The same where some of the papers outside have groups. */
      strangers: 'Papers outside that one name surely holds for are groups too.',
      others: [
        [
          'The plane.',
          'Neighbours in meaning are laid out by t-SNE (van der Maaten and Hinton 2008). Papers that were there before stay in place when others come.',
        ],
        [
          'Related papers.',
          'By meaning and by rare words together, over all papers, without the plane.',
        ],
      ],
    },
    languages: {
      ...{ en: 'English', de: 'German', fr: 'French', es: 'Spanish', pt: 'Portuguese' },
      ...{ it: 'Italian', nl: 'Dutch', ru: 'Russian', zh: 'Chinese', ja: 'Japanese' },
    },
    readAs: (language: string, others: readonly string[]) =>
      `The papers are read as ${language}${others.length === 0 ? '.' : `; those in ${shared.list(others)} are read less well.`}`,
    vectors: {
      words:
        'Each title and abstract becomes the weighted sum of its words’ vectors, from a model that imitates a sentence encoder (all-MiniLM-L6-v2) and was fitted to this corpus.',
      lsa: 'Titles and abstracts were compared by the words they share (latent semantic analysis, Deerwester et al. 1990), learned from this corpus alone.',
      owner:
        'The vectors of titles and abstracts were made elsewhere and brought by the map’s owner.',
      'owner and words':
        'The vectors of titles and abstracts were made by the owner with a sentence encoder (all-MiniLM-L6-v2) and joined with those of a word model that imitates it, fitted to this corpus.',
    },
    topicsNamed:
      'The phrases of a topic found in a paper, and closeness in meaning to its description, are first evidence; a multinomial logistic regression then trains itself on the papers it is sure of (self-training, Scudder 1965).',
    topicsFound:
      'Nobody named them: near papers are joined by the neighbours they have in common, and the communities of that graph (Louvain, Blondel et al. 2008) are the topics, each named by phrases that its papers share; a multinomial logistic regression then decides every paper. How sure that is depends on how close a topic’s papers are, too, and on whether groups drawn by shared words alone (latent semantic analysis) are the same: weights for this were learned from other corpora, whose topics are known.',
  },
  trust: {
    heading: 'How far to trust it',
    plane: (kept: number, neighbours: number, trustworthiness: number) =>
      `A plane cannot keep every neighbour. On average ${decimal(kept, 1)} of a paper’s ${neighbours} nearest in meaning stand among its ${neighbours} nearest on the map; trustworthiness (Venna and Kaski 2001) is ${decimal(trustworthiness, 2)} of 1. Two papers side by side are likely to be alike; two papers far apart may be so too. Distances between regions mean little. The related papers on a paper’s page are found without the plane.`,
    /** `pinned`: whether the owner placed some papers. */
    confidence: (pinned: boolean) =>
      `A topic is the program’s guess, and its confidence a probability: of papers said to belong somewhere with 0.7, about seven in ten should. How sure it is of ${pinned ? 'the papers that the owner did not place' : 'this map’s papers'}:`,
    columns: ['Confidence', 'Papers', 'Share'],
    /** A step of confidence; `below` null stands for the highest. */
    step: (from: number, below: number | null) => {
      if (below === null) return `${decimal(from, 1)} and more`;
      return from === 0
        ? `less than ${decimal(below, 1)}`
        : shared.range(decimal(from, 1), decimal(below, 1));
    },
    outside: (count: number) => [
      papers(count),
      ` ${count === 1 ? 'fits' : 'fit'} none of the topics, as far as the program can tell; ${count === 1 ? 'it is shown as a ring' : 'they are shown as rings'}.`,
    ],
    pinned: (count: number) =>
      `${papers(count)} ${count === 1 ? 'was put into its' : 'were put into their'} topic by the owner.`,
    withoutAbstract: (count: number) =>
      `${papers(count)} came without an abstract and ${count === 1 ? 'is' : 'are'} placed by the title alone.`,
    doubtful: 'The most doubtful of all:',
  },
  sources: {
    heading: 'Sources and licence',
    imported: (first: string, last: string) =>
      first === last ? `Imported on ${first}.` : `Imported between ${first} and ${last}.`,
    abstracts: {
      full: 'Abstracts are shown as the sources have them.',
      excerpt: 'Abstracts are shown in part; the whole texts were read for the map.',
      none: 'Abstracts were read for the map and are not shown.',
    },
    mapBy: (authors: readonly string[]) => `Map by ${authors.join(', ')}.`,
    /** Around atlas.json, its schema, papers.jsonl and its schema. */
    openData: [
      'Positions, topics, confidences and related papers are open data: ',
      ' (',
      ') and ',
      ' (',
      ').',
    ],
    schema: 'schema',
    repository: ['The files this map is made of lie in ', 'its repository', '.'],
  },
  cite: {
    heading: 'How to cite this map',
    title: (map: string, count: number) => `${map}: a literature map of ${papers(count)}`,
    version: (version: string, day: string) =>
      `Version ${version}${day === '' ? '' : `, data of ${day}`}.`,
    paper: 'To cite a paper, see its own page.',
  },
};
