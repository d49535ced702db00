import { plugins } from '@citation-js/core';
import '@citation-js/plugin-csl';
import type { CslItem } from './csl-item.ts';

/** A paper's citation as text in two styles: of the humanities and social sciences, and of medicine. */
export interface StyledCitation {
  readonly apa: string;
  readonly vancouver: string;
}

/** Writes citations by the styles that citation-js brings; each is written alone, so no `2024a` for others of that year. */
export function styledCitation(item: CslItem): StyledCitation {
  return { apa: inStyle('apa', item), vancouver: inStyle('vancouver', item).replace(/^1\. /, '') };
}

const engines = new Map<string, ReturnType<typeof engineOf>>();

function inStyle(style: string, item: CslItem): string {
  const engine = engines.get(style) ?? engineOf(style);
  engines.set(style, engine);
  engine.sys.retrieveItem = () => item;
  engine.updateItems([item.id], true);
  return engine.makeBibliography()[1].join('').trim();
}

function engineOf(style: string) {
  return plugins.config.get('@csl').engine([], style, 'en-US', 'text');
}
