import type { MissingWork } from '../../corpus/citing/missing-works.ts';
import type { PublishedFile } from '../../map/published-file.ts';
import { risEntry } from '../citations/ris-entry.ts';
import type { SiteModel } from '../site-model.ts';

/** Of a topic's papers as many cite a work that is missed there. */
const MIN_CITING = 3;
/** Works in a file: who wants to bring more has another question. */
const MAX_IN_FILE = 200;

type Model = Pick<SiteModel, 'missing' | 'atlas'>;

/** A work that is cited here and is not here. */
export interface CitedWork {
  readonly work: MissingWork;
  /** How many papers of the map, or of the topic, cite it. */
  readonly count: number;
}

/** What papers of a topic often cite and is not on the map, of the whole map without one; cited by most first. */
export function missingFrom({ missing, atlas }: Model, topic: string | null): readonly CitedWork[] {
  if (topic === null) return missing.map((work) => ({ work, count: work.citedBy.length }));
  return missing
    .map((work) => ({
      work,
      count: work.citedBy.filter((paper) => atlas.papers[paper]!.topic === topic).length,
    }))
    .filter(({ count }) => count >= MIN_CITING)
    .sort((a, b) => b.count - a.count);
}

/** Paths of the files below a folder of the site (`api/`, `topics/<id>/`), null where a file would be empty. */
export function missingPaths(
  works: readonly CitedWork[],
  folder: string,
): { readonly ris: string | null; readonly dois: string | null } {
  const some = (path: string, list: readonly unknown[]) => (list.length > 0 ? folder + path : null);
  return {
    ris: some('missing.ris', titled(works)),
    dois: some('missing-dois.txt', doisOf(works)),
  };
}

/** What is missed on the map and in each topic as files to import: RIS of what has a title, a list of DOIs. */
export function missingFiles(model: Model): readonly PublishedFile[] {
  if (model.missing.length === 0) return [];
  const folders = [
    ['api/', null] as const,
    ...model.atlas.topics.map(({ id }) => [`topics/${id}/`, id] as const),
  ];
  return folders.flatMap(([folder, topic]) => {
    const works = missingFrom(model, topic);
    const { ris, dois } = missingPaths(works, folder);
    return [
      ...(ris === null ? [] : [textFile(ris, titled(works).map(risEntryOf).join(''))]),
      ...(dois === null ? [] : [textFile(dois, `${doisOf(works).join('\n')}\n`)]),
    ];
  });
}

function textFile(path: string, text: string): PublishedFile {
  return { path, bytes: new TextEncoder().encode(text) };
}

function titled(works: readonly CitedWork[]): readonly MissingWork[] {
  return works
    .map(({ work }) => work)
    .filter(({ title }) => title !== null)
    .slice(0, MAX_IN_FILE);
}

function doisOf(works: readonly CitedWork[]): readonly string[] {
  return works.flatMap(({ work }) => doiOf(work) ?? []).slice(0, MAX_IN_FILE);
}

/** The DOI of a work, that of arXiv too; null without one. */
function doiOf({ ids }: MissingWork): string | null {
  const of = (kind: string) => ids.find((id) => id.startsWith(`${kind}:`))?.slice(kind.length + 1);
  const arxiv = of('arxiv');
  return of('doi') ?? (arxiv === undefined ? null : `10.48550/arXiv.${arxiv}`);
}

/** Names as `Lovelace, A.M.` or `Lovelace A.M.`, as far as they are printed so. */
const NAME = /(\p{L}[^,.;&]{0,60}?),? ((?:\p{Lu}\p{Ll}{0,2}\.[ -]?)+)/gu;

function risEntryOf(work: MissingWork, place: number): string {
  const { title, authors, year } = work;
  const names = [...authors.matchAll(NAME)].map(([, family, given]) => ({
    family: family!.trim(),
    given: given!.trim(),
  }));
  const doi = doiOf(work);
  return risEntry({
    type: 'document',
    id: `missing-${place + 1}`,
    title: title!,
    ...(names.length > 0 && { author: names }),
    ...(year !== null && { issued: { 'date-parts': [[year]] } }),
    ...(doi !== null && { DOI: doi }),
  });
}
