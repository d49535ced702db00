/** A file of search. */
export interface SearchPart {
  /** Below the folder that its kind has. */
  readonly name: string;
  readonly bytes: Uint8Array;
}
