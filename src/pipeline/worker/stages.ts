import { CallError } from '../../corpus/call-error.ts';
import type { SiteFrame } from '../../site/site-frame.ts';
import type { ModelParts } from '../model-folder.ts';
import { readFrame } from '../site-kit.ts';
import type { AnswerLine } from './answer-lines.ts';
import { cardsStage } from './cards-stage.ts';
import { classifyStage } from './classify-stage.ts';
import {
  acronymsStage,
  columnWordsStage,
  dictionaryStage,
  termKeysStage,
} from './dictionary-stage.ts';
import { embedByWordsAlone, embedStage } from './embed-stage.ts';
import { identifiersStage, indexStage, numbersStage } from './index-stage.ts';
import { keysStage } from './keys-stage.ts';
import { listIndexStage, listStage } from './list-stage.ts';
import { matchStage } from './match-stage.ts';
import {
  basisPapersStage,
  basisStage,
  cellsStage,
  centresStage,
  keptRowsStage,
  meantStage,
} from './meaning-stages.ts';
import { nearStage } from './near-stage.ts';
import { openStage } from './open-stage.ts';
import { pagesStage } from './pages-stage.ts';
import { panelsStage } from './panels-stage.ts';
import { placeStage } from './place-stage.ts';
import { authorshipsStage, dotsStage, pointsStage, relatedStage } from './points-stage.ts';
import { readStage } from './read-stage.ts';
import { sitemapStage } from './sitemap-stage.ts';
import { abstractTermsStage, termsStage } from './terms-stage.ts';
import {
  knownWordsStage,
  vectorFilesStage,
  wordTiersStage,
  wordVectorsStage,
} from './word-meaning-stages.ts';

/** Makes ready what answers the lines of a stage; `model` is what `atlas --model` wrote, `kit` the folder of `skeleton`, null without one. */
type OpenStage = (model: ModelParts | null, kit?: string | null) => AnswerLine;

/** The stages that make files of a site, by its frame and the folder of the kit that has it. */
const SITE_STAGES: Readonly<Record<string, (frame: SiteFrame, kit: string) => AnswerLine>> = {
  keys: keysStage,
  pages: pagesStage,
  panels: panelsStage,
  open: openStage,
  list: listStage,
  dots: dotsStage,
  points: pointsStage,
  related: relatedStage,
  authorships: authorshipsStage,
  sitemap: sitemapStage,
  'list-index': listIndexStage,
  'kept-rows': keptRowsStage,
  'basis-papers': basisPapersStage,
  basis: basisStage,
  meant: meantStage,
  cells: cellsStage,
  centres: centresStage,
  'known-words': knownWordsStage,
  'word-tiers': wordTiersStage,
  'vector-files': vectorFilesStage,
  'word-vectors': wordVectorsStage,
  'abstract-terms': abstractTermsStage,
  terms: termsStage,
  'term-keys': termKeysStage,
  acronyms: acronymsStage,
  dictionary: dictionaryStage,
  'column-words': columnWordsStage,
  identifiers: identifiersStage,
  numbers: numbersStage,
  cards: cardsStage,
  index: indexStage,
};

/** The stages of a map that need one paper at a time, in the order in which papers go through them, and those of its site. */
export const WORKER_STAGES: Readonly<Record<string, OpenStage>> = {
  read: () => readStage,
  match: () => matchStage,
  embed: (model) =>
    model === null ? embedByWordsAlone() : embedStage(model('words'), model('sample')),
  place: (model) => placeStage(needed(model, 'place')('sample')),
  classify: (model) => {
    const part = needed(model, 'classify');
    return classifyStage(part('topics'), part('sample'));
  },
  near: (model) => {
    const part = needed(model, 'near');
    return nearStage(part('sample'), part('topics'));
  },
  ...Object.fromEntries(
    Object.entries(SITE_STAGES).map(([stage, open]): [string, OpenStage] => [
      stage,
      (_, kit) => {
        const dir = neededKit(kit, stage);
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
