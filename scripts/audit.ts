import { namedModules } from './measure/named-modules.ts';

/** Runs the checks of `scripts/audit/` whose names are given, all without a name: what takes too long for every commit. */
const failed: string[] = [];
for (const name of namedModules('audit')) {
  console.log(`\n— ${name}`);
  const { run } = (await import(`./audit/${name}.ts`)) as { run: () => Promise<boolean> };
  if (!(await run())) failed.push(name);
}
console.log(failed.length === 0 ? '\nThe audit found nothing' : `\nFailed: ${failed.join(', ')}`);
process.exitCode = failed.length === 0 ? 0 : 1;
