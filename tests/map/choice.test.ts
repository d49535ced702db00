import fc from 'fast-check';
import { expect, test } from 'vitest';
import { choose, formatChoice, NO_CHOICE, parseChoice } from '../../src/map/choice.ts';

const parse = (text: string, ...known: string[]) => parseChoice(text, (n) => known.includes(n));

test('names parted by commas are any of them, those with ! before them none', () => {
  expect(parse('b,a,!c', 'a', 'b', 'c')).toEqual({
    choice: { any: ['b', 'a'], none: ['c'] },
    unknown: false,
  });
});

test('the longest known name is meant where one has commas of its own', () => {
  const known = ['Maps', 'Maps, Plans', 'Plans'];
  expect(parse('Maps, Plans', ...known).choice.any).toEqual(['Maps, Plans']);
  expect(parse('Maps,Plans,!Maps, Plans', ...known).choice).toEqual({
    any: ['Maps', 'Plans'],
    none: ['Maps, Plans'],
  });
});

test('a name that begins with ! is that name where there is one', () => {
  expect(parse('!Kung', '!Kung', 'Kung').choice).toEqual({ any: ['!Kung'], none: [] });
  expect(parse('!!Kung', '!Kung').choice).toEqual({ any: [], none: ['!Kung'] });
});

test('what is unknown is told and nothing else is lost', () => {
  expect(parse('a,x,!b', 'a', 'b')).toEqual({ choice: { any: ['a'], none: ['b'] }, unknown: true });
  expect(parse('x', 'a')).toEqual({ choice: NO_CHOICE, unknown: true });
  expect(parseChoice(null, () => true)).toEqual({ choice: NO_CHOICE, unknown: false });
});

test('a choice is read as it was written, and a value stands in it once', () => {
  const ids = ['a', 'b', 'c', 'd'];
  const step = fc.tuple(fc.constantFrom(...ids), fc.constantFrom('any', 'none', 'neither'));
  fc.assert(
    fc.property(fc.array(step), (steps) => {
      const choice = steps.reduce((now, [id, how]) => choose(now, id, how), NO_CHOICE);
      const text = formatChoice(choice);
      expect(parseChoice(text, (name) => ids.includes(name)).choice).toEqual(choice);
      const last = new Map(steps);
      const ofKind = (how: string) => ids.filter((id) => last.get(id) === how);
      expect([...choice.any].sort()).toEqual(ofKind('any'));
      expect([...choice.none].sort()).toEqual(ofKind('none'));
    }),
  );
});
