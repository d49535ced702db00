import { LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';
import { meantWord } from '../../words/nearest-word.ts';
import { type Fault, ProjectError } from '../fault.ts';
import { conflictFault } from './conflict-marks.ts';
import { plainYaml } from './plain-yaml.ts';
import { mendedLine } from './yaml-slips.ts';

/** One slip makes errors of all that follows; the first of them say where to look. */
const MAX_TOLD = 5;
const TOO_DEEP = 'It nests deeper than any settings do. Mend it and run again.';

/**
 * Reads YAML against a schema. Throws `ProjectError` with every fault and its line; `firstLine` is the line of
 * the file on which the source begins. A field that the schema doesn't know is passed over, and told in `faults`.
 */
export function readYaml<Schema extends z.ZodType>(
  source: string,
  schema: Schema,
  file: string,
  firstLine = 1,
  faults: Fault[] = [],
): z.infer<Schema> {
  const counter = new LineCounter();
  const lineAt = (offset: number) => counter.linePos(offset).line + firstLine - 1;
  const fault = (what: string, line: number, remedy: string): Fault => ({
    ...{ stage: 'content', kind: 'invalid', what },
    ...{ file, line, remedy },
  });
  const undecided = conflictFault(source, file, 'content', firstLine);
  if (undecided !== null) throw new ProjectError([undecided]);
  const plain = readPlain(source, schema);
  if (plain !== null) return plain;
  const meant = (line: number) => {
    const mended = mendedLine(source, line - firstLine);
    return mended && { line: mended.line + firstLine, remedy: `Write the line as: ${mended.text}` };
  };
  const { document, value } = evaluated(source, counter, (remedy, offset) => {
    const slip = meant(lineAt(offset));
    throw new ProjectError([fault('YAML', slip?.line ?? lineAt(offset), slip?.remedy ?? remedy)]);
  });
  if (document.errors.length > 0) {
    const slip = meant(lineAt(document.errors[0]!.pos[0]));
    if (slip !== null) throw new ProjectError([fault('YAML', slip.line, slip.remedy)]);
    throw new ProjectError(
      document.errors
        .slice(0, MAX_TOLD)
        .map((error) =>
          fault(
            'YAML',
            lineAt(error.pos[0]),
            /call stack/.test(error.message)
              ? TOO_DEEP
              : `${sentence(error.message)} Mend the line and run again.`,
          ),
        ),
    );
  }
  // A lone text instead of fields: a blank is missing behind a colon. A warning: a word was taken for a tag.
  const [warning] = document.warnings;
  const joined =
    typeof value === 'string' || warning !== undefined ? meant(lineAt(warning?.pos[0] ?? 0)) : null;
  if (joined !== null) throw new ProjectError([fault('YAML', joined.line, joined.remedy)]);
  const result = schema.safeParse(value ?? {});
  for (const { path, known } of unknownFields(schema, value ?? {}, [])) {
    const name = String(path.at(-1));
    const meant = meantWord(name, known);
    faults.push({
      stage: 'content',
      kind: 'unknown',
      what: `field ${name}`,
      file,
      line: lineAt(offsetOf(document, path)),
      ...(meant === null
        ? { remedy: 'It is passed over.', advice: true }
        : { remedy: `It is passed over; did you mean ${meant}?` }),
    });
  }
  if (result.success) return result.data;
  throw new ProjectError(
    result.error.issues.map((issue) => {
      const what = String(issue.path.findLast((part) => typeof part === 'string') ?? 'content');
      const line = lineAt(offsetOf(document, issue.path));
      if (isMissing(document, issue.path))
        return { ...fault(what, line, 'Add it and run again.'), kind: 'missing' };
      return fault(what, line, `${wordsOf(issue, what)} Mend the line and run again.`);
    }),
  );
}

/** What is plain and all right; null where there is anything to tell of it. */
function readPlain<Schema extends z.ZodType>(
  source: string,
  schema: Schema,
): z.infer<Schema> | null {
  const value = plainYaml(source);
  if (value === null || unknownFields(schema, value, []).length > 0) return null;
  return schema.safeParse(value).data ?? null;
}

/**
 * The document and its value. Aliases without an anchor, bombs of aliases and nesting without end are no bugs of ours:
 * `refuse` is told what is wrong and where.
 */
function evaluated(
  source: string,
  lineCounter: LineCounter,
  refuse: (remedy: string, offset: number) => never,
): { readonly document: Document; readonly value: unknown } {
  try {
    const document = parseDocument(source, { lineCounter, prettyErrors: false });
    return { document, value: document.errors.length > 0 ? null : document.toJS() };
  } catch (error) {
    if (error instanceof RangeError) return refuse(TOO_DEEP, 0);
    if (!(error instanceof ReferenceError)) throw error;
    const name = /: ([^\s]*)$/.exec(error.message)?.[1] ?? '';
    const remedy =
      'A text that begins with * or & means something else to YAML. Put it in quotes and run again.';
    return refuse(remedy, Math.max(0, source.indexOf(`*${name}`)));
  }
}

type Document = ReturnType<typeof parseDocument>;

/** Fields of a value that its schema doesn't have, wherever they stand in it, with those that it has. */
function unknownFields(
  schema: z.core.$ZodType,
  value: unknown,
  path: readonly PropertyKey[],
): readonly { readonly path: readonly PropertyKey[]; readonly known: readonly string[] }[] {
  if (schema instanceof z.ZodArray && Array.isArray(value))
    return value.flatMap((item, i) => unknownFields(schema.element, item, [...path, i]));
  if (!(schema instanceof z.ZodObject) || typeof value !== 'object' || value === null) return [];
  const known = Object.keys(schema.shape);
  return Object.entries(value).flatMap(([name, inner]) =>
    known.includes(name)
      ? unknownFields(schema.shape[name]!, inner, [...path, name])
      : [{ path: [...path, name], known }],
  );
}

/** Where the value at a path begins; where it is missing, where its nearest parent does. */
function offsetOf(
  document: ReturnType<typeof parseDocument>,
  path: readonly PropertyKey[],
): number {
  for (let length = path.length; length > 0; length--) {
    const node = document.getIn(path.slice(0, length), true) as
      | { range?: [number, number, number] }
      | undefined;
    if (node?.range) return node.range[0];
  }
  return document.contents?.range?.[0] ?? 0;
}

function isMissing(
  document: ReturnType<typeof parseDocument>,
  path: readonly PropertyKey[],
): boolean {
  return path.length > 0 && !document.hasIn(path);
}

/** What a value should be, in an owner's words. */
function wordsOf(issue: z.core.$ZodIssue, what: string): string {
  if (issue.code === 'invalid_type') {
    if (issue.expected === 'array') return `It is to be a list, such as ${what}: [one, another].`;
    if (issue.expected === 'string') return `It is to be text; put it in quotes: ${what}: "…".`;
    if (issue.expected === 'number') return 'It is to be a number.';
    if (issue.expected === 'object')
      return 'It is to be fields with values, such as title: My map.';
  }
  if (issue.code === 'invalid_value') return `It is one of ${issue.values.map(String).join(', ')}.`;
  if (issue.code === 'too_small' && issue.origin === 'string') return 'It is empty.';
  return sentence(issue.message);
}

function sentence(message: string): string {
  const line = message.split('\n', 1)[0]!.trim();
  return /[.!?]$/.test(line) ? line : `${line}.`;
}
