import { StringDecoder } from 'node:string_decoder';
import { ToldError } from '../../words/told-error.ts';

/** What a stage answers to a line, the `n`th from 1. A `ToldError` is an answer too: what is wrong with the line. */
export type AnswerLine = (source: string, n: number) => object | Promise<object>;

const LINE_END = '\n';

/**
 * Answers each line of `input` with one line of JSON, in the same order: what came in is answered before more is waited
 * for. A line that cannot be answered gets its error in its place; it ends nothing.
 */
export async function answerLines(
  input: AsyncIterable<Uint8Array>,
  answer: AnswerLine,
  write: (lines: string) => void,
): Promise<void> {
  const decoder = new StringDecoder('utf8');
  // A line may come in thousands of pieces: they are joined once it ends.
  let begun: string[] = [];
  let n = 0;
  const answered = async (line: string): Promise<string> => {
    n++;
    return `${JSON.stringify(await answerOrError(line.replace(/\r$/, ''), n, answer))}${LINE_END}`;
  };
  for await (const piece of input) {
    const [rest = '', ...ended] = decoder.write(Buffer.from(piece)).split(LINE_END).reverse();
    if (ended.length > 0) {
      const lines = ended.reverse();
      lines[0] = begun.join('') + lines[0]!;
      begun = [];
      const answers: string[] = [];
      for (const line of lines) answers.push(await answered(line));
      write(answers.join(''));
    }
    begun.push(rest);
  }
  const last = begun.join('') + decoder.end();
  if (last !== '') write(await answered(last));
}

async function answerOrError(line: string, n: number, answer: AnswerLine): Promise<object> {
  try {
    return await answer(line, n);
  } catch (error) {
    if (!(error instanceof ToldError)) throw error;
    return { error: error.message, line: n };
  }
}
