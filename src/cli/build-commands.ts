import { readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { readStore } from '../atlas/atlas-files.ts';
import { readPins, reviewCsv } from '../atlas/review.ts';
import { subtopicsBelow } from '../atlas/subtopics-below.ts';
import type { Fault } from '../corpus/fault.ts';
import { importCorpus } from '../corpus/importing/import-corpus.ts';
import { formatReport, hasPapers, type ImportReport } from '../corpus/importing/report.ts';
import { readOwnFile } from '../corpus/project/own-files.ts';
import { pinPapers } from '../corpus/project/pin-papers.ts';
import { entryIndent } from '../corpus/project/templates.ts';
import { atWork, buildProject } from '../pipeline/build-project.ts';
import { chartProject, readVectors } from '../pipeline/chart-project.ts';
import { checkFolder } from '../pipeline/check-folder.ts';
import { modelWriter } from '../pipeline/model-folder.ts';
import { writeNotices } from '../pipeline/notices.ts';
import { tellWriting } from '../pipeline/on-progress.ts';
import { openProject } from '../pipeline/open-project.ts';
import { CALLED, type ProjectPaths, projectPaths } from '../pipeline/paths.ts';
import { refuseReview, refuseUnreadPins, writeReview } from '../pipeline/review-file.ts';
import { startProject } from '../pipeline/start-project.ts';
import { fitText, isGrouped, papersText, suggestions } from '../pipeline/suggestions.ts';
import { refuseSingleFile, writeSingleFile } from '../pipeline/write-single-file.ts';
import { type Call, CallError, dayOf, numberOf, placeOf } from './parse-call.ts';
import { withProgress } from './progress.ts';

export async function initCommand(call: Call): Promise<number> {
  const [dir] = call.words;
  if (dir === undefined) throw new CallError('call: missing folder: init. Name the new folder.');
  const files = (call.values.from as readonly string[] | undefined) ?? [];
  const today = dayOf(call);
  const { report, papers, topics } = await withProgress((onProgress) =>
    startProject(dir, files, today, onProgress, titlesOnlyOf(call)),
  );
  const start = `${CALLED.start} --content ${dir}`;
  if (report === null) {
    console.log(
      `${dir} is ready. Put your export into ${join(dir, 'corpus')}, name your topics in ${join(dir, 'topics.yaml')}, then: ${start}`,
    );
    return 0;
  }
  printReport(report);
  printNotices(projectPaths(dir), report.faults);
  console.log(
    `${dir} is ready: ${papersText(papers)}, ${topics === 1 ? '1 topic' : `${topics} topics`} suggested from them. ` +
      `Rename them in ${join(dir, 'topics.yaml')}, give the map its title in ${join(dir, 'site.yaml')}, then: ${start}`,
  );
  return strictly(call, report.faults);
}

export async function importCommand(call: Call): Promise<number> {
  const place = placeOf(call);
  const files = call.words.length === 0 ? undefined : [...call.words];
  const today = dayOf(call);
  const report = await withProgress((onProgress) =>
    atWork(place, onProgress, () =>
      importCorpus(place.contentDir, {
        ...{ today, files, titlesOnly: titlesOnlyOf(call) },
        onWriting: tellWriting(onProgress),
      }),
    ),
  );
  printReport(report, call.values.json === true);
  printNotices(place, report.faults);
  // A file of which nothing became a paper is not what its owner meant.
  return report.files.every(hasPapers) ? strictly(call, report.faults) : 1;
}

export async function checkCommand(call: Call): Promise<number> {
  const place = placeOf(call);
  const { contentDir } = place;
  const { lines, notices, wrong } = checkFolder(place);
  for (const line of lines) console.error(line);
  printNotices(place, notices);
  console.log(wrong === 0 ? `${contentDir}: nothing wrong` : `${contentDir}: ${wrong} to mend`);
  return wrong === 0 ? 0 : 1;
}

export async function atlasCommand(call: Call): Promise<number> {
  const place = placeOf(call);
  const { review, pins, model: modelDir } = call.values;
  const limit = numberOf(call, 'limit', 1, Number.MAX_SAFE_INTEGER, Number.POSITIVE_INFINITY);
  const filled = typeof pins === 'string' ? readPins(readText(pins)) : [];
  if (typeof review === 'string') refuseReview(review);
  const onCharted = typeof modelDir === 'string' ? modelWriter(modelDir) : undefined;
  const { model, vectors } = await withProgress((onProgress) =>
    atWork(place, onProgress, () => {
      const found = readStore(join(place.contentDir, 'atlas')).topics;
      if (typeof pins === 'string') pinPapers(place.contentDir, filled, basename(pins), found);
      const project = openProject(place);
      if (typeof review === 'string') refuseUnreadPins(review, project, project.topics ?? found);
      return chartProject(place, project, onProgress, {
        fresh: call.values.fresh === true,
        onCharted,
      });
    }),
  );
  if (typeof pins === 'string')
    console.log(filled.length === 1 ? '1 pin set' : `${filled.length} pins set`);
  const { otherLanguages } = model.atlas.origin;
  if (otherLanguages.length > 0)
    console.log(
      `Papers in several languages: those in ${otherLanguages.join(', ')} are read less well than those in ${model.atlas.origin.language}.`,
    );
  for (const topic of model.atlas.topics) {
    console.log(`${topic.name}: ${papersText(topic.count)}`);
    for (const { part, above } of subtopicsBelow(topic))
      console.log(`${'  '.repeat(above.length + 1)}${part.name}: ${part.count}`);
  }
  if (typeof review === 'string') {
    writeReview(review, reviewCsv(model.papers, model.atlas.papers, limit, readVectors(vectors)));
    const ids = model.atlas.topics.map(({ id }) => id).join(', ');
    console.log(
      `${review}: the most doubtful papers first. Write the right topic, one of ${ids}, into the column pin; leave it empty where you cannot tell. Then: ${CALLED.command} atlas${contentOf(call)} --pins ${review}`,
    );
  }
  return 0;
}

export async function suggestCommand(call: Call): Promise<number> {
  const place = placeOf(call);
  const project = openProject(place);
  const { model } = await withProgress((onProgress) =>
    atWork(place, onProgress, () => chartProject(place, project, onProgress)),
  );
  const { topics, outside } = project;
  const indent = entryIndent(readOwnFile(place.contentDir, 'topics.yaml')?.toString() ?? '');
  const named = topics && { topics, outside, indent };
  process.stdout.write(suggestions(model.papers, model.atlas, named));
  return 0;
}

export async function buildCommand(call: Call): Promise<number> {
  const place = placeOf(call);
  const today = dayOf(call);
  const asOneFile = call.values['single-file'] === true;
  if (asOneFile) refuseSingleFile(place);
  const { built, papers, outside, imported, faults } = await withProgress((onProgress) =>
    buildProject(place, today, onProgress, titlesOnlyOf(call)),
  );
  const changed = imported?.files.filter(({ added, updated }) => added + updated > 0) ?? [];
  for (const line of formatReport({ files: changed, faults: imported?.faults ?? [] }).summary)
    console.log(line);
  for (const line of formatReport({ files: [], faults }).details) console.error(line);
  printNotices(place, faults);
  if (outside > 0) console.log(withHint(fitText(outside, papers), outside, call));
  if (built) console.log(`Built ${papersText(papers)} into ${place.outDir}`);
  else console.log(`Nothing changed; ${place.outDir} stands as it was`);
  if (asOneFile) {
    const file = await withProgress((onProgress) => writeSingleFile(place, onProgress));
    console.log(`The map as one file: ${file}`);
  }
  return strictly(call, faults);
}

/** Where groups can be among the papers that fit no topic, the command that shows them. */
function withHint(fit: string, outside: number, call: Call): string {
  if (!isGrouped(outside)) return fit;
  return `${fit}. To see the groups among them: ${CALLED.command} suggest${contentOf(call)}`;
}

/** The folder of the content as the command was told it, to be told again. */
function contentOf({ values }: Call): string {
  return typeof values.content === 'string' ? ` --content ${values.content}` : '';
}

/** Faults stand first; what is merely told is one line, and a file. */
function printNotices(place: ProjectPaths, faults: readonly Fault[]): void {
  const line = writeNotices(place, faults);
  if (line !== null) console.error(line);
}

function printReport(report: ImportReport, json = false): void {
  const { summary, details } = formatReport(report);
  if (json) console.log(JSON.stringify(report));
  else for (const line of summary) console.log(line);
  for (const line of details) console.error(line);
}

/** With `--strict` what is to be mended is an error. */
function strictly(call: Call, faults: readonly Fault[]): number {
  return call.values.strict === true && faults.some(({ advice }) => advice !== true) ? 1 : 0;
}

function titlesOnlyOf({ values }: Call): boolean {
  return values['titles-only'] === true;
}

function readText(file: string): string {
  try {
    // A pipe may never end.
    if (statSync(file).isFile()) return readFileSync(file, 'utf8');
    throw new CallError(`call: invalid file: ${file}. It is no file. Check its name.`);
  } catch (error) {
    if (error instanceof CallError) throw error;
    throw new CallError(`call: missing file: ${file}. Check its name.`);
  }
}
