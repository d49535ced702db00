import type { MapOrigin } from '../atlas/types.ts';

const LANGUAGES: Readonly<Record<MapOrigin['language'], string>> = {
  ...{ en: 'English', de: 'German', fr: 'French', es: 'Spanish', pt: 'Portuguese', it: 'Italian' },
  ...{ nl: 'Dutch', ru: 'Russian', zh: 'Chinese', ja: 'Japanese' },
};

const VECTORS: Readonly<Record<MapOrigin['embedder'], string>> = {
  words:
    'Each title and abstract becomes the weighted sum of its words’ vectors, from a model that imitates a sentence encoder (all-MiniLM-L6-v2) and was fitted to this corpus.',
  lsa: 'Titles and abstracts were compared by the words they share (latent semantic analysis, Deerwester et al. 1990), learned from this corpus alone.',
  owner: 'The vectors of titles and abstracts were made elsewhere and brought by the map’s owner.',
  'owner and words':
    'The vectors of titles and abstracts were made by the owner with a sentence encoder (all-MiniLM-L6-v2) and joined with those of a word model that imitates it, fitted to this corpus.',
};

const NAMED =
  'The phrases of a topic found in a paper, and closeness in meaning to its description, are first evidence; a multinomial logistic regression then trains itself on the papers it is sure of (self-training, Scudder 1965).';
const FOUND =
  'Nobody named them: near papers are joined by the neighbours they have in common, and the communities of that graph (Louvain, Blondel et al. 2008) are the topics, each named by phrases that its papers share; a multinomial logistic regression then decides every paper.';

/** What truly made a map, in sentences: its vectors, its languages, how its topics came. */
export function madeFrom({ embedder, language, besides, topicsFound }: MapOrigin) {
  const others = besides.map((code) => LANGUAGES[code]).join(' and ');
  return {
    vectors: VECTORS[embedder],
    languages: `The papers are read as ${LANGUAGES[language]}${others === '' ? '.' : `; those in ${others} are read less well.`}`,
    topics: topicsFound ? FOUND : NAMED,
  };
}
