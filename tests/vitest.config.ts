import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('..', import.meta.url));

export default defineConfig({
  root,
  test: {
    projects: [
      {
        root,
        test: {
          name: 'unit',
          include: ['tests/**/*.test.ts'],
          exclude: ['tests/e2e/**'],
          // A ceiling, not a measure: a build inside a test takes seconds, or minutes on a machine that does other work too.
          testTimeout: 600_000,
          hookTimeout: 600_000,
          // As many as there are cores: Vitest leaves one idle, which on two cores is half the machine.
          maxWorkers: '100%',
          // After the browser tests, which have the machine to themselves.
          sequence: { groupOrder: 1 },
        },
      },
      {
        root,
        test: {
          name: 'browser',
          include: ['tests/e2e/**/*.test.ts'],
          globalSetup: ['tests/e2e/built-site.ts'],
          testTimeout: 600_000,
          hookTimeout: 600_000,
          // Two browsers at once on two cores only make both late.
          fileParallelism: false,
          sequence: { groupOrder: 0 },
        },
      },
    ],
  },
});
