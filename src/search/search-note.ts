// Runs in the browser too.
import type { LinkField, QueryField } from './query-fields.ts';

/** What of a question could not be taken as written, or was found in another way than asked; catalogues put it into words. */
export type SearchNote =
  | { readonly kind: 'unknownField'; readonly field: string; readonly fields: readonly string[] }
  | { readonly kind: 'missingValue'; readonly field: QueryField }
  | { readonly kind: 'noYear'; readonly value: string }
  | { readonly kind: 'fieldUnknownHere'; readonly field: Exclude<QueryField, 'topic' | 'doi'> }
  | { readonly kind: 'unknownPaper'; readonly field: 'doi' | LinkField; readonly value: string }
  | { readonly kind: 'linksUnread' }
  | {
      readonly kind: 'unknownTopic';
      readonly value: string;
      readonly topics: readonly string[];
    }
  | { readonly kind: 'or' }
  | { readonly kind: 'bestReadOnly'; readonly papers: number; readonly read: number }
  | { readonly kind: 'noPhrase'; readonly phrases: readonly string[] }
  | { readonly kind: 'abstractsUnread' }
  | { readonly kind: 'topTermsOnly' };
