import { fnv1a } from '../words/hashes.ts';
import { loadWordModel, wordModelLicence } from '../words/load-word-model.ts';
import type { WordModel } from '../words/word-model.ts';
import { packJson } from './packing.ts';
import type { SearchPart } from './search-part.ts';
import { packWordModel, shardCount } from './word-shards.ts';
import type { WordModelPlace } from './words-index.ts';

/** A word model, and what has to stand beside whatever is published of it. */
export interface LicensedModel {
  readonly model: WordModel;
  /** Whether it was made of this corpus' words. */
  readonly isOwn: boolean;
  readonly licences: WordFiles['files'];
}

/** A word model as files; the folder's name is a hash of them. */
export interface WordFiles {
  readonly place: WordModelPlace;
  readonly files: readonly SearchPart[];
}

let packedEnglish: WordFiles | undefined;

/** The English word model in pieces, packed once a run. */
export function englishWords(): WordFiles {
  packedEnglish ??= wordFiles(englishModel());
  return packedEnglish;
}

/** The English word model, under the licences of what it was made of. */
export function englishModel(): LicensedModel {
  const licence = { name: 'LICENCE.txt', bytes: new TextEncoder().encode(wordModelLicence()) };
  return { model: loadWordModel(), isOwn: false, licences: [licence] };
}

/** A word model in pieces. */
export function wordFiles({ model, isOwn, licences }: LicensedModel): WordFiles {
  const files = packWordModel(model);
  const hash = fnv1a(packJson(files.map(({ bytes }) => fnv1a(bytes))));
  const folder = `words-${hash.toString(16).padStart(8, '0')}`;
  return { place: { folder, shards: shardCount(model), isOwn }, files: [...files, ...licences] };
}
