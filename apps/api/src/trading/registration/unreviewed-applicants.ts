import { Injectable, type OnModuleInit } from '@nestjs/common';
import {
  NATURAL_KINDS,
  type PartyKind,
  SOCIAL_CAPITAL_KINDS,
  type UnreviewedApplicants as Unreviewed,
  formatQuantity,
  getPropertyType,
  reviewNeed,
} from '@helan/domain';
import type { EntityManager } from 'typeorm';
import type { LotEntity } from '../../listing/listing/index.js';
import { RiskFactsReader } from '../../listing/risk/index.js';

/** Applicants from outside the lot's collective that no review looks at, where one would begin at this area. */
@Injectable()
export class UnreviewedApplicants implements OnModuleInit {
  constructor(private readonly risks: RiskFactsReader) {}

  onModuleInit(): void {
    this.risks.unreviewedWith((tx, lot) => this.of(tx, lot));
  }

  private async of(tx: EntityManager, { id, terms }: LotEntity): Promise<Unreviewed | undefined> {
    const mu = BigInt(terms.price.quantity);
    const isReviewed = getPropertyType(terms.typeCode).hasSocialCapitalGate;
    if (!isReviewed || ['UNSET', 'NONE'].includes(reviewNeed(mu, terms.parameters))) return undefined;
    const rows: { kind: PartyKind }[] = await tx.query(
      `select p.kind from registration r join party p on p.id = r.party_id
     where r.lot_id = $1 and r.state = 'QUALIFYING' and not (p.kind = any($2))
       and case when p.kind = any($3)
         then not exists (select 1 from collective_member m where m.party_id = p.id and m.village_code = $4)
         else p.village_code <> $4 end
     order by r.submitted_at, r.id`,
      [id, SOCIAL_CAPITAL_KINDS, NATURAL_KINDS, terms.villageCode],
    );
    const kinds = rows.map(({ kind }) => kind);
    return { kinds, mu: formatQuantity(mu), lineMu: terms.parameters['social.townMu']! };
  }
}
