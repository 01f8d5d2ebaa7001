/** What is made for whoever asks, and kept nowhere. */
export interface MadeFile {
  readonly content: Buffer;
  readonly mime: string;
  readonly name: string;
}
