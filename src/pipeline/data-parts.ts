import type { PaperWithoutTexts } from '../corpus/paper.ts';
import type { SearchedPaper } from '../search/index-files.ts';
import type { SiteModel } from '../site/site-model.ts';
import type { KeptVectors } from './chart-project.ts';
import type { CitationTexts } from './cite-kept.ts';
import type { LastDeflated } from './deflate-again.ts';

/** What scripts and other programs read, in parts that are written one by one, the largest first. */
export const DATA_PARTS = ['search', 'map', 'openData', 'lists'] as const;

export type DataPart = (typeof DATA_PARTS)[number];

/** What is written beside the pages is made of, and where it goes. */
export interface DataWork {
  readonly model: Pick<
    SiteModel,
    | 'version'
    | 'site'
    | 'papers'
    | 'atlas'
    | 'links'
    | 'elsewhere'
    | 'fields'
    | 'missing'
    | 'recordIds'
    | 'people'
    | 'drawing'
    | 'redirects'
  >;
  readonly vectors: KeptVectors;
  /** Where that is kept which search knows of meaning. */
  readonly cacheFile: string;
  /** Of the new site. */
  readonly folder: string;
  /** The last site, and where a part, by its name, remembers what it deflated. */
  readonly last: Omit<LastDeflated, 'cacheFile'> & { readonly cacheDir: string };
}

/** What search is made of. */
export interface SearchWork extends Omit<DataWork, 'model'> {
  readonly model: Pick<SiteModel, 'version' | 'site' | 'links' | 'recordIds' | 'redirects'> & {
    readonly papers: readonly SearchedPaper[];
    readonly atlas: Pick<SiteModel['atlas'], 'topics' | 'origin'> & {
      readonly papers: readonly Pick<SiteModel['atlas']['papers'][number], 'topic' | 'x' | 'y'>[];
    };
  };
}

/** What all parts but search are made of: none says what an abstract says. */
export interface FilesWork extends Omit<DataWork, 'model'> {
  readonly model: Omit<DataWork['model'], 'papers'> & {
    readonly papers: readonly PaperWithoutTexts[];
  };
}

/** The same, and how papers are cited. */
export interface WorkWithCitations {
  readonly work: FilesWork;
  readonly cited: CitationTexts;
}

/** A part to be written, and what it is made of. */
export type DataTask =
  | { readonly part: 'search'; readonly work: SearchWork }
  | ({ readonly part: Exclude<DataPart, 'search'> } & WorkWithCitations);

/** A part as a thread is handed it; `given` is null where it is what the thread was given before. */
export type ThreadTask =
  | Extract<DataTask, { part: 'search' }>
  | { readonly part: Exclude<DataPart, 'search'>; readonly given: WorkWithCitations | null };

/** A part with what it is made of; all but search wait for the citations. */
export async function taskFor(
  part: DataPart,
  work: DataWork,
  cited: Promise<CitationTexts>,
): Promise<DataTask> {
  return part === 'search' ? searchTask(work) : { part, work, cited: await cited };
}

/**
 * The same for a thread: all that is handed over is copied, so the files' work is given once, and without the texts that
 * nobody reads there.
 */
export function handingOver(
  work: DataWork,
  cited: Promise<CitationTexts>,
): (part: DataPart) => Promise<ThreadTask> {
  let isGiven = false;
  return async (part) => {
    if (part === 'search') return searchTask(work);
    const given = isGiven ? null : { work: withoutTexts(work), cited: await cited };
    isGiven = true;
    return { part, given };
  };
}

/**
 * Search deflates thousands of files, whose scratch memory has V8 sweep the whole heap again and again: so it is made of
 * no more than it reads.
 */
function searchTask(work: DataWork): Extract<DataTask, { part: 'search' }> {
  const { version, site, papers, atlas, links, recordIds, redirects } = work.model;
  const model = {
    ...{ version, site, links, recordIds, redirects },
    papers: papers.map(({ title: _, abstract: __, ...paper }) => paper),
    atlas: {
      topics: atlas.topics,
      origin: atlas.origin,
      papers: atlas.papers.map(({ topic, x, y }) => ({ topic, x, y })),
    },
  };
  return { part: 'search', work: { ...work, model } };
}

function withoutTexts({ model, ...work }: DataWork): FilesWork {
  const papers = model.papers.map(
    ({ title: _, abstract: __, abstractPlain: ___, ...paper }) => paper,
  );
  return { ...work, model: { ...model, papers } };
}
