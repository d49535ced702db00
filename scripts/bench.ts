import { namedModules } from './measure/named-modules.ts';

/** Runs the benchmarks of `scripts/bench/` whose names are given, all of them without a name. */
for (const name of namedModules('bench')) {
  console.log(`\n— ${name}`);
  const { run } = (await import(`./bench/${name}.ts`)) as { run: () => Promise<void> };
  await run();
}
