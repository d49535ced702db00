import { CALLED } from '../pipeline/paths.ts';
import { COMMANDS, type Command } from './commands.ts';
import { OPTIONS } from './parse-call.ts';

/** All commands, a line each. */
export function usage(): string {
  const calls = Object.entries(COMMANDS).map(([name, { words }]) => `${name} ${words}`.trim());
  const width = Math.max(...calls.map((call) => call.length));
  const lines = Object.values(COMMANDS).map(
    ({ summary }, i) => `  ${calls[i]!.padEnd(width)}   ${summary}`,
  );
  return [
    `usage: ${CALLED.command} <command> [options]`,
    '',
    ...lines,
    '',
    `${CALLED.command} <command> --help tells more of one; --version says which program this is; --debug, with any command, shows where a fault of the program lies.`,
  ].join('\n');
}

/** One command with its options. */
export function helpOf(name: string, { words, options, about }: Command): string {
  const shown = [...options, 'help' as const].map((option) => {
    const [value, text] = OPTIONS[option];
    return [`--${option}${value === null ? '' : ` ${value}`}`, text] as const;
  });
  const width = Math.max(...shown.map(([option]) => option.length));
  return [
    `usage: ${CALLED.command} ${[name, words, '[options]'].filter((part) => part !== '').join(' ')}`,
    '',
    about,
    '',
    ...shown.map(([option, text]) => `  ${option.padEnd(width)}   ${text}`),
  ].join('\n');
}
