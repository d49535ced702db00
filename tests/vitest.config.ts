import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('..', import.meta.url));

// The threads of a build load the program anew each time; compiled, that takes a third.
process.env.NODE_COMPILE_CACHE ??= join(root, '.chartroom/compiled');

const shared = {
  // A ceiling, not a measure: a build inside a test takes seconds, or minutes on a machine that does other work too.
  testTimeout: 600_000,
  hookTimeout: 600_000,
  // Another: Vitest asks again for one second, and a browser on a busy machine takes longer.
  expect: { poll: { timeout: 180_000 } },
  // One more than there are cores: a test that waits for a page or for a process leaves its core to another.
  maxWorkers: availableParallelism() + 1,
  // A process for each file would load the program, Astro and a browser a hundred and sixty times.
  isolate: false,
} as const;

export default defineConfig({
  root,
  test: {
    projects: [
      {
        root,
        test: {
          ...shared,
          name: 'unit',
          include: ['tests/**/*.test.ts'],
          exclude: ['tests/e2e/**'],
          globalSetup: ['tests/in-memory.ts'],
        },
      },
      {
        root,
        test: {
          ...shared,
          name: 'browser',
          include: ['tests/e2e/**/*.test.ts'],
          globalSetup: ['tests/in-memory.ts', 'tests/e2e/built-site.ts'],
        },
      },
    ],
  },
});
