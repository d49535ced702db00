declare module '@citation-js/core' {
  export class Cite {
    constructor(data: unknown, options?: object);
    readonly data: readonly Readonly<Record<string, unknown>>[];
  }
  export const plugins: { readonly config: { get(name: '@csl'): CslConfig } };
  interface CslConfig {
    engine(data: readonly object[], style: string, locale: string, format: 'text'): CslEngine;
  }
  interface CslEngine {
    readonly sys: { retrieveItem: (id: string) => object };
    updateItems(ids: readonly string[], unsorted: boolean): void;
    makeBibliography(): readonly [parameters: object, entries: readonly string[]];
  }
}
declare module '@citation-js/plugin-csl';
declare module '@citation-js/plugin-bibtex';
declare module '@citation-js/name' {
  export interface ParsedName {
    readonly family?: string;
    readonly given?: string;
    readonly suffix?: string;
    readonly 'non-dropping-particle'?: string;
    readonly 'dropping-particle'?: string;
    readonly literal?: string;
  }
  export function parse(name: string): ParsedName;
}
