// Ships to the browser: the reader's last questions, kept in her browser alone.
import { forgetStored, readStored, writeStored } from '../shared/device-storage.ts';

const NAME = 'questions';
/** More than these nobody looks through. */
const MAX_KEPT = 10;

/** The last questions, the newest first. */
export function lastQuestions(): readonly string[] {
  return readStored(NAME)
    .filter((entry) => typeof entry === 'string')
    .slice(0, MAX_KEPT);
}

/** Remembers a question; one asked again moves to the front. */
export function rememberQuestion(query: string): void {
  if (query !== '') writeStored(NAME, withQuestion(lastQuestions(), query));
}

/** Forgets them all. */
export function forgetQuestions(): void {
  forgetStored(NAME);
}

/** The questions with one more in front, each once. */
export function withQuestion(questions: readonly string[], query: string): readonly string[] {
  return [query, ...questions.filter((other) => other !== query)].slice(0, MAX_KEPT);
}
