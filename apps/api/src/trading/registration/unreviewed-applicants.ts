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
import { eachAsked } from '../../kernel/db/index.js';
import type { LotEntity } from '../../listing/listing/index.js';
import { RiskFactsReader } from '../../listing/risk/index.js';

interface Sought {
  readonly lotId: string;
  readonly socialKinds: readonly PartyKind[];
  readonly naturalKinds: readonly PartyKind[];
  readonly villageCode: string;
}

const outsiders = eachAsked<Sought, { kind: PartyKind }>(
  { lotId: 'uuid', socialKinds: 'text[]', naturalKinds: 'text[]', villageCode: 'text' },
  ({ lotId, socialKinds, naturalKinds, villageCode }) => `
    select p.kind from registration r join party p on p.id = r.party_id
    where r.lot_id = ${lotId} and r.state = 'QUALIFYING' and not (p.kind = any(${socialKinds}))
      and case when p.kind = any(${naturalKinds})
        then not exists (select 1 from collective_member m where m.party_id = p.id and m.village_code = ${villageCode})
        else p.village_code <> ${villageCode} end
    order by r.submitted_at, r.id`,
);

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
    const rows = await outsiders(tx, {
      lotId: id,
      socialKinds: SOCIAL_CAPITAL_KINDS,
      naturalKinds: NATURAL_KINDS,
      villageCode: terms.villageCode,
    });
    const kinds = rows.map(({ kind }) => kind);
    return { kinds, mu: formatQuantity(mu), lineMu: terms.parameters['social.townMu']! };
  }
}
