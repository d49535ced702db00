import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { COMPARED, GROUPS } from '../../src/map/colour-scales.ts';
import { LABEL_STYLES } from '../../src/map/labels/label-styles.ts';
import { PACKAGE_ROOT } from '../../src/pipeline/paths.ts';

const STYLES = join(PACKAGE_ROOT, 'src/site/styles');
const sheets = readdirSync(STYLES).map(
  (name) => [name, readFileSync(join(STYLES, name), 'utf8')] as const,
);

/** The only widths at which the layout changes: small phone, narrow page, phone, window beside, tablet, wide desk. */
const BREAKPOINTS = ['30rem', '40rem', '44rem', '44.01rem', '64rem', '64.01rem', '100rem'];

test.each(sheets)('%s says corners and stacking order by their names', (_, css) => {
  expect(css.match(/z-index: (?!var\()[^;]*/g) ?? []).toEqual([]);
  expect(css.match(/border-radius: (?!var\(|50%|0;)[^;]*/g) ?? []).toEqual([]);
});

test.each(sheets)('%s stands in a layer, so that order and not weight decides', (_, css) => {
  const outside = css
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/@font-face \{[^}]*\}/g, '')
    .replace(/@layer [a-z, ]+;/g, '')
    .replace(/^@layer [a-z]+ \{\n[\s\S]*?^\}$/gm, '');
  expect(outside.trim()).toBe('');
});

test('the layout changes at the same few widths everywhere, in scripts too', () => {
  const widths = sheets.flatMap(([, css]) =>
    [...css.matchAll(/@media ([^{]*)/g)].flatMap(([, query]) =>
      [...query!.matchAll(/\((?:min|max)-width: ([^)]+)\)/g)].map(([, width]) => width!),
    ),
  );
  expect(widths.filter((width) => !BREAKPOINTS.includes(width))).toEqual([]);
});

test('the map has a sheet below it in the same windows for all its style sheets and for its script', () => {
  const frame = readFileSync(join(PACKAGE_ROOT, 'src/site/client/map/map-frame.ts'), 'utf8');
  const sheet = /const SHEET = '([^']+)'/.exec(frame)![1]!;
  const ofMap = [
    'map',
    'map-head',
    'map-select',
    'map-tools',
    'map-window',
    'legend',
    'side-panel',
  ];
  for (const name of ofMap) {
    const css = sheets.find(([own]) => own === `${name}.css`)![1];
    expect(css, name).toContain(`@media ${sheet} {`);
  }
});

test('every name of a corner or a stacking order is set once', () => {
  const type = sheets.find(([name]) => name === 'type.css')![1];
  const used = new Set(
    sheets.flatMap(([, css]) =>
      [...css.matchAll(/var\((--(?:z|radius)[a-z-]*)\)/g)].map(([, name]) => name!),
    ),
  );
  const set = [...type.matchAll(/^\s*(--(?:z|radius)[a-z-]*):/gm)].map(([, name]) => name!);
  expect(new Set(set).size).toBe(set.length);
  expect([...used].sort()).toEqual([...set].sort());
});

test('names on the map are set as they were measured: capitals where their width counts them', () => {
  const map = sheets.find(([name]) => name === 'map.css')![1];
  for (const [kind, { capitals }] of Object.entries(LABEL_STYLES)) {
    const rule = new RegExp(`\\.map \\.${kind} \\{([^}]*)\\}`).exec(map)?.[1] ?? '';
    expect([kind, /text-transform: uppercase/.test(rule)]).toEqual([kind, capitals]);
    expect([kind, /letter-spacing: 0\.12em/.test(rule)]).toEqual([kind, capitals]);
  }
  expect(/\.names,\s*\.halos \{\s*font-size: 1rem;/.test(map)).toBe(true);
});

test('what is compared has the colours on the sheet that its papers have on the map', () => {
  const sheet = sheets.find(([name]) => name === 'compare.css')![1];
  const colours = [...sheet.matchAll(/--c: (#\w+);/g)].map(([, colour]) => colour);
  const [first, second] = COMPARED;
  expect(colours).toEqual(
    (['light', 'dark'] as const).flatMap((scheme) => [
      GROUPS[scheme][first],
      GROUPS[scheme][second],
    ]),
  );
});

test('the ink that names of topics are mixed with is that of the page', () => {
  const type = sheets.find(([name]) => name === 'type.css')![1];
  const palette = readFileSync(join(PACKAGE_ROOT, 'src/map/palette.ts'), 'utf8');
  const [, light, dark] = /INK[^=]*= \{ light: '(#\w+)', dark: '(#\w+)' \}/.exec(palette)!;
  expect([...type.matchAll(/--ink: (#\w+);/g)].map(([, ink]) => ink)).toEqual([light, dark]);
});
