import { createPrivateKey, sign } from 'node:crypto';
import fs from 'node:fs';
import { Inject, Injectable } from '@nestjs/common';
import { pdfkitAddPlaceholder } from '@signpdf/placeholder-pdfkit';
import { SignPdf } from '@signpdf/signpdf';
import { SUBFILTER_ETSI_CADES_DETACHED, Signer } from '@signpdf/utils';
import { CONFIG, type Config } from '../config.js';
import { type SealIdentity, signDetached } from './cms-signer.js';
import { Paper, type PaperOptions } from './paper.js';

const SIGNATURE_BYTES = 8192;

/** Makes papers, and seals those that must stand on their own. */
@Injectable()
export class PaperPress {
  private identity: SealIdentity | undefined;

  constructor(@Inject(CONFIG) private readonly config: Config) {}

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
    return new SignPdf().sign(unsigned, new SealSigner(this.sealIdentity()));
  }

  /** The center's signature over a text, base64; whoever holds the certificate can check it. */
  signText(text: string): string {
    return sign('sha256', Buffer.from(text), createPrivateKey(this.sealIdentity().keyPem)).toString('base64');
  }

  /** The signer's certificate and those above it, as PEM. */
  get certificates(): readonly string[] {
    return this.sealIdentity().chainPem;
  }

  private sealIdentity(): SealIdentity {
    this.identity ??= readIdentity(this.config);
    return this.identity;
  }
}

class SealSigner extends Signer {
  constructor(private readonly identity: SealIdentity) {
    super();
  }

  override sign(pdf: Buffer): Promise<Buffer> {
    return Promise.resolve(signDetached(pdf, this.identity));
  }
}

/** Key and certificate chain of the seal; one clear sentence where they are missing. */
export function readIdentity(config: Pick<Config, 'sealKeyFile' | 'sealCertificateFile'>): SealIdentity {
  for (const file of [config.sealKeyFile, config.sealCertificateFile]) {
    if (!fs.existsSync(file)) throw new Error(`找不到鉴证专用章的密钥或证书：${file}`);
  }
  const chain = fs.readFileSync(config.sealCertificateFile, 'utf8');
  const chainPem = chain.match(/-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g) ?? [];
  return { keyPem: fs.readFileSync(config.sealKeyFile, 'utf8'), chainPem };
}
