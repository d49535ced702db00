import { createRequire } from 'node:module';
import { basename, dirname, join, resolve } from 'node:path';
import { CallError } from '../corpus/call-error.ts';
import { whatIsAt } from '../corpus/project/own-files.ts';
import { meantWord } from '../words/nearest-word.ts';
import { ToldError } from '../words/told-error.ts';
import { hashOfFiles, PACKAGE_ROOT } from './paths.ts';

/** What is used of `@huggingface/transformers`. */
export interface Transformers {
  readonly env: { allowRemoteModels: boolean; localModelPath: string };
  readonly pipeline: (
    task: 'feature-extraction',
    model: string,
    options: { readonly dtype: 'q8' },
  ) => Promise<
    (
      texts: readonly string[],
      options: { readonly pooling: 'mean'; readonly normalize: true },
    ) => Promise<{ readonly data: ArrayLike<number>; readonly dims: readonly number[] }>
  >;
}

/** A sentence encoder, loaded. */
export interface Encoder {
  /** Stands for the model and for how it is asked. */
  readonly id: string;
  /** Texts → n × d, row-major. */
  readonly encode: (texts: readonly string[]) => Promise<Matrix>;
}

interface Matrix {
  readonly dimensions: number;
  readonly values: ArrayLike<number>;
}

interface Named {
  /** On the Hugging Face hub. */
  readonly model: string;
  /** What its makers want in front of a text that is compared with others. */
  readonly prefix: string;
}

/** For English papers: the one that the word model imitates, so that questions meet its vectors halfway. */
export const ENGLISH_ENCODER = 'all-MiniLM-L6-v2';
/** For papers in any other language, or in several. */
export const MULTILINGUAL_ENCODER = 'multilingual-e5-small';

const NAMED: Readonly<Record<string, Named>> = {
  [ENGLISH_ENCODER]: { model: 'Xenova/all-MiniLM-L6-v2', prefix: '' },
  [MULTILINGUAL_ENCODER]: { model: 'Xenova/multilingual-e5-small', prefix: 'query: ' },
};

/** The package that runs encoders. */
export const TRANSFORMERS = '@huggingface/transformers';

/**
 * The package where its owner has installed it, beside Chartroom or in another folder: 475 MB that few maps need. Throws
 * `ToldError` where it is not.
 */
export function loadTransformers(folder = PACKAGE_ROOT): Transformers {
  const load = createRequire(join(folder, 'package.json'));
  try {
    return load(TRANSFORMERS) as Transformers;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'MODULE_NOT_FOUND') throw error;
    throw new ToldError(
      `embed: missing package: ${TRANSFORMERS}. Install it where Chartroom is, then run this again: npm install --no-save ${TRANSFORMERS}`,
    );
  }
}

/**
 * An encoder by one of the names known here, a name on the Hugging Face hub (`owner/name`), or a folder of the same files,
 * from which nothing is fetched. Throws `CallError` for any other name, `ToldError` where the model can't be had.
 */
export async function loadEncoder(name: string, load: () => Transformers): Promise<Encoder> {
  const isFolder = whatIsAt(name)?.isDirectory() === true;
  const known = Object.hasOwn(NAMED, name) ? NAMED[name] : undefined;
  if (!isFolder && known === undefined && !name.includes('/')) {
    const meant = meantWord(name, Object.keys(NAMED));
    const names = `${Object.keys(NAMED).join(' or ')}, another on the Hugging Face hub (owner/name), or a folder`;
    throw new CallError(
      `call: unknown encoder: ${name}. ${meant === null ? `Name ${names}.` : `Did you mean ${meant}?`}`,
    );
  }
  const { env, pipeline } = load();
  const folder = resolve(name);
  if (isFolder) {
    env.allowRemoteModels = false;
    env.localModelPath = `${dirname(folder)}/`;
  }
  const { model, prefix } = isFolder
    ? { model: basename(folder), prefix: '' }
    : (known ?? { model: name, prefix: '' });
  const extract = await pipeline('feature-extraction', model, { dtype: 'q8' }).catch((error) => {
    const [said] = String(error instanceof Error ? error.message : error).split('\n');
    throw new ToldError(
      `embed: missing model: ${name}: ${said}. Check the name and the network, or give a folder that holds config.json, tokenizer.json and onnx/model_quantized.onnx.`,
    );
  });
  return {
    id: isFolder ? `folder ${hashOfFiles(folder, ['.'])}` : `${model} q8 ${prefix}`,
    async encode(texts) {
      const asked = texts.map((text) => prefix + text);
      const { data, dims } = await extract(asked, { pooling: 'mean', normalize: true });
      return { dimensions: dims.at(-1)!, values: data };
    },
  };
}
