import { parseArgs } from 'node:util';
import { CALLED } from '../src/pipeline/workplace.ts';
import { CallError, commands } from './commands.ts';

const USAGE = `usage: ${CALLED.command} <command> [--content DIR] [--out DIR]

  import [FILES…] [--json] [--strict] [--date DAY]   read the corpus into content files
  atlas [--fresh] [--review FILE.csv [--limit N]] [--pins FILE.csv]
                                                     topics, layout, labels, neighbours
  build [--strict]                                   everything that is out of date, import first
  serve [--port N]                                   serve the built site on this machine
  start [--port N]                                   build, then serve
  search "words" [--json] [--limit N]                ask the built site ("-": one query a line)
  check                                              everything wrong in a project folder at once
  init DIR                                           a new project folder`;

/** Exit codes: 0 done, 1 the input is wrong, 2 the call is wrong. */
async function main(): Promise<number> {
  const [name, ...rest] = process.argv.slice(2);
  if (name === undefined || name === 'help' || name === '--help') {
    console.log(USAGE);
    return name === undefined ? 2 : 0;
  }
  const command = commands[name];
  if (command === undefined) throw new CallError(`call: unknown command: ${name}.`);
  return command(parsed(rest));
}

function parsed(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        content: { type: 'string' },
        out: { type: 'string' },
        json: { type: 'boolean' },
        strict: { type: 'boolean' },
        date: { type: 'string' },
        fresh: { type: 'boolean' },
        review: { type: 'string' },
        pins: { type: 'string' },
        limit: { type: 'string' },
        port: { type: 'string' },
      },
    });
  } catch (error) {
    throw new CallError(`call: invalid argument: ${(error as Error).message}`);
  }
}

try {
  process.exitCode = await main();
} catch (error) {
  if (error instanceof CallError) {
    console.error(`${error.message}\n\n${USAGE}`);
    process.exitCode = 2;
  } else {
    // A fault of the project speaks for itself, in the grammar of errors; anything else is ours and shows where.
    const { message, stack } = error as Error;
    console.error(
      /^[a-z]+: (?:missing|invalid|unknown|duplicate|conflict) /.test(message) ? message : stack,
    );
    process.exitCode = 1;
  }
}
