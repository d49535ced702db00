// Ships to the browser: the fields of the papers, once one is asked for.
import { map as say } from '#strings/map';
import type { FieldColumn } from '../../../map/field-filter.ts';
import type { Points } from '../../../map/points.ts';
import { showMessage } from './map-notice.ts';
import { fetchData } from './map-points.ts';

/** Fields by their names; null till they have come. */
export type FieldColumns = ReadonlyMap<string, FieldColumn>;

/** The fields of the map. Where they can't be had, the map says so, and null. */
export async function fetchFields(): Promise<FieldColumns | null> {
  try {
    const columns: readonly FieldColumn[] = await (await fetchData('fields.json')).json();
    return new Map(columns.map((column) => [column.name, column]));
  } catch {
    showMessage(say.fields.notLoaded);
    return null;
  }
}

/** The values of a field in the order of points; NaN where a paper has none. */
export function valuesOf(
  { values }: FieldColumn,
  { number }: Pick<Points, 'number'>,
): Float64Array {
  return Float64Array.from(number, (place) => values[place] ?? Number.NaN);
}
