import type { AnswerLine } from './answer-lines.ts';
import { embedStage } from './embed-stage.ts';
import { matchStage } from './match-stage.ts';
import { readStage } from './read-stage.ts';

/** Makes ready what answers the lines of a stage. */
type OpenStage = () => AnswerLine;

/** The stages of a map that need one paper at a time, in the order in which papers go through them. */
export const WORKER_STAGES: Readonly<Record<string, OpenStage>> = {
  read: () => readStage,
  match: () => matchStage,
  embed: () => embedStage(),
};
