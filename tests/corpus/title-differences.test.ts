import { expect, test } from 'vitest';
import {
  fewLettersDiffer,
  titleDifferences,
} from '../../src/corpus/importing/title-differences.ts';

/** Ten words. */
const TEN = 'how deep networks forget their weights when training goes wrong';

function differences(a: string, b: string) {
  const there = titleDifferences(a.split(' '), b.split(' '));
  // Whichever comes first.
  expect(titleDifferences(b.split(' '), a.split(' '))).toEqual(there);
  return there;
}

test.each([
  ['nothing', TEN, TEN, []],
  ['two letters turned round', TEN, TEN.replace('weights', 'wegihts'), ['slight']],
  ['a letter more', TEN, TEN.replace('weights', 'weigghts'), ['slight']],
  ['a letter less, at the end', TEN, TEN.replace('weights', 'weight'), ['slight']],
  ['another letter', TEN, TEN.replace('weights', 'weidhts'), ['slight']],
  ['a slip in a word of five letters', TEN, TEN.replace('wrong', 'wrung'), ['slight']],
  [
    'another little word',
    'the hearing of dogs in the dark',
    'the hearing of dogs at the dark',
    ['slight'],
  ],
  ['a little word less, at the beginning', `the ${TEN}`, TEN, ['slight']],
  ['a word less, inside', TEN, TEN.replace('deep ', ''), ['word']],
  ['a slip in a word that has an opposite', `${TEN} microscale`, `${TEN} microscaly`, ['slight']],
  ['the first word', TEN, TEN.replace('how ', ''), ['edge']],
  ['the last word', TEN, TEN.replace(' wrong', ''), ['edge']],
  ['a word in two', TEN.replace('networks', 'net works'), TEN, []],
  ['a word in two, with a slip', TEN.replace('networks', 'net wroks'), TEN, ['slight']],
  [
    'two slips in ten words',
    TEN,
    TEN.replace('weights', 'weigts').replace('wrong', 'worng'),
    ['slight', 'slight'],
  ],
])('titles differ by %s', (_, a, b, said) => {
  expect(differences(a, b)).toEqual(said);
});

test.each([
  [
    'two slips in nine words',
    TEN.slice(4),
    TEN.slice(4).replace('weights', 'weigts').replace('wrong', 'worng'),
  ],
  [
    'three slips',
    `${TEN} ${TEN}`,
    `${TEN.replace('weights', 'weigts').replace('wrong', 'worng')} ${TEN.replace('deep', 'depe').replace('forget', 'fogret')}`,
  ],
  ['another word', TEN, TEN.replace('deep', 'wide')],
  ['another word of four letters, one letter apart', TEN, TEN.replace('deep', 'keep')],
  ['a first letter', TEN, TEN.replace('weights', 'heights')],
  ['a first letter more', TEN, TEN.replace('weights', 'aweights')],
  ['two letters of one word', TEN, TEN.replace('weights', 'weidhds')],
  ['two letters turned round and another', TEN, TEN.replace('weights', 'wegihds')],
  ['micro and macro', `${TEN} microscale`, `${TEN} macroscale`],
  ['a number', `${TEN} in 2019`, `${TEN} in 2020`],
  ['a part', `${TEN} ii`, `${TEN} iii`],
  ['a word about the paper', TEN, `reply ${TEN}`],
  ['a no', TEN, TEN.replace('deep', 'no deep')],
  ['two words less', TEN, TEN.replace('deep networks ', '')],
  [
    'a slip among four words',
    'forgetting weights considered harmful',
    'forgeting weights considered harmful',
  ],
  ['a slip among short words', 'how we forget our maps', 'how we forgat our maps'],
])('titles that differ by %s are two', (_, a, b) => {
  expect(differences(a, b)).toBeNull();
});

test.each([
  ['three letters', TEN, TEN.replace('how', 'hwo').replace('goes', 'gos'), true],
  ['three letters more', TEN, `${TEN}sss`, true],
  ['four letters', TEN, TEN.replace('how', 'hwo').replace('goes', 'geos'), false],
  ['four letters more', TEN, `${TEN}ssss`, false],
  [
    'one letter of 24',
    'ab cd ef gh ij kl mn op qrstuvwx',
    'ab cd ef gh ij kl mn op qrstuvwy',
    false,
  ],
  [
    'one letter of 25',
    'ab cd ef gh ij kl mn op qrstuvwxy',
    'ab cd ef gh ij kl mn op qrstuvwxz',
    true,
  ],
  ['a number', `${TEN} 1`, `${TEN} 2`, false],
])('titles %s apart', (_, a, b, few) => {
  expect(fewLettersDiffer(a.split(' '), b.split(' '))).toBe(few);
  expect(fewLettersDiffer(b.split(' '), a.split(' '))).toBe(few);
});
