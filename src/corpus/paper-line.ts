import { parse } from 'yaml';
import { z } from 'zod';
import type { Fault } from './fault.ts';
import { ProjectError } from './fault.ts';
import { frontMatterSchema } from './paper.ts';
import {
  editPaperFile,
  formatPaperFile,
  isEmptyField,
  type PaperFile,
  parsePaperFile,
  takeApart,
} from './paper-file.ts';
import { readYaml } from './project/yaml.ts';

/**
 * A paper's file as one line of JSON: `{"slug":"reefs-grow","title":"Reefs grow","authors":["Ada Young"],"abstract":"They do."}`,
 * fields as above an abstract, and the abstract in Markdown. A file that says more than fields can, such as a comment,
 * stands in it whole: `{"slug":"reefs-grow","markdown":"---\n# Ask Ada.\ntitle: …"}`.
 */
type PaperLine = Readonly<Record<string, unknown>> & { readonly slug: string };

/** Names that a line needs for itself. */
const OWN_FIELDS = ['slug', 'abstract', 'markdown'];
/** What a line may say: the fields of a file, and its abstract. */
const lineSchema = frontMatterSchema.extend({ abstract: z.string().nullish() });
const KNOWN_FIELDS = new Set(Object.keys(lineSchema.shape));
/** A paper is a list of fields, some of them lists; what nests deeper than this is somebody's joke. */
const MAX_DEPTH = 20;

/** The line of a paper: fields that say something, in the given order, then the abstract. */
export function formatPaperLine(
  slug: string,
  fields: Readonly<Record<string, unknown>>,
  body: string,
): string {
  const said = Object.entries(fields).filter(([, value]) => !isEmptyField(value));
  return JSON.stringify({
    slug,
    ...Object.fromEntries(said),
    ...(body !== '' && { abstract: body }),
  });
}

/** The line with some fields or its abstract exchanged; unknown fields stay. */
export function editPaperLine(
  line: string,
  fields: Readonly<Record<string, unknown>>,
  body: string | null,
): string {
  const { slug, abstract, markdown, ...front } = JSON.parse(line) as PaperLine;
  if (typeof markdown === 'string')
    return JSON.stringify({ slug, markdown: editPaperFile(markdown, fields, body) });
  return formatPaperLine(slug, { ...front, ...fields }, body ?? bodyOf(abstract));
}

/** Reads the line of a paper; what is passed over joins `faults`. Throws `ProjectError` naming file, line and remedy. */
export function parsePaperLine(
  source: string,
  file: string,
  line: number,
  faults: Fault[],
): PaperFile {
  const at = (fault: Fault): Fault => ({ ...fault, line });
  const { slug: _, markdown, ...said } = JSON.parse(source) as PaperLine;
  if (typeof markdown === 'string') {
    const own: Fault[] = [];
    try {
      return parsePaperFile(markdown, file, own);
    } catch (error) {
      throw error instanceof ProjectError ? new ProjectError(error.faults.map(at)) : error;
    } finally {
      faults.push(...own.map(at));
    }
  }
  const read = lineSchema.safeParse(said);
  const known = read.success && Object.keys(said).every((name) => KNOWN_FIELDS.has(name));
  // JSON is YAML: its reader knows how to say what is wrong.
  const { abstract, ...front } = known
    ? read.data
    : readYaml(JSON.stringify(said), lineSchema, file, line, faults);
  return { front, body: bodyOf(abstract) };
}

/** Whether a value nests deeper than a line may. */
export function nestsTooDeep(value: unknown, depth = 0): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return depth > MAX_DEPTH || Object.values(value).some((inner) => nestsTooDeep(inner, depth + 1));
}

/** A file's text as a line from which `fileOfLine` makes the same text, letter by letter. */
export function lineOfFile(slug: string, text: string): string {
  const parts = partsOf(text);
  const isPlain =
    parts !== null &&
    !OWN_FIELDS.some((name) => name in parts.fields) &&
    formatPaperFile(parts.fields, parts.body) === text;
  return isPlain
    ? formatPaperLine(slug, parts.fields, parts.body)
    : JSON.stringify({ slug, markdown: text });
}

/** The text of the file that a line stands for. */
export function fileOfLine(line: string): string {
  const { slug: _, abstract, markdown, ...front } = JSON.parse(line) as PaperLine;
  return typeof markdown === 'string' ? markdown : formatPaperFile(front, bodyOf(abstract));
}

function bodyOf(abstract: unknown): string {
  return typeof abstract === 'string' ? abstract.replace(/\r\n?/g, '\n').trim() : '';
}

/** Fields and abstract of a file; null where it can't be read. */
function partsOf(
  text: string,
): { readonly fields: Readonly<Record<string, unknown>>; readonly body: string } | null {
  try {
    const { yaml, body } = takeApart(text, '');
    const fields: unknown = parse(yaml, { logLevel: 'error' });
    return typeof fields === 'object' && fields !== null && !Array.isArray(fields)
      ? { fields: fields as Record<string, unknown>, body }
      : null;
  } catch {
    return null;
  }
}
