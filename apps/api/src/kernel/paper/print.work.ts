import { type Signing, type Unsigned, drawPaper, drawUnsigned } from './draw-paper.js';
import type { Script } from './paper.js';

export interface ToPrint {
  readonly script: Script;
  readonly signing?: Signing;
}

/** In a thread: a paper is drawn, and made ready to be signed where it is to be. */
export default function print({ script, signing }: ToPrint): Promise<Uint8Array | Unsigned> {
  return signing ? drawUnsigned(script, signing) : drawPaper(script);
}
