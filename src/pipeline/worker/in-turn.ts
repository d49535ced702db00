import type { AnswerLine } from './answer-lines.ts';
import { objectIn } from './line-input.ts';

/** Stages one after the other in one process: each is given the line with all that those before it answered, and all of that is the answer. */
export function inTurn(stages: readonly AnswerLine[]): AnswerLine {
  return async (source, n) => {
    let said = {};
    for (const [i, answer] of stages.entries()) {
      const line = i === 0 ? source : JSON.stringify({ ...objectIn(source, n), ...said });
      said = { ...said, ...(await answer(line, n)) };
    }
    return said;
  };
}
