import fc from 'fast-check';
import { expect, test } from 'vitest';
import { linkRows } from '../../src/corpus/citing/link-rows.ts';
import { citedWorks, countShared, worksOf } from '../../src/corpus/citing/works-of-references.ts';

const referencesOf = (...lines: readonly string[]) =>
  lines.map((reference, i) => ({ paper: i, reference }));

test('references are one work where they share a key, through others too', () => {
  const title = 'Poe, E., The sea of elsewhere (1999) Elsewhere';
  const both = `${title}, 3, pp. 4-9`;
  const works = worksOf(
    referencesOf(
      title,
      'POE E, 1999, ELSEWHERE, V3, P4',
      both,
      'doi:10.5555/a',
      'doi:10.5555/A.',
      '?',
    ),
  );
  expect([...works]).toEqual([0, 0, 0, 1, 1, -1]);
});

test('two papers share what both cite here and elsewhere, each work once', () => {
  const links = {
    cites: linkRows(3, [0, 1], [2, 2]),
    citedBy: linkRows(3, [], []),
    selfCiting: [],
  };
  const open = [
    { paper: 0, reference: 'doi:10.5555/a' },
    { paper: 0, reference: 'doi:10.5555/A' },
    { paper: 1, reference: 'doi:10.5555/a' },
    { paper: 1, reference: 'nothing to know' },
    { paper: 0, reference: 'nothing to know' },
  ];
  const cited = citedWorks(3, links, open, worksOf(open));
  expect([countShared(cited, 0, 1), countShared(cited, 0, 2)]).toEqual([2, 0]);
});

test('what two papers share is the intersection of what each cites, from either side', () => {
  const list = fc.uniqueArray(fc.nat(30), { maxLength: 20 });
  fc.assert(
    fc.property(list, list, (a, b) => {
      const from = [...a.map(() => 0), ...b.map(() => 1)];
      const rows = linkRows(31, from, [...a, ...b]);
      const both = a.filter((work) => b.includes(work)).length;
      expect([countShared(rows, 0, 1), countShared(rows, 1, 0)]).toEqual([both, both]);
    }),
  );
});
