// Runs in the browser too.

import { idNumber, idText, type Points } from './points.ts';

/** What a drawing of dots cannot show of its papers, column by column: attributes of a dot each would take twice the bytes, compressed. */
const COLUMNS = ['subtopic', 'confidence', 'titleMinScale', 'titleSide', 'year', 'venue'] as const;

/** The columns as `data-` attributes by the name that scripts know them by; those without a value are left out. */
export function columnAttributes(
  points: Points,
  authors: readonly string[],
): Readonly<Record<string, string>> {
  const columns = COLUMNS.flatMap((name): readonly (readonly [string, string])[] =>
    points[name].some((value) => value > 0)
      ? [[attribute(name), [...points[name]].map((value) => value || '').join(',')]]
      : [],
  );
  return {
    'data-id': [...points.id].map(idText).join(''),
    ...Object.fromEntries(columns),
    ...(authors.some((name) => name !== '') && { 'data-authors': JSON.stringify(authors) }),
  };
}

/** Fills the columns in, and returns first authors; of what the drawing says nothing, 0 and ''. */
export function readColumns(
  points: Points,
  dataset: Readonly<Record<string, string | undefined>>,
): readonly string[] {
  for (const name of COLUMNS) {
    const values = dataset[name]?.split(',') ?? [];
    for (const [i, value] of values.entries()) points[name][i] = Number(value);
  }
  const { id = '', authors } = dataset;
  for (let i = 0; i < points.count; i++) points.id[i] = idNumber(id.slice(6 * i, 6 * i + 6));
  return authors === undefined
    ? Array.from({ length: points.count }, () => '')
    : (JSON.parse(authors) as readonly string[]);
}

function attribute(name: string): string {
  return `data-${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}
