import { Injectable, type OnModuleInit } from '@nestjs/common';
import { WorkSources, isAnother } from '../../kernel/desk/index.js';
import { TO_BE_DRAFTED } from './to-be-drafted.js';
import { CERTIFIED_STATES } from './certificate.entity.js';

const DESK = '/console/certificates';
const LOT = {
  title: "coalesce(l.terms->>'title', '')",
  region: "l.terms->>'villageCode'",
  due: "coalesce(l.step_due_at, 'infinity')",
  path: `'${DESK}'`,
} as const;
const CERTIFICATE = {
  ...LOT,
  from: 'from certificate c join lot l on l.id = c.lot_id',
  id: 'c.id',
  number: 'c.no',
} as const;

/** 鉴证书 that wait to be drafted, reviewed or issued, each by another person. */
@Injectable()
export class CertificateWork implements OnModuleInit {
  constructor(private readonly sources: WorkSources) {}

  onModuleInit(): void {
    this.sources.add(
      {
        kind: 'CERTIFICATE_DRAFT',
        name: '草拟鉴证书',
        desk: DESK,
        permission: 'draftCertificate',
        rows: (_, bind) => ({
          ...LOT,
          from: TO_BE_DRAFTED.from,
          // Named one by one: of two conditions with "or" between them no index would find the few.
          where: `${TO_BE_DRAFTED.where} and l.id = any(array(select s.id from lot s where s.state = 'SETTLED'
            union all select s.id from certificate r join lot s on s.id = r.lot_id
            where r.state = 'REVOKED' and s.state = any(${bind(CERTIFIED_STATES)})))`,
          id: 'l.id',
          number: 'l.no',
          since: TO_BE_DRAFTED.since,
        }),
      },
      {
        kind: 'CERTIFICATE_REVIEW',
        name: '复核鉴证书',
        desk: DESK,
        permission: 'reviewCertificate',
        rows: (actor, bind) => ({
          ...CERTIFICATE,
          where: `c.state = 'DRAFT' and ${isAnother(actor, ['c.drafted_by'], bind)}`,
          since: 'l.state_since',
        }),
      },
      {
        kind: 'CERTIFICATE_ISSUE',
        name: '签发鉴证书',
        desk: DESK,
        permission: 'issueCertificate',
        rows: (actor, bind) => ({
          ...CERTIFICATE,
          where: `c.state = 'REVIEWED' and ${isAnother(actor, ['c.drafted_by', 'c.reviewed_by'], bind)}`,
          since: 'coalesce(c.reviewed_at, l.state_since)',
        }),
      },
    );
  }
}
