/** The papers among which names are looked for. */
export interface Scope {
  /** Indices of papers, rising. */
  readonly members: Int32Array;
  /** All papers: n × d, row-major, unit length. */
  readonly vectors: Float32Array;
  readonly dimensions: number;
  /** Other texts into the same space, m × d, row-major, unit length. */
  readonly embed: (texts: readonly string[]) => Float32Array;
}
