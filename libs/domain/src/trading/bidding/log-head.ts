/** Lines that were committed together: their last hash, and the root of the tree over their hashes. */
export interface LogHead {
  readonly firstSeq: number;
  readonly lastSeq: number;
  readonly lastHash: string;
  readonly root: string;
}

/** The text that the platform signs for a batch of lines. */
export function headText(lotNo: string, { firstSeq, lastSeq, lastHash, root }: LogHead): string {
  return ['session-head', lotNo, firstSeq, lastSeq, lastHash, root].join('|');
}
