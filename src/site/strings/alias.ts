import { fileURLToPath } from 'node:url';
import { interfaceLanguage } from './strings.ts';

/**
 * What Vite puts in place of `#strings/<part>` in scripts that ship: the catalogue of the interface's language alone,
 * so that no reader loads another. `language` is the tag of `site.yaml`.
 */
export function stringsAlias(language: string): {
  readonly find: RegExp;
  readonly replacement: string;
} {
  const folder = fileURLToPath(new URL(`./${interfaceLanguage(language)}`, import.meta.url));
  return { find: /^#strings\/(\w+)$/, replacement: `${folder}/$1` };
}
