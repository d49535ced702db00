import { type CitingRecord, citingRecords } from './citing/citing-record.ts';
import type { Fault } from './fault.ts';
import { readImported } from './importing/imported-file.ts';
import type { NamedTopic, Paper } from './paper.ts';
import { indexPapers, type PaperPlace, readPaperText } from './papers-index.ts';
import { formerIds } from './project/former-ids.ts';
import type { MoreFields } from './project/own-fields.ts';
import { lineOfField, type ReadPaper, readPaper } from './read-paper.ts';
import { makeShortId } from './slug.ts';
import type { TextCache } from './text-cache.ts';

/** What imports know of papers, and no file of theirs says. */
interface KnownRecords {
  readonly known: ReadonlyMap<string, { readonly id: string; readonly added: string }>;
  /** Of who cites whom. */
  readonly records: ReadonlyMap<string, CitingRecord>;
}

/** What was read before: papers' texts by name and text, and what imports know as long as they say the same. */
export interface ReadBefore extends Pick<TextCache<ReadPaper>, 'getOrMake'> {
  readonly knownRecords: (read: () => KnownRecords) => KnownRecords;
}

const NEVER_READ: ReadBefore = { getOrMake: (_, read) => read(), knownRecords: (read) => read() };

/**
 * Reads the papers of a project folder, sorted by slug; what is wrong with one is told and the others are read.
 * `outside`: whether a paper may be pinned to none of the topics.
 */
export function readPapers(
  contentDir: string,
  topics: readonly NamedTopic[] | null,
  before: ReadBefore = NEVER_READ,
  outside = true,
): {
  readonly papers: readonly Paper[];
  /** By slug: what imports know of who cites whom. */
  readonly records: ReadonlyMap<string, CitingRecord>;
  readonly more: MoreFields;
  /** Where each stands, by slug. */
  readonly places: ReadonlyMap<string, PaperPlace>;
  readonly faults: readonly Fault[];
} {
  const { known, records } = before.knownRecords(() => knownRecords(contentDir));
  const ids = new Set([...known.values()].map(({ id }) => id));
  const former = formerIds(topics ?? []);
  const topicIds =
    topics && new Set([...topics.map((topic) => topic.id), ...(outside ? ['outside'] : [])]);
  const faults: Fault[] = [];
  const more = new Map<string, ReadPaper['more']>();
  const { places, strange, unnamed, twice } = indexPapers(contentDir);
  faults.push(...strange.values(), ...unnamed, ...twice);
  const papers = [...places.keys()].sort().flatMap((slug): Paper[] => {
    const place = places.get(slug)!;
    const { file } = place;
    if (!/^[a-z0-9-]+$/.test(slug)) {
      const remedy =
        'Left out; name the file with a-z, 0-9 and - only, it is the address of the paper.';
      faults.push({ ...AT, kind: 'invalid', what: 'file name', file, remedy });
      return [];
    }
    const source = readPaperText(contentDir, place);
    const {
      paper,
      more: others,
      faults: said,
    } = before.getOrMake(`${nameAt(place)}\0${source}`, () => readPaper(source, place));
    const own = said.map((fault) => faultAt(fault, place));
    faults.push(...own);
    if (paper === null) return [];
    more.set(slug, others);
    const entry = known.get(slug);
    const id = entry?.id ?? makeShortId(slug, ids);
    ids.add(id);
    const pin = paper.pin === null ? null : (former.get(paper.pin) ?? paper.pin);
    const pinKnown = pin === null || topicIds === null || topicIds.has(pin);
    if (!pinKnown) {
      const remedy =
        pin === 'outside'
          ? 'topics.yaml says outside: false; the pin is passed over. Pin the paper to a topic, or strike that line.'
          : `No topic has the id ${pin}; the pin is passed over. Use one of topics.yaml, or outside.`;
      const line = lineOfField('topic', source, place);
      faults.push({ ...AT, kind: 'unknown', what: 'topic', file, line, remedy });
    }
    return [{ slug, id, ...paper, pin: pinKnown ? pin : null, added: entry?.added ?? null }];
  });
  return { papers, records, more, places, faults };
}

const AT = { stage: 'content', line: null } as const;

function knownRecords(contentDir: string): KnownRecords {
  const imported = readImported(contentDir);
  const known = [...imported].map(([slug, { id, added }]) => [slug, { id, added }] as const);
  return { known: new Map(known), records: citingRecords(imported.values()) };
}

/** What a paper's text was read as holds wherever its line stands. */
function nameAt({ file, line }: PaperPlace): string {
  return line === 0 ? file : '';
}

/** A fault of a line is told of the line where it stands now. */
function faultAt(fault: Fault, { file, line, slug }: PaperPlace): Fault {
  return line === 0 ? fault : { ...fault, file, line, record: slug };
}
