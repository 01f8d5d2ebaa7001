import type { Received } from './incoming.js';

/** A picture or a paper that was received and looked at, and lies aside until it is kept. */
export interface Upload extends Received {
  readonly mime: string;
  /** Of a picture: by which equal ones are known. */
  readonly mark: Buffer | null;
  /** Of a PDF. */
  readonly pages: number | null;
  /** As it came; a picture is kept as it was drawn anew. */
  readonly receivedBytes: number;
}
