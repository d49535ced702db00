import { expect, test } from 'vitest';
import { namesOfBoth, taggedNames } from '../../../src/corpus/formats/tagged-names.ts';

test.each([
  ['initials behind a family name', ['Muster MA'], false, ['MA Muster']],
  ['family and given name, by a source of many kinds', ['Muster Mia'], false, ['Muster Mia']],
  ['family and given name, by a source that puts the family first', ['Muster Mia'], true, ['Mia Muster']],
  ['initials, by the same source', ['Muster MA'], true, ['MA Muster']],
  ['a comma, which tells by itself', ['Muster, Mia'], true, ['Muster, Mia']],
  ['three words', ['Muster Mia Ann'], true, ['Muster Mia Ann']],
  ['several on one line', ['Muster, Mia; Beispiel, Otto', ' Doe A '], false, ['Muster, Mia', 'Beispiel, Otto', 'A Doe']],
  ['a Chinese name', ['王芳；刘洋'], true, ['王芳', '刘洋']],
  ['a group', ['Survey Group AB'], false, ['Survey Group AB']],
])('%s: %j', (_, values, familyFirst, names) => {
  expect(taggedNames(values, familyFirst)).toEqual(names);
}); // biome-ignore format: a table reads best in rows

test.each([
  ['one tag is empty', [], ['Doe, Ann'], ['Doe, Ann']],
  ['the other is', ['Doe, Ann'], [], ['Doe, Ann']],
  ['one has names in full', ['Doe, A.', 'Roe, B.'], ['Doe, Ann', 'Roe, Ben'], ['Doe, Ann', 'Roe, Ben']],
  ['the other has', ['Doe, Ann', 'Roe, Ben'], ['Doe, A.', 'Roe, B.'], ['Doe, Ann', 'Roe, Ben']],
  ['both say the same', ['Doe, Ann'], ['Doe, Ann'], ['Doe, Ann']],
  ['one has a name more', ['Doe, Ann', 'Roe, Ben'], ['DOE, ANN'], ['Doe, Ann', 'Roe, Ben']],
  ['names are turned round', ['Ann Doe', 'Roe, Ben'], ['Doe, Ann'], ['Ann Doe', 'Roe, Ben']],
  ['as many, others', ['Doe, Ann'], ['Roe, Ben'], ['Doe, Ann', 'Roe, Ben']],
  ['dots and blanks differ', ['Doe, A.B.', 'Roe, Ben'], ['Doe, A. B.'], ['Doe, A.B.', 'Roe, Ben']],
])('whom two tags name is named once where %s', (_, a, b, names) => {
  expect(namesOfBoth(a, b, [...a, ...b])).toEqual(names);
}); // biome-ignore format: a table reads best in rows
