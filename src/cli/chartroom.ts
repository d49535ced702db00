import { readFileSync } from 'node:fs';
import { keepCompiled } from '../pipeline/compile-cache.ts';
import { toldError } from '../pipeline/machine-error.ts';
import { CALLED } from '../pipeline/paths.ts';
import { meantWord } from '../words/nearest-word.ts';
import { COMMANDS } from './commands.ts';
import { helpOf, usage } from './help.ts';
import { CallError, parseCall } from './parse-call.ts';

/** Exit codes: 0 done, 1 the input is wrong, 2 the call is wrong. */
async function main([name, ...rest]: readonly string[]): Promise<number> {
  if (name === undefined || name === 'help' || name === '--help' || name === '-h') {
    console.log(usage());
    return name === undefined ? 2 : 0;
  }
  if (name === '--version' || name === 'version') {
    console.log(`chartroom ${version()}`);
    return 0;
  }
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (command === undefined) {
    const meant = meantWord(name, Object.keys(COMMANDS));
    const remedy = meant === null ? usage() : `Did you mean ${meant}?\n\n${usage()}`;
    throw new CallError(`call: unknown command: ${name}. ${remedy}`);
  }
  if (rest.includes('--help') || rest.includes('-h')) {
    console.log(helpOf(name, command));
    return 0;
  }
  keepCompiled();
  try {
    return await command.run(parseCall(name, rest, command.options, command.mostWords));
  } catch (error) {
    if (error instanceof CallError) error.message += `\n\n${helpOf(name, command)}`;
    throw error;
  }
}

function version(): string {
  const file = new URL('../../package.json', import.meta.url);
  return (JSON.parse(readFileSync(file, 'utf8')) as { readonly version: string }).version;
}

/** Says what went wrong and ends with its code; only `--debug` shows where. */
function fail(error: unknown): void {
  const told = toldError(error);
  process.exitCode = told?.code === 'call' ? 2 : 1;
  if (told !== null) console.error(told.message);
  else {
    const [said] = String(error instanceof Error ? error.message : error).split('\n');
    console.error(
      `chartroom: a fault of the program in ${args[0] ?? 'its start'}: ${said}. ` +
        `Nothing of yours was changed by it. Run it again with --debug and send what it prints to whoever you have Chartroom from: ${CALLED.command} ${[...args, '--debug'].join(' ')}`,
    );
  }
  if (debug) console.error(error);
}

const debug = process.argv.includes('--debug');
const args = process.argv.slice(2).filter((word) => word !== '--debug');
// Who reads only the first lines of an answer closes the pipe: that is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit();
  throw error;
});
process.on('uncaughtException', (error) => {
  fail(error);
  process.exit();
});

try {
  process.exitCode = await main(args);
} catch (error) {
  fail(error);
}
