import { meantWord } from '../src/corpus/suggest.ts';
import { keepCompiled } from '../src/pipeline/compiled.ts';
import { CallError, parseCall } from './commands/call.ts';
import { COMMANDS } from './commands/commands.ts';
import { helpOf, usage } from './commands/help.ts';

/** Exit codes: 0 done, 1 the input is wrong, 2 the call is wrong. */
async function main([name, ...rest]: readonly string[]): Promise<number> {
  if (name === undefined || name === 'help' || name === '--help' || name === '-h') {
    console.log(usage());
    return name === undefined ? 2 : 0;
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

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  // A fault of the project speaks for itself, in the grammar of errors; anything else is ours and shows where.
  const { message, stack } = error as Error;
  const told = /^[a-z]+: (?:missing|invalid|unknown|duplicate|conflict) /.test(message);
  console.error(told ? message : stack);
  process.exitCode = error instanceof CallError ? 2 : 1;
}
