import { Injectable } from '@nestjs/common';
import {
  CERTIFICATE_STATES,
  type CertificateState,
  foldLine,
  maskCertificateNo,
  maskName,
  readCertificateName,
} from '@helan/domain';
import type { CertificateRowView, Role, VerificationView } from '@helan/contracts';
import { DataSource } from 'typeorm';
import { ContractEntity, ContractQueries } from '../contract/index.js';
import type { Actor } from '../../kernel/auth/index.js';
import { PlatformClock } from '../../kernel/clock/platform-clock.js';

import { dateInWords, termInWords } from '../../kernel/paper/index.js';
import { refused } from '../../kernel/http/index.js';
import { FileStore, type StoredFile } from '../../kernel/storage/file-store.js';
import { CertificateBook } from './certificate-book.js';
import { CertificateEntity, type CertificateFacts } from './certificate.entity.js';

const STAFF: readonly Role[] = ['CERT_CLERK', 'CENTER_REVIEW', 'CENTER_APPROVE', 'ARCHIVIST', 'SUPERVISOR'];
const VERDICTS = { VALID: '有效', REVOKED: '已作废', UNKNOWN: '查无此证', INCOMPLETE: '编号不完整' } as const;

@Injectable()
export class CertificateQueries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: PlatformClock,
    private readonly book: CertificateBook,
    private readonly contracts: ContractQueries,
    private readonly files: FileStore,
  ) {}

  /** Staff see all, the two sides their own. */
  async list(actor: Actor): Promise<CertificateRowView[]> {
    const isStaff = actor.roles.some((role) => STAFF.includes(role));
    const rows: {
      id: string;
      lotId: string;
      no: string;
      code: string;
      state: CertificateState;
      fileId: string | null;
      title: string;
    }[] = await this.dataSource.query(
      `select c.id, c.lot_id as "lotId", c.no, c.code, c.state, c.file_id as "fileId", l.terms->>'title' as title
       from certificate c join lot l on l.id = c.lot_id join project p on p.id = l.project_id
       join deal d on d.lot_id = l.id join registration r on r.id = d.registration_id
       where $1 or ((p.transferor_id = $2 or r.party_id = $2) and c.state in ('ISSUED', 'REVOKED'))
       order by c.no desc limit 200`,
      [isStaff, actor.partyId],
    );
    return rows.map((row) => ({ ...row, stateName: CERTIFICATE_STATES[row.state] }));
  }

  async file(actor: Actor, id: string): Promise<StoredFile> {
    const certificate = await this.dataSource.manager.findOneBy(CertificateEntity, { id });
    const contract =
      certificate && (await this.dataSource.manager.findOneBy(ContractEntity, { lotId: certificate.lotId }));
    if (!certificate || !contract) throw refused('resource.not-found');
    await this.contracts.requireReader(actor, contract);
    return this.files.get(certificate.fileId);
  }

  /** By number or machine code, however it is written; the first part of the fingerprint, where the paper gave it, must agree. */
  async verify(text: string, fingerprint?: string): Promise<VerificationView> {
    const checkedAt = (await this.clock.now()).toISOString();
    const name = readCertificateName(text);
    const certificate = name && (await this.dataSource.manager.findOneBy(CertificateEntity, name));
    const isIssued = certificate?.state === 'ISSUED' || certificate?.state === 'REVOKED';
    const print = foldLine(fingerprint ?? '')
      .replace(/\s/g, '')
      .toLowerCase();
    if (!certificate || !isIssued || !certificate.factsHash.startsWith(print)) {
      const verdict = name ? 'UNKNOWN' : 'INCOMPLETE';
      return {
        verdict,
        verdictName: VERDICTS[verdict],
        no: null,
        code: null,
        facts: [],
        fingerprint: null,
        checkedAt,
        revokedReason: null,
      };
    }
    const verdict = certificate.state === 'ISSUED' ? 'VALID' : 'REVOKED';
    return {
      verdict,
      verdictName: VERDICTS[verdict],
      no: certificate.no,
      code: certificate.code,
      facts: publicFacts(this.book.open(certificate), certificate.issuedAt!),
      fingerprint: certificate.factsHash,
      checkedAt,
      revokedReason: await this.whyRevoked(certificate),
    };
  }

  /** With the number of the one that stands in its place now, where one does. */
  private async whyRevoked({ id, revokedReason }: CertificateEntity): Promise<string | null> {
    const next = await this.dataSource.manager.findOneBy(CertificateEntity, {
      replacesId: id,
      state: 'ISSUED',
    });
    return next ? `${revokedReason}（已换发 ${next.no}）` : revokedReason;
  }
}

/** Persons masked, no ID number at all, the right's number in part. */
function publicFacts(facts: CertificateFacts, issuedAt: Date): VerificationView['facts'] {
  const transferor = facts.transferorIsNatural ? maskName(facts.transferorName) : facts.transferorName;
  const transferee = facts.transfereeIsNatural ? maskName(facts.transfereeName) : facts.transfereeName;
  const rows: [string, string][] = [
    ['交易产品', facts.title],
    ['交易品种', facts.typeName],
    ['转出方', transferor],
    ['受让方', transferee],
    ['坐落', facts.location.split(' ')[0]!],
    ['面积（数量）', facts.quantity],
    ['权证编号', maskCertificateNo(facts.rightNo)],
    ['转出期限', termInWords(facts)],
    ['签发日期', dateInWords(issuedAt)],
  ];
  return rows.map(([label, value]) => ({ label, value }));
}
