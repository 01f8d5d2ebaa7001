import { Inject, Injectable } from '@nestjs/common';
import { pdfkitAddPlaceholder } from '@signpdf/placeholder-pdfkit';
import { SignPdf } from '@signpdf/signpdf';
import { SUBFILTER_ETSI_CADES_DETACHED, Signer } from '@signpdf/utils';
import { CENTER_NAME, contactOf } from '../center.js';
import { CONFIG, type Config } from '../config.js';
import { SealKey } from '../secrets/seal-key.js';
import { type Fault, refused } from '../http/index.js';
import { signDetached } from './cms-signer.js';
import { Glyphs, asPrinted, gapsInWords } from './glyphs.js';
import { Paper, type PaperOptions } from './paper.js';

const SIGNATURE_BYTES = 8192;

/** A name, or another text, that papers will bear, as it comes in. */
export interface TextToPrint {
  /** What it is, as a person reads it. */
  readonly label: string;
  readonly text: string;
  /** Of the request. */
  readonly field: string;
}

/** Makes papers, and seals those that must stand on their own. What the fonts cannot draw whole is not issued. */
@Injectable()
export class PaperPress {
  private opened: Glyphs | undefined;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly key: SealKey,
  ) {}

  paper(options: Omit<PaperOptions, 'fontsDir' | 'contact'>): Paper {
    const { fontsDir, center } = this.config;
    return new Paper({ ...options, fontsDir, contact: contactOf(center) }, this.glyphs);
  }

  /** The file of a paper without a signature. */
  async print(paper: Paper): Promise<Buffer> {
    requireWhole(paper);
    return paper.draw();
  }

  /** The file of a paper that nobody may be kept from, and that says itself what of it could not be printed. */
  printWhatItCan(paper: Paper): Promise<Buffer> {
    return paper.draw();
  }

  /** Closes the paper with the center's signature over the whole file (PAdES). */
  async seal(paper: Paper, reason: string, at: Date): Promise<Buffer> {
    requireWhole(paper);
    const unsigned = await paper.draw((doc) =>
      pdfkitAddPlaceholder({
        pdf: doc,
        pdfBuffer: Buffer.alloc(0),
        reason,
        contactInfo: '',
        name: CENTER_NAME,
        location: '宁夏贺兰',
        signingTime: at,
        signatureLength: SIGNATURE_BYTES,
        subFilter: SUBFILTER_ETSI_CADES_DETACHED,
      }),
    );
    return new SignPdf().sign(unsigned, new SealSigner(this.key));
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

class SealSigner extends Signer {
  constructor(private readonly key: SealKey) {
    super();
  }

  override sign(pdf: Buffer): Promise<Buffer> {
    return signDetached(pdf, this.key);
  }
}
