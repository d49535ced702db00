import { readFileSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { createInterface } from 'node:readline';
import { readPins, reviewCsv } from '../src/atlas/review.ts';
import {
  checkProject,
  type Fault,
  formatFault,
  formatReport,
  importCorpus,
  initProject,
  pinPapers,
} from '../src/corpus/corpus.ts';
import { atWork, buildProject, chartProject } from '../src/pipeline/build.ts';
import { builtBase, serveFolder } from '../src/pipeline/serve.ts';
import { CALLED, workplaceFor } from '../src/pipeline/workplace.ts';
import { searchPublished } from '../src/search/published.ts';
import { withProgress } from './progress.ts';

/** The call itself is wrong: exit code 2, with the usage. */
export class CallError extends Error {}

/** A command line, parsed. */
export interface Call {
  readonly positionals: readonly string[];
  readonly values: Readonly<Record<string, string | boolean | undefined>>;
}

/** Each command by its name: does its work, prints, returns the exit code. */
export const commands: Readonly<Record<string, (call: Call) => Promise<number>>> = {
  import: importCommand,
  atlas: atlasCommand,
  build: buildCommand,
  serve: serveCommand,
  start: startCommand,
  search: searchCommand,
  check: checkCommand,
  init: initCommand,
};

async function importCommand(call: Call): Promise<number> {
  const place = placeOf(call);
  const files = call.positionals.length === 0 ? undefined : [...call.positionals];
  const today = dayOf(call);
  const report = await withProgress((onProgress) =>
    atWork(place, onProgress, () => importCorpus(place.contentDir, { today, files })),
  );
  if (call.values.json === true) console.log(JSON.stringify(report));
  const { summary, details } = formatReport(report);
  if (call.values.json !== true) for (const line of summary) console.log(line);
  for (const line of details) console.error(line);
  return call.values.strict === true && report.faults.some(({ advice }) => advice !== true) ? 1 : 0;
}

async function atlasCommand(call: Call): Promise<number> {
  const place = placeOf(call);
  const { review, pins } = call.values;
  const limit =
    call.values.limit === undefined ? Number.POSITIVE_INFINITY : numberOf(call, 'limit', 1);
  const filled = typeof pins === 'string' ? readPins(readText(pins)) : [];
  const { model } = await withProgress((onProgress) =>
    atWork(place, onProgress, () => {
      if (typeof pins === 'string') pinPapers(place.contentDir, filled, basename(pins));
      return chartProject(place, onProgress, { fresh: call.values.fresh === true });
    }),
  );
  if (typeof pins === 'string')
    console.log(filled.length === 1 ? '1 pin set' : `${filled.length} pins set`);
  for (const topic of model.atlas.topics) {
    console.log(`${topic.name}: ${papersText(topic.count)}`);
    for (const subtopic of topic.subtopics) console.log(`  ${subtopic.name}: ${subtopic.count}`);
  }
  if (typeof review === 'string') {
    writeFileSync(review, reviewCsv(model.papers, model.atlas.papers, limit));
    console.log(
      `${review}: fill the column pin with topic ids, then: chartroom atlas --pins ${review}`,
    );
  }
  return 0;
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new CallError(`call: missing file: ${file}. Check its name.`);
  }
}

async function buildCommand(call: Call): Promise<number> {
  const place = placeOf(call);
  const today = dayOf(call);
  const { built, papers, faults } = await withProgress((onProgress) =>
    buildProject(place, today, onProgress),
  );
  printFaults(faults);
  if (built) console.log(`Built ${papersText(papers)} into ${place.outDir}`);
  else console.log(`Nothing changed; ${place.outDir} stands as it was`);
  return call.values.strict === true && faults.length > 0 ? 1 : 0;
}

async function serveCommand(call: Call): Promise<number> {
  const place = placeOf(call);
  const { outDir } = place;
  // A site that isn't there may have been left aside by a killed build.
  const base =
    builtBase(outDir) ??
    (await withProgress((onProgress) => atWork(place, onProgress, () => builtBase(outDir))));
  if (base === null) {
    throw new Error(`serve: missing site: ${outDir}. Run npm run build first.`);
  }
  const port = call.values.port === undefined ? undefined : numberOf(call, 'port', 0);
  const { address } = await serveFolder(outDir, base, port);
  console.log(`Map at ${address} (Ctrl+C ends it)`);
  return 0;
}

async function startCommand(call: Call): Promise<number> {
  const code = await buildCommand(call);
  return code === 0 ? serveCommand(call) : code;
}

async function searchCommand(call: Call): Promise<number> {
  const { outDir } = placeOf(call);
  const limit = call.values.limit === undefined ? 10 : numberOf(call, 'limit', 1);
  const words = call.positionals.join(' ');
  if (words === '') throw new CallError('call: missing words: search. Say what to look for.');
  const ask = await searchPublished(outDir);
  if (words === '-') {
    for await (const line of createInterface({ input: process.stdin })) {
      console.log(JSON.stringify(await ask(line, limit)));
    }
    return 0;
  }
  const answer = await ask(words, limit);
  if (call.values.json === true) console.log(JSON.stringify(answer));
  else
    for (const { score, title, slug } of answer.results)
      console.log(`${score.toFixed(3)}  ${title}  (${slug})`);
  return 0;
}

async function checkCommand(call: Call): Promise<number> {
  const { contentDir } = placeOf(call);
  const faults = checkProject(contentDir);
  printFaults(faults);
  const wrong = faults.filter(({ advice }) => advice !== true).length;
  console.log(wrong === 0 ? `${contentDir}: nothing wrong` : `${contentDir}: ${wrong} to mend`);
  return wrong === 0 ? 0 : 1;
}

async function initCommand(call: Call): Promise<number> {
  const [dir] = call.positionals;
  if (dir === undefined) throw new CallError('call: missing folder: init DIR.');
  initProject(dir);
  console.log(
    `${dir} is ready. Put your export into ${dir}/corpus, name your topics in ${dir}/topics.yaml, ` +
      `then: ${CALLED.start} --content ${dir}`,
  );
  return 0;
}

function placeOf(call: Call) {
  const { content, out } = call.values;
  return workplaceFor(content as string | undefined, out as string | undefined);
}

/** The only place where the program looks at the clock: the day on which a record is added. */
function dayOf(call: Call): string {
  const { date } = call.values;
  if (date === undefined) return new Date().toISOString().slice(0, 10);
  if (typeof date !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(date)) {
    throw new CallError(`call: invalid date: ${date}. Write it as 2026-11-23.`);
  }
  return date;
}

function numberOf(call: Call, name: string, least: number): number {
  const value = Number(call.values[name]);
  if (!Number.isInteger(value) || value < least) {
    throw new CallError(
      `call: invalid number: --${name} ${call.values[name]}. Give ${least} or more.`,
    );
  }
  return value;
}

function printFaults(faults: readonly Fault[]): void {
  for (const fault of faults) console.error(formatFault(fault));
}

function papersText(count: number): string {
  return count === 1 ? '1 paper' : `${count} papers`;
}
