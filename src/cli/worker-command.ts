import { modelParts } from '../pipeline/model-folder.ts';
import { codeVersion } from '../pipeline/paths.ts';
import { answerLines } from '../pipeline/worker/answer-lines.ts';
import { inTurn } from '../pipeline/worker/in-turn.ts';
import { WORKER_STAGES } from '../pipeline/worker/stages.ts';
import { meantWord } from '../words/nearest-word.ts';
import { type Call, CallError } from './parse-call.ts';

const STAGES = Object.keys(WORKER_STAGES);

export async function workerCommand({ words, values }: Call): Promise<number> {
  if (values.version === true) {
    console.log(codeVersion());
    return 0;
  }
  if (words.length === 0)
    throw new CallError(`call: missing stage: worker. Name one of ${STAGES.join(', ')}.`);
  for (const stage of words) refuseUnknown(stage);
  const model = typeof values.model === 'string' ? modelParts(values.model) : null;
  const kit = typeof values.kit === 'string' ? values.kit : null;
  const stages = await Promise.all(words.map((stage) => WORKER_STAGES[stage]!(model, kit)));
  const answer = inTurn(stages);
  await answerLines(process.stdin, answer, (lines) => process.stdout.write(lines));
  return 0;
}

function refuseUnknown(stage: string): void {
  if (Object.hasOwn(WORKER_STAGES, stage)) return;
  const meant = meantWord(stage, STAGES);
  const remedy = meant === null ? `Name one of ${STAGES.join(', ')}.` : `Did you mean ${meant}?`;
  throw new CallError(`call: unknown stage: ${stage}. ${remedy}`);
}
