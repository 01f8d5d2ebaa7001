import { Inject, Injectable } from '@nestjs/common';
import { contactOf } from '../center.js';
import { CONFIG, type Config } from '../config.js';
import { SealKey } from '../secrets/seal-key.js';
import { type Fault, refused } from '../http/index.js';
import { signDetached } from './cms-signer.js';
import { Glyphs, asPrinted, gapsInWords } from './glyphs.js';
import { Paper, type PaperOptions } from './paper.js';
import { PrintRoom, asBuffer } from './print-room.js';

/** A name, or another text, that papers will bear, as it comes in. */
export interface TextToPrint {
  /** What it is, as a person reads it. */
  readonly label: string;
  readonly text: string;
  /** Of the request. */
  readonly field: string;
}

/** Has papers made in threads, and seals those that must stand on their own. What the fonts cannot draw whole is not issued. */
@Injectable()
export class PaperPress {
  private opened: Glyphs | undefined;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly key: SealKey,
    private readonly room: PrintRoom,
  ) {}

  paper(options: Omit<PaperOptions, 'fontsDir' | 'contact'>): Paper {
    const { fontsDir, center } = this.config;
    return new Paper({ ...options, fontsDir, contact: contactOf(center) }, this.glyphs);
  }

  /** The file of a paper without a signature. */
  async print(paper: Paper): Promise<Buffer> {
    requireWhole(paper);
    return this.room.print(paper.script());
  }

  /** The file of a paper that nobody may be kept from, and that says itself what of it could not be printed. */
  printWhatItCan(paper: Paper): Promise<Buffer> {
    return this.room.print(paper.script());
  }

  /** Closes the paper with the center's signature over the whole file (PAdES). */
  async seal(paper: Paper, reason: string, at: Date): Promise<Buffer> {
    requireWhole(paper);
    const { pdf, digest, start, letters } = await this.room.printUnsigned(paper.script(), { reason, at });
    const signature = (await signDetached(asBuffer(digest), this.key)).toString('hex');
    if (signature.length > letters) throw new Error(`a signature of ${signature.length} letters has no room`);
    const signed = asBuffer(pdf);
    signed.write(signature, start, 'latin1');
    return signed;
  }

  /** The characters of a text that no paper could print. */
  lacking(text: string): string[] {
    return this.glyphs.lacking(asPrinted(text));
  }

  /**
   * What is wrong with a text that no paper could print, told where it is written down and not when its paper is due;
   * nothing where all of it can be. Source: rules §21 A19.
   */
  refuseText({ label, text, field }: TextToPrint): Fault | undefined {
    const gaps = this.lacking(text).map((character) => ({ field: label, character }));
    return gaps.length > 0
      ? { code: 'paper.unprintable', field, values: { gaps: gapsInWords(gaps) } }
      : undefined;
  }

  /** The center's signature over a text, base64; whoever holds the certificate can check it. */
  async signText(text: string): Promise<string> {
    return (await this.key.sign(Buffer.from(text))).toString('base64');
  }

  /** Opened with the first paper: the fonts are large. */
  private get glyphs(): Glyphs {
    return (this.opened ??= new Glyphs(this.config.fontsDir));
  }

  /** The signer's certificate and those above it, as PEM. */
  get certificates(): readonly string[] {
    return this.key.chain.map((certificate) => certificate.toString().trim());
  }
}

/** Before anything is signed or kept. Source: rules §21 A19. */
function requireWhole({ title, gaps }: Paper): void {
  if (gaps.length > 0) throw refused('paper.lacks-glyphs', { paper: title, gaps: gapsInWords(gaps) });
}
