import { relative } from 'node:path';
import { parseArgs } from 'node:util';
import { CallError } from '../corpus/call-error.ts';
import { whatIsAt } from '../corpus/project/own-files.ts';
import { CALLED, type ProjectPaths, projectPaths } from '../pipeline/paths.ts';
import { meantWord } from '../words/nearest-word.ts';

export { CallError };

/** Every option there is: whether it takes a value, and what it does. */
export const OPTIONS = {
  content: ['DIR', 'the project folder; content without it'],
  out: ['DIR', 'the built site; dist without it'],
  json: [null, 'print one JSON object'],
  strict: [null, 'exit with 1 where anything was left out or is to be mended'],
  date: ['DAY', 'the day new records are dated, as 2026-11-23; today without it'],
  'titles-only': [null, 'make papers of a text that is titles without abstracts, a line each'],
  fresh: [null, 'start over: no paper stays where it was'],
  review: ['FILE.csv', 'write the papers whose topic is in doubt, most doubtful first'],
  pins: ['FILE.csv', 'read the column pin of such a file back'],
  limit: ['N', 'at most so many'],
  encoder: [
    'NAME|FOLDER',
    'all-MiniLM-L6-v2, multilingual-e5-small, another on the Hugging Face hub, or a folder of its files',
  ],
  model: ['DIR', 'what atlas learned of a sample, for worker to chart further papers by'],
  kit: ['DIR', 'what skeleton wrote, for worker to make the files of a site by'],
  totals: ['FILE.json', 'how many papers a cluster has in all and in each topic, for skeleton'],
  cache: ['DIR', 'where all is kept that can be computed again; .chartroom without it'],
  port: ['N', 'the port to serve on; 4321 or the next free one without it'],
  from: ['FILE', 'an export to begin with, or a folder of them; may be given several times'],
  'single-file': [
    null,
    'write the map as one file too, DIR.html beside the folder; up to 2,000 papers',
  ],
  version: [null, 'print a hash of the code: where it is the same, answers are'],
  help: [null, 'print this'],
} as const;

export type OptionName = keyof typeof OPTIONS;

/** A call of one command, taken apart. */
export interface Call {
  readonly words: readonly string[];
  readonly values: Readonly<Partial<Record<OptionName, string | boolean | readonly string[]>>>;
}

/** Takes a command's arguments apart. Throws `CallError` for options it doesn't have and words it doesn't want. */
export function parseCall(
  name: string,
  args: readonly string[],
  takes: readonly OptionName[],
  mostWords: number,
): Call {
  const options = Object.fromEntries(
    takes.map((option) => [
      option,
      {
        type: OPTIONS[option][0] === null ? ('boolean' as const) : ('string' as const),
        multiple: option === 'from',
      },
    ]),
  );
  const { tokens } = parseArgs({
    args: [...args],
    options,
    allowPositionals: true,
    strict: false,
    tokens: true,
  });
  const values: Partial<Record<OptionName, string | boolean | string[]>> = {};
  const words: string[] = [];
  for (const token of tokens) {
    if (token.kind === 'positional') words.push(token.value);
    if (token.kind !== 'option') continue;
    const option = takes.find((one) => one === token.name && token.rawName.startsWith('--'));
    if (option === undefined) throw unknownOption(name, token.name, token.rawName, takes);
    checkValue(option, token.value);
    if (option === 'from') values.from = [...((values.from as string[]) ?? []), token.value!];
    else values[option] = token.value ?? true;
  }
  if (words.length > mostWords) {
    const remedy = mostWords === 0 ? `${name} takes options only` : `${name} takes one`;
    throw new CallError(`call: unknown word: ${words[mostWords]}. ${remedy}.`);
  }
  return { words, values };
}

function unknownOption(
  command: string,
  name: string,
  written: string,
  takes: readonly OptionName[],
): CallError {
  const meant = meantWord(name, takes);
  const remedy = meant === null ? `${command} takes ${list(takes)}` : `Did you mean --${meant}?`;
  return new CallError(`call: unknown option: ${written}. ${remedy}`);
}

/** Throws `CallError` where an option lacks its value or has one that it doesn't take. */
function checkValue(option: OptionName, given: string | undefined): void {
  const [value] = OPTIONS[option];
  if (value === null && given !== undefined)
    throw new CallError(`call: invalid option: --${option} takes no value. Leave out ${given}.`);
  if (value !== null && (given === undefined || given === ''))
    throw new CallError(`call: missing value: --${option}. Write --${option} ${value}.`);
}

function list(takes: readonly OptionName[]): string {
  return `${takes.map((option) => `--${option}`).join(', ')}.`;
}

/** The folders a call is about. Throws `CallError` where there is no project folder. */
export function placeOf({ values }: Call): ProjectPaths {
  const place = projectPaths(
    values.content as string | undefined,
    values.out as string | undefined,
    values.cache as string | undefined,
  );
  if (whatIsAt(place.contentDir)?.isDirectory() !== true) {
    const name = relative(process.cwd(), place.contentDir);
    throw new CallError(
      `call: missing folder: ${name}. Check --content, or make a project there: ${CALLED.command} init ${name}`,
    );
  }
  return place;
}

/** The only place where the program looks at the clock: the day on which a record is added. */
export function dayOf({ values: { date } }: Call): string {
  if (date === undefined) return new Date().toISOString().slice(0, 10);
  const time =
    typeof date === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(date) ? Date.parse(date) : Number.NaN;
  if (Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== date)
    throw new CallError(`call: invalid date: ${date}. Write a day as 2026-11-23.`);
  return date;
}

/** A whole number an option gives; `without` where it isn't given. */
export function numberOf<Without>(
  { values }: Call,
  name: OptionName,
  least: number,
  most: number,
  without: Without,
): number | Without {
  const value = values[name];
  if (value === undefined) return without;
  const number = Number(value);
  if (!Number.isInteger(number) || number < least || number > most) {
    const range = most === Number.MAX_SAFE_INTEGER ? `${least} or more` : `${least} to ${most}`;
    throw new CallError(`call: invalid number: --${name} ${value}. Give ${range}.`);
  }
  return number;
}
