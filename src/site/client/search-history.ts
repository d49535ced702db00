// Ships to the browser: the reader's last questions, kept in her browser alone.

/** More than these nobody looks through. */
const KEPT = 10;

/** The last questions, the newest first. */
export function lastQuestions(): readonly string[] {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(key()) ?? '[]');
    return Array.isArray(value)
      ? value.filter((entry) => typeof entry === 'string').slice(0, KEPT)
      : [];
  } catch {
    return [];
  }
}

/** Remembers a question; one asked again moves to the front. Where storage is switched off nothing is kept. */
export function rememberQuestion(query: string): void {
  if (query === '') return;
  write(withQuestion(lastQuestions(), query));
}

/** Forgets them all. */
export function forgetQuestions(): void {
  write([]);
}

/** The questions with one more in front, each once. */
export function withQuestion(questions: readonly string[], query: string): readonly string[] {
  return [query, ...questions.filter((other) => other !== query)].slice(0, KEPT);
}

function write(questions: readonly string[]): void {
  try {
    if (questions.length === 0) localStorage.removeItem(key());
    else localStorage.setItem(key(), JSON.stringify(questions));
  } catch {
    // Storage is switched off or full: nothing is kept.
  }
}

function key(): string {
  return `chartroom:questions:${document.body.dataset.base ?? '/'}`;
}
