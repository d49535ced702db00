import { codeVersion } from '../pipeline/paths.ts';
import { answerLines } from '../pipeline/worker/answer-lines.ts';
import { WORKER_STAGES } from '../pipeline/worker/stages.ts';
import { meantWord } from '../words/nearest-word.ts';
import { type Call, CallError } from './parse-call.ts';

export async function workerCommand({ words, values }: Call): Promise<number> {
  if (values.version === true) {
    console.log(codeVersion());
    return 0;
  }
  const [stage] = words;
  const stages = Object.keys(WORKER_STAGES);
  if (stage === undefined)
    throw new CallError(`call: missing stage: worker. Name one of ${stages.join(', ')}.`);
  if (!Object.hasOwn(WORKER_STAGES, stage)) {
    const meant = meantWord(stage, stages);
    const remedy = meant === null ? `Name one of ${stages.join(', ')}.` : `Did you mean ${meant}?`;
    throw new CallError(`call: unknown stage: ${stage}. ${remedy}`);
  }
  const model = typeof values.model === 'string' ? values.model : null;
  const answer = WORKER_STAGES[stage]!(model);
  await answerLines(process.stdin, answer, (lines) => process.stdout.write(lines));
  return 0;
}
