import { ToldError } from '../words/told-error.ts';

/** The call itself is wrong, a folder or a file that it names included: nothing was touched, exit code 2. */
export class CallError extends ToldError {
  override name = 'CallError';
  override readonly code = 'call';
}
