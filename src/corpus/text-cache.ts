/** What was made of each of very many texts, so that only new ones are worked on. */
export interface TextCache<Value> {
  readonly has: (text: string) => boolean;
  /** What was made of this text, in this run or an earlier one; else it is made now. */
  readonly getOrMake: (text: string, make: () => Value) => Value;
  /** Saves what was asked for in this run, and nothing else, for the next. */
  readonly save: () => void;
}
