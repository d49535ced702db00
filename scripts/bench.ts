import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { CHECKOUT } from '../src/pipeline/workplace.ts';

/** Runs the benchmarks of `scripts/bench/` whose names are given, all of them without a name. */
const names = readdirSync(join(CHECKOUT, 'scripts/bench'))
  .filter((file) => file.endsWith('.ts'))
  .map((file) => file.slice(0, -'.ts'.length))
  .sort();
const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !names.includes(name));
if (unknown.length > 0) {
  console.error(`bench: unknown name: ${unknown.join(', ')}. There are: ${names.join(', ')}.`);
  process.exit(2);
}
for (const name of wanted.length > 0 ? wanted : names) {
  console.log(`\n— ${name}`);
  const { run } = (await import(`./bench/${name}.ts`)) as { run: () => Promise<void> };
  await run();
}
