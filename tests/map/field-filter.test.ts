import fc from 'fast-check';
import { expect, test } from 'vitest';
import { linkRows } from '../../src/corpus/citing/link-rows.ts';
import { fieldColumns } from '../../src/map/field-columns.ts';
import {
  choiceIn,
  type FieldColumn,
  fieldMask,
  formatRange,
  parseRange,
} from '../../src/map/field-filter.ts';

const LABELS = { citedHere: 'Citations here', citations: 'Citations anywhere' };
const own = (kind: 'number' | 'category', ...values: readonly (number | string | null)[]) => ({
  name: 'own',
  label: 'Own',
  kind,
  values,
});

test('categories become numbers, the largest first; citations join where they are known', () => {
  const [cites, citedBy] = [linkRows(2, [1], [0]), linkRows(2, [0], [1])];
  expect(
    fieldColumns(
      {
        fields: [own('category', 'RCT', 'Cohort', null, 'RCT')],
        links: { cites, citedBy, selfCiting: [] },
        elsewhere: [null, { count: 61, date: '2026-01-02' }],
      },
      LABELS,
    ),
  ).toEqual([
    {
      name: 'own',
      label: 'Own',
      kind: 'category',
      names: ['RCT', 'Cohort'],
      values: [1, 2, null, 1],
    },
    { name: 'citedHere', label: 'Citations here', kind: 'number', values: [1, 0] },
    { name: 'citations', label: 'Citations anywhere', kind: 'number', values: [null, 61] },
  ]);
  expect(fieldColumns({ fields: [], links: null, elsewhere: [] }, LABELS)).toEqual([]);
});

const DESIGN: FieldColumn = {
  ...own('category'),
  names: ['RCT', 'Case, series'],
  values: [1, 2, null],
};
const SIZE: FieldColumn = { ...own('number'), values: [-5, 0, 12.5, null] };

test.each([
  [DESIGN, 'RCT', [1, 0, 0]],
  [DESIGN, 'RCT,Case, series', [1, 1, 0]],
  [DESIGN, '!RCT', [0, 1, 1]],
  [DESIGN, 'nobody', null],
  [SIZE, '0..', [0, 1, 1, 0]],
  [SIZE, '..-1', [1, 0, 0, 0]],
  [SIZE, '12.5', [0, 0, 1, 0]],
  [SIZE, '..', null],
  [SIZE, 'many', null],
])(
  '%# a condition means the papers that meet it, those without a value never an amount',
  (column, text, mask) => {
    const found = fieldMask(column, text);
    expect(found && [...found]).toEqual(mask);
  },
);

test('a name that no paper has is told, the others still mean something', () => {
  const { choice, unknown } = choiceIn(DESIGN, 'RCT,nobody');
  expect(choice).toEqual({ any: ['RCT'], none: [] });
  expect(unknown).toBe(true);
});

test('a range is read back as it was written', () => {
  const end = fc.oneof(
    fc.integer({ min: -1e6, max: 1e6 }).map((value) => value / 100),
    fc.constantFrom(Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY),
  );
  fc.assert(
    fc.property(end, end, (a, b) => {
      const range = [Math.min(a, b), Math.max(a, b)] as const;
      const text =
        Number.isFinite(range[0]) || Number.isFinite(range[1]) ? formatRange(range) : null;
      const isOpen = range[0] === Number.POSITIVE_INFINITY || range[1] === Number.NEGATIVE_INFINITY;
      if (text !== null && !isOpen) expect(parseRange(text)).toEqual(range);
    }),
    { seed: 19 },
  );
});
