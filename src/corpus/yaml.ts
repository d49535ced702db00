import { LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import { type Fault, ProjectError } from './fault.ts';

/**
 * Reads YAML against a schema. Throws `ProjectError` with every fault and its line; `firstLine` is the line of
 * the file on which the source begins.
 */
export function readYaml<Schema extends z.ZodType>(
  source: string,
  schema: Schema,
  file: string,
  firstLine = 1,
): z.infer<Schema> {
  const counter = new LineCounter();
  const document = parseDocument(source, { lineCounter: counter, prettyErrors: false });
  const lineAt = (offset: number) => counter.linePos(offset).line + firstLine - 1;
  const fault = (what: string, line: number, remedy: string): Fault => ({
    stage: 'content',
    kind: 'invalid',
    what,
    file,
    line,
    remedy,
  });
  if (document.errors.length > 0) {
    throw new ProjectError(
      document.errors.map((error) =>
        fault(
          'YAML',
          lineAt(error.pos[0]),
          `${sentence(error.message)} Mend the line and run again.`,
        ),
      ),
    );
  }
  const result = schema.safeParse(document.toJS() ?? {});
  if (result.success) return result.data;
  throw new ProjectError(
    result.error.issues.map((issue) => {
      const what = issue.path.join('.') || 'content';
      return fault(
        what,
        lineAt(offsetOf(document, issue.path)),
        `${sentence(issue.message)} Mend the line and run again.`,
      );
    }),
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

function sentence(message: string): string {
  const line = message.split('\n', 1)[0]!.trim();
  return /[.!?]$/.test(line) ? line : `${line}.`;
}
