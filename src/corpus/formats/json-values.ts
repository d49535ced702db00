import { jsonOrNull } from '../../words/json-or-null.ts';

/** A JSON object of unknown fields. */
export type Json = Readonly<Record<string, unknown>>;

/** The first value at any of the paths that says anything, in the first of the objects that has one. */
export function at(objects: readonly Json[], paths: readonly string[]): unknown {
  for (const object of objects) {
    for (const path of paths) {
      let value: unknown = object[path];
      if (value === undefined && path.includes('.')) {
        value = path
          .split('.')
          .reduce<unknown>((inner, name) => (inner as Json | null | undefined)?.[name], object);
      }
      // OpenReview wraps each field.
      if (isObject(value) && 'value' in value) value = value.value;
      if (value === null || value === undefined || value === '') continue;
      if (Array.isArray(value) && value.length === 0) continue;
      return value;
    }
  }
  return undefined;
}

/** Services wrap a text in a list in an object or two; what nests deeper is no text. */
const MAX_DEPTH = 8;

/** A value as text, whatever wraps it; undefined where it is none. */
export function textOf(value: unknown, depth = 0): string | undefined {
  if (depth > MAX_DEPTH) return undefined;
  if (typeof value === 'string') return value;
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  if (Array.isArray(value)) return textOf(value[0], depth + 1);
  if (isObject(value))
    return textOf(
      at([value], ['name', 'title', 'display_name', 'text', 'value', 'raw', '$']),
      depth + 1,
    );
  return undefined;
}

/** Whether a value is an object and no list. */
export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The texts of a list as JSON or Python prints one, `['a', 'b']`; null where a text is none. */
export function printedList(source: string): string[] | null {
  if (!/^\s*\[[\s\S]*\]\s*$/.test(source)) return null;
  const list = jsonOrNull(source);
  if (Array.isArray(list))
    return list.map((item) => textOf(item)).filter((item): item is string => item !== undefined);
  const items = [...source.matchAll(/'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"/g)];
  if (items.length === 0) return null;
  return items.map(([, single, double]) => (single ?? double ?? '').replace(/\\(['"])/g, '$1'));
}
