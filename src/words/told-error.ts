// Runs in the browser too.

/** What is wrong: the input, the call, or the machine it runs on. */
export type ErrorCode = 'input' | 'call' | 'machine';

/**
 * Something a person can mend: the message says what is wrong and what to do. Whatever else is thrown is a fault of the
 * program. Nothing is told apart by its message.
 */
export class ToldError extends Error {
  override name = 'ToldError';
  readonly code: ErrorCode = 'input';
}
