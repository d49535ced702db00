/** The call itself is wrong, a folder or a file that it names included: nothing was touched, exit code 2. */
export class CallError extends Error {
  override name = 'CallError';
}
