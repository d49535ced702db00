// Runs in the browser too: which papers a condition on one of their fields means.
import type { FieldKind } from '../corpus/paper.ts';
import { type Choice, parseChoice } from './choice.ts';

/** A field that papers can be coloured and filtered by. */
export interface FieldInfo {
  /** As in addresses. */
  readonly name: string;
  /** As readers see it. */
  readonly label: string;
  readonly kind: FieldKind;
}

/** A field with its values: `values[i]` is of the paper at place `i` in the order of slugs; null where it has none. */
export interface FieldColumn extends FieldInfo {
  /** Of a category the number of its name from 1. */
  readonly values: readonly (number | null)[];
  /** Of a category, the largest first. */
  readonly names?: readonly string[];
}

/** From the smallest to the largest value that is meant, both included; infinite where it is open. */
export type Range = readonly [low: number, high: number];

const NUMBER = '[-+]?\\d+(?:\\.\\d+)?';
const RANGE = new RegExp(`^(${NUMBER})?\\.\\.(${NUMBER})?$|^(${NUMBER})$`);

/** Reads `10..200`, `10..`, `..200` or `10`; null for anything else, or for what says nothing. */
export function parseRange(text: string): Range | null {
  const [whole, low, high, only] = RANGE.exec(text) ?? [];
  if (whole === undefined || whole === '..') return null;
  if (only !== undefined) return [Number(only), Number(only)];
  const ends = [
    low === undefined ? Number.NEGATIVE_INFINITY : Number(low),
    high === undefined ? Number.POSITIVE_INFINITY : Number(high),
  ] as const;
  return ends[0] <= ends[1] ? ends : [ends[1], ends[0]];
}

/** The text that `parseRange` reads back; null where both ends are open. */
export function formatRange([low, high]: Range): string | null {
  if (low === high) return String(low);
  const end = (value: number) => (Number.isFinite(value) ? String(value) : '');
  return Number.isFinite(low) || Number.isFinite(high) ? `${end(low)}..${end(high)}` : null;
}

/** The names of a category that a condition asks for or leaves out; `unknown` where it has one that no paper has. */
export function choiceIn(
  { names = [] }: FieldColumn,
  text: string,
): { readonly choice: Choice; readonly unknown: boolean } {
  const known = new Set(names);
  return parseChoice(text, (name) => known.has(name));
}

/** `mask[i]` is 1 where the paper at place `i` meets a condition on a field; null where the condition means nothing. */
export function fieldMask(column: FieldColumn, text: string): Uint8Array | null {
  if (column.kind === 'category') {
    const { any, none } = choiceIn(column, text).choice;
    if (any.length + none.length === 0) return null;
    const name = (value: number | null) => (value === null ? null : column.names![value - 1]!);
    return Uint8Array.from(column.values, (value) => {
      const own = name(value);
      const isMeant = any.length === 0 || (own !== null && any.includes(own));
      return isMeant && (own === null || !none.includes(own)) ? 1 : 0;
    });
  }
  const range = parseRange(text);
  if (range === null) return null;
  const [low, high] = range;
  return Uint8Array.from(column.values, (value) =>
    value !== null && low <= value && value <= high ? 1 : 0,
  );
}
