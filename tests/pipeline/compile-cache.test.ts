import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { clearOverfull } from '../../src/pipeline/compile-cache.ts';
import { temporaryFolder } from '../temporary.ts';

test('what was compiled stays while it is not much', () => {
  const folder = temporaryFolder({ 'v24/a.bin': 'compiled' });
  clearOverfull(folder);
  expect(existsSync(join(folder, 'v24/a.bin'))).toBe(true);
});

test('what cannot be read or cleared stops no command', () => {
  const folder = temporaryFolder({ compiled: 'no folder' });
  expect(() => clearOverfull(join(folder, 'compiled'))).not.toThrow();
});
