import { Inject, Injectable } from '@nestjs/common';
import { pdfkitAddPlaceholder } from '@signpdf/placeholder-pdfkit';
import { SignPdf } from '@signpdf/signpdf';
import { SUBFILTER_ETSI_CADES_DETACHED, Signer } from '@signpdf/utils';
import { CONFIG, type Config } from '../config.js';
import { SealKey } from '../secrets/seal-key.js';
import { signDetached } from './cms-signer.js';
import { Paper, type PaperOptions } from './paper.js';

const SIGNATURE_BYTES = 8192;

/** Makes papers, and seals those that must stand on their own. */
@Injectable()
export class PaperPress {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly key: SealKey,
  ) {}

  paper(options: Omit<PaperOptions, 'fontsDir'>): Paper {
    return new Paper({ ...options, fontsDir: this.config.fontsDir });
  }

  /** Closes the paper with the center's signature over the whole file (PAdES). */
  async seal(paper: Paper, reason: string, at: Date): Promise<Buffer> {
    const unsigned = await paper.finish((doc) =>
      pdfkitAddPlaceholder({
        pdf: doc,
        pdfBuffer: Buffer.alloc(0),
        reason,
        contactInfo: '',
        name: '贺兰县农村产权流转服务中心',
        location: '宁夏贺兰',
        signingTime: at,
        signatureLength: SIGNATURE_BYTES,
        subFilter: SUBFILTER_ETSI_CADES_DETACHED,
      }),
    );
    return new SignPdf().sign(unsigned, new SealSigner(this.key));
  }

  /** The center's signature over a text, base64; whoever holds the certificate can check it. */
  async signText(text: string): Promise<string> {
    return (await this.key.sign(Buffer.from(text))).toString('base64');
  }

  /** The signer's certificate and those above it, as PEM. */
  get certificates(): readonly string[] {
    return this.key.chain.map((certificate) => certificate.toString().trim());
  }
}

class SealSigner extends Signer {
  constructor(private readonly key: SealKey) {
    super();
  }

  override sign(pdf: Buffer): Promise<Buffer> {
    return signDetached(pdf, this.key);
  }
}
