/** A paper that waits for the transferor's own hand, by its file. */
export interface PaperToSign {
  readonly no: string;
  readonly fileId: string;
  readonly dueAt: Date | null;
}

/** What the transferor signed by hand: the paper by its hash, the scan, and who handed it in. */
export interface PaperSignature {
  readonly fileHash: string;
  readonly scanFileId: string;
  readonly accountId: string;
}
