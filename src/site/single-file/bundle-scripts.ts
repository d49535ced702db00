import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stringsAlias } from '../strings/alias.ts';

/** This module's own ending: the installed package has others. */
const ENDING = extname(fileURLToPath(import.meta.url));
const CLIENT = fileURLToPath(new URL('../client', import.meta.url));

/** The program of a single file as one script, in the language of the interface. */
export async function bundleScripts(language: string): Promise<string> {
  const { build } = await import('vite');
  const built = await build({
    configFile: false,
    root: CLIENT,
    publicDir: false,
    logLevel: 'error',
    resolve: {
      alias: [
        stringsAlias(language),
        {
          find: /^\.\.\/shared\/own-address\.[jt]s$/,
          replacement: `${CLIENT}/single-file/published-address${ENDING}`,
        },
        // What starts a worker needs an address to start it from.
        {
          find: /^\.\/search-thread\.[jt]s$/,
          replacement: `${CLIENT}/single-file/search-in-page${ENDING}`,
        },
      ],
    },
    build: {
      write: false,
      rolldownOptions: {
        input: `${CLIENT}/single-file/single-file-page${ENDING}`,
        output: { format: 'iife', codeSplitting: false },
      },
    },
  });
  const { output } = [built].flat()[0] as {
    readonly output: readonly { readonly code?: string }[];
  };
  return output[0]!.code!;
}
