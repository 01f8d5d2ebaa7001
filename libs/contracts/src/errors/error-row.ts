/** One row of the error table. `{name}` in a sentence is filled from the values of the refusal. */
export interface ErrorRow {
  readonly status: number;
  readonly sentence: string;
  /** The law, plan or rule behind the refusal, filled like the sentence; absent where it is plain housekeeping. */
  readonly rule?: string;
}
