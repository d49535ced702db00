import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { ChartedCorpus } from '../atlas/atlas.ts';
import { type AtlasModel, modelOf } from '../atlas/atlas-model.ts';
import { CallError } from '../corpus/call-error.ts';
import { writeAtomically } from '../corpus/write-atomically.ts';
import { checksumOf } from '../words/checksum.ts';
import { jsonOrNull } from '../words/json-or-null.ts';
import { ToldError } from '../words/told-error.ts';
import { packValues, unpackValues } from './packed-values.ts';

/** Rises when a model says something else, or in another way. */
const VERSION = 3;
const PARTS = ['words', 'sample', 'topics'] as const satisfies readonly (keyof AtlasModel)[];
/** What the folder holds, written last: without it there is no model. */
const LIST = 'model.json';

/** `{"version":1,"papers":50000,"checksums":{"words":"0f…",…}}` */
const listSchema = z.object({
  version: z.number().int(),
  papers: z.number().int(),
  checksums: z.object({ words: z.string(), sample: z.string(), topics: z.string() }),
});

/** Writes the model of a charting into a folder. Throws at once where that is somebody's, and later where none can be made. */
export function modelWriter(dir: string): (charted: ChartedCorpus) => void {
  refuseForeign(dir);
  return ({ workings }) => {
    const model = modelOf(workings);
    if (model === null)
      throw new ToldError(
        `atlas: unknown space: these papers stand by vectors of their owner, by which nothing places papers that have none. Leave out --model, or vectors/.`,
      );
    write(dir, model);
  };
}

function write(dir: string, model: AtlasModel): void {
  mkdirSync(dir, { recursive: true });
  // Whoever reads meanwhile finds no model rather than halves of two.
  rmSync(join(dir, LIST), { force: true });
  const checksums = PARTS.map((part) => {
    const bytes = Buffer.concat(packValues(model[part]));
    writeAtomically(fileOf(dir, part), [bytes]);
    return [part, checksumOf(bytes)] as const;
  });
  const list = {
    version: VERSION,
    papers: model.sample.slugs.length,
    checksums: Object.fromEntries(checksums),
  };
  writeAtomically(join(dir, LIST), [`${JSON.stringify(list)}\n`]);
}

/** A part of a model, read when it is first asked for. Throws `ToldError` where there is none, of another version, or damaged. */
export type ModelParts = <Part extends keyof AtlasModel>(part: Part) => AtlasModel[Part];

/** The model in a folder, for all who ask of it in one process: of 50,000 papers the sample is some 70 MB. */
export function modelParts(dir: string): ModelParts {
  const known: Partial<AtlasModel> = {};
  return (part) => {
    const found = known[part] ?? readPart(dir, part);
    known[part] = found;
    return found;
  };
}

function readPart<Part extends keyof AtlasModel>(dir: string, part: Part): AtlasModel[Part] {
  const list = listIn(dir);
  const bytes = readOrNull(fileOf(dir, part));
  if (bytes === null || checksumOf(bytes) !== list.checksums[part])
    throw wrongModel('invalid', dir, `Its part ${part} is not as it was written. ${AGAIN}`);
  return unpackValues(bytes) as AtlasModel[Part];
}

const AGAIN = 'Write it again: chartroom atlas --content SAMPLE --model DIR.';

function listIn(dir: string): z.infer<typeof listSchema> {
  const bytes = readOrNull(join(dir, LIST));
  if (bytes === null) throw wrongModel('missing', dir, `It holds no ${LIST}. ${AGAIN}`);
  const value = jsonOrNull(bytes.toString());
  const version = z.object({ version: z.number() }).safeParse(value).data?.version;
  if (version !== undefined && version !== VERSION)
    throw wrongModel(
      'invalid',
      dir,
      `It has version ${version}, this program reads ${VERSION}. ${AGAIN}`,
    );
  const read = listSchema.safeParse(value);
  if (!read.success) throw wrongModel('invalid', dir, `Its ${LIST} is damaged. ${AGAIN}`);
  return read.data;
}

function wrongModel(kind: string, dir: string, remedy: string): ToldError {
  return new ToldError(`worker: ${kind} model: ${dir}. ${remedy}`);
}

/** Throws where a folder holds what no model is made of. */
function refuseForeign(dir: string): void {
  const own = new Set([LIST, ...PARTS.map((part) => `${part}.bin`)]);
  let names: readonly string[];
  try {
    names = readdirSync(dir);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw new CallError(`call: invalid folder: --model ${dir}. It is no folder. Name another.`);
  }
  const foreign = names.find((name) => !own.has(name));
  if (foreign !== undefined)
    throw new CallError(
      `call: invalid folder: --model ${dir}. It holds ${foreign}, which is no part of a model. Name an empty folder.`,
    );
}

function fileOf(dir: string, part: keyof AtlasModel): string {
  return join(dir, `${part}.bin`);
}

function readOrNull(file: string): Buffer | null {
  try {
    return readFileSync(file);
  } catch {
    return null;
  }
}
