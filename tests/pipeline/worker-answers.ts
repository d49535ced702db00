import { modelParts } from '../../src/pipeline/model-folder.ts';
import { answerLines } from '../../src/pipeline/worker/answer-lines.ts';
import { WORKER_STAGES } from '../../src/pipeline/worker/stages.ts';

/** What a stage answers to each of some lines, with the model of a folder and the kit of a site, or without. */
export async function answersOf(
  stage: string,
  lines: readonly (string | object)[],
  model: string | null = null,
  kit: string | null = null,
) {
  const parts = model === null ? null : modelParts(model);
  let said = '';
  const input = (async function* () {
    for (const line of lines)
      yield Buffer.from(`${typeof line === 'string' ? line : JSON.stringify(line)}\n`);
  })();
  await answerLines(input, await WORKER_STAGES[stage]!(parts, kit), (text) => {
    said += text;
  });
  return said
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
}
