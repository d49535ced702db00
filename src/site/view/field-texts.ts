import type { OwnField } from '../../corpus/project/own-fields.ts';
import type { Strings } from '../strings/strings.ts';

/** What a paper says in one of the owner's fields: the field's name for readers, and the value in words. */
export type FieldText = readonly [label: string, text: string];

/** What paper `i` says in the owner's fields, in their order; fields it has no value of are left out. */
export function fieldTexts(
  fields: readonly OwnField[],
  i: number,
  { shared }: Pick<Strings, 'shared'>,
): readonly FieldText[] {
  return fields.flatMap(({ label, kind, values }): readonly FieldText[] => {
    const value = values[i] ?? null;
    if (value === null) return [];
    const isAmount = kind === 'number' && typeof value === 'number';
    return [[label, isAmount ? shared.quantity(value) : String(value)]];
  });
}
