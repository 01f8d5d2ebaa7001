import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { CONFIG, type Config } from '../../kernel/config.js';
import { PaperPress } from '../../kernel/paper/index.js';
import { FileStore } from '../../kernel/storage/file-store.js';
import { CERTIFICATE_FRAME, printCertificate } from './certificate-paper.js';
import type { CertificateEntity, CertificateFacts } from './certificate.entity.js';

/** Prints, seals and keeps a certificate's file. */
@Injectable()
export class CertificatePress {
  constructor(
    private readonly press: PaperPress,
    private readonly files: FileStore,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Returns the id of the stored file. */
  async print(
    tx: EntityManager,
    certificate: CertificateEntity,
    facts: CertificateFacts,
    issuedAt: Date,
  ): Promise<string> {
    const checkUrl = `${this.config.publicUrl}/verify/${certificate.code}?h=${certificate.factsHash.slice(0, 16)}`;
    const paper = this.press.paper({
      title: '农村产权流转鉴证书',
      no: certificate.no,
      madeAt: issuedAt,
      checkUrl,
      frame: CERTIFICATE_FRAME,
    });
    const buffer = await this.press.seal(
      printCertificate(paper, facts, certificate.code, issuedAt),
      '产权流转交易鉴证',
      issuedAt,
    );
    const name = `鉴证书 ${certificate.code}.pdf`;
    const file = await this.files.keep(tx, { buffer, mime: 'application/pdf', name, accountId: null });
    return file.id;
  }
}
