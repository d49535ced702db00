import { expect, test } from 'vitest';
import { simplified } from '../../src/words/chinese-variants.ts';

test.each([
  ['水稻產量與灌溉', '水稻产量与灌溉'],
  ['臺灣的學童', '台湾的学童'],
  ['契約文書', '契约文书'],
  // What is written alike stays, and so do words of one writing alone.
  ['土壤 pH 值', '土壤 pH 值'],
  ['著作权', '著作权'],
])('%s is %s in simplified Chinese', (text, same) => {
  expect(simplified(text)).toBe(same);
  expect(simplified(same)).toBe(same);
});
