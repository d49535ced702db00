import { createInterface } from 'node:readline';
import { atSite } from '../pipeline/build-project.ts';
import { type ProjectPaths, projectPaths } from '../pipeline/paths.ts';
import { builtBase, serveFolder } from '../pipeline/serve.ts';
import { type PublishedAnswers, searchPublished } from '../search/search-published.ts';
import { stringsFor } from '../site/strings/strings.ts';
import { ToldError } from '../words/told-error.ts';
import { buildCommand } from './build-commands.ts';
import { type Call, CallError, numberOf } from './parse-call.ts';
import { withProgress } from './progress.ts';

const MAX_PORT = 65535;
const SEARCH_LIMIT = 10;

/** The built site a call is about; its project folder may be elsewhere, or gone. */
function siteOf({ values: { content, out } }: Call): ProjectPaths {
  return projectPaths(content as string | undefined, out as string | undefined);
}

export async function serveCommand(call: Call): Promise<number> {
  const place = siteOf(call);
  const port = numberOf(call, 'port', 0, MAX_PORT, undefined);
  const { outDir } = place;
  // A site that isn't there may have been left aside by a killed build.
  const base =
    builtBase(outDir) ??
    (await withProgress((onProgress) => atSite(place, onProgress, () => builtBase(outDir))));
  if (base === null)
    throw new ToldError(
      `serve: missing site: ${outDir}. Run chartroom build first, or name the built folder with --out.`,
    );
  const { address } = await serveFolder(outDir, base, port);
  console.log(`Map at ${address} (Ctrl+C ends it)`);
  return 0;
}

export async function startCommand(call: Call): Promise<number> {
  numberOf(call, 'port', 0, MAX_PORT, undefined);
  const code = await buildCommand(call);
  return code === 0 ? serveCommand(call) : code;
}

export async function searchCommand(call: Call): Promise<number> {
  const { outDir } = siteOf(call);
  const limit = numberOf(call, 'limit', 1, Number.MAX_SAFE_INTEGER, SEARCH_LIMIT);
  const words = call.words.join(' ');
  if (words === '') throw new CallError('call: missing words: search. Say what to look for.');
  const ask = await searchPublished(outDir);
  if (words === '-') {
    for await (const line of createInterface({ input: process.stdin }))
      console.log(JSON.stringify(worded(await ask(line, limit))));
    return 0;
  }
  const answer = worded(await ask(words, limit));
  if (call.values.json === true) console.log(JSON.stringify(answer));
  else {
    for (const note of answer.notes) console.error(note);
    if (answer.results.length === 0) console.error(`No paper says that: ${words}.`);
    for (const { score, title, slug } of answer.results)
      console.log(`${score.toFixed(3)}  ${title}  (${slug})`);
  }
  return 0;
}

/** Answers with their notes in words; the command line speaks English, whatever the map does. */
function worded(answers: PublishedAnswers) {
  return { ...answers, notes: answers.notes.map(stringsFor('en').search.note) };
}
