import { meantWord } from '../../words/nearest-word.ts';
import type { Fault } from '../fault.ts';
import type { FieldKind, FieldSetting, Paper } from '../paper.ts';
import { type PaperPlace, readPaperText } from '../papers-index.ts';
import { readOwnFile } from './own-files.ts';

/** A field of the papers' front matter that readers see, with its values: `values[i]` is of paper `i`, null where it has none. */
export interface OwnField {
  readonly name: string;
  readonly label: string;
  readonly kind: FieldKind;
  readonly values: readonly (number | string | null)[];
}

/** What papers' files say beside the fields that every paper may have, by slug. */
export type MoreFields = ReadonlyMap<string, Readonly<Record<string, unknown>>>;

/** The papers of a project: what their texts say, and where these stand. */
export interface FieldsOfPapers {
  readonly papers: readonly Pick<Paper, 'slug'>[];
  readonly more: MoreFields;
  readonly places: ReadonlyMap<string, PaperPlace>;
}

/** Papers named of one field; more say nothing new. */
const MAX_TOLD = 5;
/** A longer text is no category. */
const MAX_LENGTH = 100;
const YEARS = { first: 1000, last: 2999 };
/** Where years are only guessed at, numbers outside of these are taken for amounts. */
const LIKELY_YEARS = { first: 1500, last: 2100 };

/** The fields that `site.yaml` names, read from the papers. What no paper has, or what is no value of its kind, joins `faults`. */
export function ownFields(
  contentDir: string,
  settings: readonly FieldSetting[],
  { papers, more, places }: FieldsOfPapers,
  faults: Fault[],
): readonly OwnField[] {
  return settings.flatMap((setting) => {
    const raw = papers.map(({ slug }) => more.get(slug)?.[setting.name] ?? null);
    if (raw.every((value) => value === null)) {
      faults.push(unknownField(contentDir, setting.name, more));
      return [];
    }
    const kind = setting.kind ?? likelyKind(raw);
    const wrong: number[] = [];
    const values = raw.map((value, i) => {
      const read = value === null ? null : readAs(kind, value);
      if (value !== null && read === null) wrong.push(i);
      return read;
    });
    const told = wrong.slice(0, MAX_TOLD).map((i) => papers[i]!.slug);
    for (const slug of told)
      faults.push(wrongValue(contentDir, places.get(slug)!, { ...setting, kind }, more.get(slug)));
    if (wrong.length > told.length) {
      const rest = wrong.length - told.length;
      const remedy = `${rest} more ${rest === 1 ? 'paper says' : 'papers say'} something else than ${WORDS[kind]}; they count as without it.`;
      faults.push(atSetting(contentDir, setting.name, 'invalid', remedy));
    }
    return [{ name: setting.name, label: setting.label, kind, values }];
  });
}

/** What most values are: numbers, and of these years where all can be. */
function likelyKind(raw: readonly unknown[]): FieldKind {
  const known = raw.filter((value) => value !== null);
  const numbers = known.map(numberOf).filter((value) => value !== null);
  if (numbers.length * 2 <= known.length) return 'category';
  return numbers.every((value) => isYear(value, LIKELY_YEARS)) ? 'year' : 'number';
}

function readAs(kind: FieldKind, value: unknown): number | string | null {
  const number = numberOf(value);
  if (kind === 'number') return number;
  if (kind === 'year') return number !== null && isYear(number, YEARS) ? number : null;
  const text = isPlain(value) ? String(value).replace(/\s+/g, ' ').trim() : '';
  return text === '' || text.length > MAX_LENGTH ? null : text;
}

function numberOf(value: unknown): number | null {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  return typeof value === 'string' && /^\s*[-+]?\d{1,15}(?:\.\d{1,15})?\s*$/.test(value)
    ? Number(value)
    : null;
}

function isYear(value: number, { first, last }: typeof YEARS): boolean {
  return Number.isInteger(value) && first <= value && value <= last;
}

function isPlain(value: unknown): boolean {
  return ['string', 'number', 'boolean'].includes(typeof value);
}

const WORDS: Readonly<Record<FieldKind, string>> = {
  number: 'a number',
  year: 'a year',
  category: `one text of ${MAX_LENGTH} letters at most`,
};

function unknownField(contentDir: string, name: string, more: MoreFields): Fault {
  const known = new Set([...more.values()].flatMap((fields) => Object.keys(fields)));
  const meant = meantWord(name, [...known].sort());
  const remedy =
    meant === null
      ? `No paper has it. Write ${name}: … above the papers' abstracts, or strike it here.`
      : `No paper has it; did you mean ${meant}?`;
  return atSetting(contentDir, name, 'unknown', remedy);
}

function wrongValue(
  contentDir: string,
  place: PaperPlace,
  { name, kind }: Pick<OwnField, 'name' | 'kind'>,
  fields: Readonly<Record<string, unknown>> | undefined,
): Fault {
  const value = fields?.[name];
  const said = isPlain(value) ? `“${String(value).slice(0, MAX_LENGTH)}”` : 'a list or fields';
  const otherwise = kind === 'category' ? '' : `, or say ${name}: category in site.yaml`;
  const remedy = `It is ${said}; the paper counts as without it. Write ${WORDS[kind]}${otherwise}.`;
  const { file, line, slug } = place;
  const fault = { stage: 'content', kind: 'invalid', what: name, file, remedy } as const;
  return line === 0
    ? { ...fault, line: lineOf(readPaperText(contentDir, place), name) }
    : { ...fault, line, record: slug };
}

function atSetting(
  contentDir: string,
  name: string,
  kind: 'unknown' | 'invalid',
  remedy: string,
): Fault {
  const source = readOwnFile(contentDir, 'site.yaml')?.toString() ?? '';
  const from = lineOf(source, 'fields') ?? 1;
  const below = source
    .split(/\r\n?|\n/)
    .findIndex((text, i) => i >= from - 1 && text.includes(name));
  const line = below === -1 ? from : below + 1;
  return { stage: 'content', kind, what: `field ${name}`, file: 'site.yaml', line, remedy };
}

/** The line of a text on which a field of this name begins; null where none does. */
function lineOf(source: string, name: string): number | null {
  const lines = source.split(/\r\n?|\n/);
  const at = lines.findIndex((text) => /^["']?(.*?)["']?\s*:/.exec(text)?.[1] === name);
  return at === -1 ? null : at + 1;
}
