import { CallError } from '../../corpus/call-error.ts';
import type { SiteFrame } from '../../site/site-frame.ts';
import type { ModelParts } from '../model-folder.ts';
import { readFrame } from '../site-kit.ts';
import type { AnswerLine } from './answer-lines.ts';

/**
 * Makes ready what answers the lines of a stage; `model` is what `atlas --model` wrote, `kit` the folder of `skeleton`,
 * null without one. Each loads its own code alone: a cluster starts thousands of workers, and all stages take a second.
 */
type OpenStage = (model: ModelParts | null, kit?: string | null) => Promise<AnswerLine>;

type OpenSiteStage = (frame: SiteFrame, kit: string) => AnswerLine;

/** The stages that make files of a site, by its frame and the folder of the kit that has it. */
const SITE_STAGES: Readonly<Record<string, () => Promise<OpenSiteStage>>> = {
  keys: async () => (await import('./keys-stage.ts')).keysStage,
  pages: async () => (await import('./pages-stage.ts')).pagesStage,
  panels: async () => (await import('./panels-stage.ts')).panelsStage,
  open: async () => (await import('./open-stage.ts')).openStage,
  list: async () => (await import('./list-stage.ts')).listStage,
  dots: async () => (await import('./points-stage.ts')).dotsStage,
  points: async () => (await import('./points-stage.ts')).pointsStage,
  related: async () => (await import('./points-stage.ts')).relatedStage,
  authorships: async () => (await import('./points-stage.ts')).authorshipsStage,
  sitemap: async () => (await import('./sitemap-stage.ts')).sitemapStage,
  'list-index': async () => (await import('./list-stage.ts')).listIndexStage,
  'kept-rows': async () => (await import('./meaning-stages.ts')).keptRowsStage,
  'basis-papers': async () => (await import('./meaning-stages.ts')).basisPapersStage,
  basis: async () => (await import('./meaning-stages.ts')).basisStage,
  meant: async () => (await import('./meaning-stages.ts')).meantStage,
  cells: async () => (await import('./meaning-stages.ts')).cellsStage,
  centres: async () => (await import('./meaning-stages.ts')).centresStage,
  'known-words': async () => (await import('./word-meaning-stages.ts')).knownWordsStage,
  'word-tiers': async () => (await import('./word-meaning-stages.ts')).wordTiersStage,
  'vector-files': async () => (await import('./word-meaning-stages.ts')).vectorFilesStage,
  'word-vectors': async () => (await import('./word-meaning-stages.ts')).wordVectorsStage,
  'abstract-terms': async () => (await import('./terms-stage.ts')).abstractTermsStage,
  terms: async () => (await import('./terms-stage.ts')).termsStage,
  'term-keys': async () => (await import('./dictionary-stage.ts')).termKeysStage,
  acronyms: async () => (await import('./dictionary-stage.ts')).acronymsStage,
  dictionary: async () => (await import('./dictionary-stage.ts')).dictionaryStage,
  'column-words': async () => (await import('./dictionary-stage.ts')).columnWordsStage,
  identifiers: async () => (await import('./index-stage.ts')).identifiersStage,
  numbers: async () => (await import('./index-stage.ts')).numbersStage,
  cards: async () => (await import('./cards-stage.ts')).cardsStage,
  index: async () => (await import('./index-stage.ts')).indexStage,
};

/** The stages of a map that need one paper at a time, in the order in which papers go through them, and those of its site. */
export const WORKER_STAGES: Readonly<Record<string, OpenStage>> = {
  read: async () => (await import('./read-stage.ts')).readStage,
  match: async () => (await import('./match-stage.ts')).matchStage,
  embed: async (model) => {
    const { embedByWordsAlone, embedStage } = await import('./embed-stage.ts');
    return model === null ? embedByWordsAlone() : embedStage(model('words'), model('sample'));
  },
  place: async (model) => {
    const { placeStage } = await import('./place-stage.ts');
    return placeStage(needed(model, 'place')('sample'));
  },
  classify: async (model) => {
    const part = needed(model, 'classify');
    const { classifyStage } = await import('./classify-stage.ts');
    return classifyStage(part('topics'), part('sample'));
  },
  near: async (model) => {
    const part = needed(model, 'near');
    const { nearStage } = await import('./near-stage.ts');
    return nearStage(part('sample'), part('topics'));
  },
  ...Object.fromEntries(
    Object.entries(SITE_STAGES).map(([stage, load]): [string, OpenStage] => [
      stage,
      async (_, kit) => {
        const dir = neededKit(kit, stage);
        const open = await load();
        return open(readFrame(dir), dir);
      },
    ]),
  ),
};

function needed(model: ModelParts | null, stage: string): ModelParts {
  if (model !== null) return model;
  throw new CallError(
    `call: missing model: worker ${stage}. Add --model DIR, the folder that atlas --model wrote.`,
  );
}

function neededKit(kit: string | null | undefined, stage: string): string {
  if (kit != null) return kit;
  throw new CallError(
    `call: missing kit: worker ${stage}. Add --kit DIR, the folder that skeleton wrote.`,
  );
}
