import { Injectable, type OnModuleInit } from '@nestjs/common';
import { WorkSources, isAnother } from '../../kernel/desk/index.js';

const PATH = "'/console/finance/interest'";

/** Interest that waits for a second person, and claims of bonds that do. */
@Injectable()
export class DepositWork implements OnModuleInit {
  constructor(private readonly sources: WorkSources) {}

  onModuleInit(): void {
    this.sources.add(
      {
        kind: 'INTEREST_CONFIRM',
        name: '复核银行结息',
        desk: '/console/finance',
        permission: 'confirmReceipt',
        rows: (actor, bind) => ({
          from: 'from interest_receipt r',
          where: `r.state = 'ENTERED' and ${isAnother(actor, ['r.entered_by'], bind)}`,
          id: 'r.id',
          title: "'银行结息'",
          number: 'r.flow_no',
          since: 'r.entered_at',
          path: PATH,
        }),
      },
      {
        kind: 'INTEREST_KEEPING',
        name: '复核结息转基本户',
        desk: '/console/finance',
        permission: 'confirmReceipt',
        rows: (actor, bind) => ({
          from: 'from interest_keeping k',
          where: `k.agrees is null and ${isAnother(actor, ['k.proposed_by'], bind)}`,
          id: 'k.receipt_id',
          title: "'结息转基本户'",
          number: 'k.flow_no',
          since: 'k.proposed_at',
          path: PATH,
        }),
      },
      {
        kind: 'BOND_DECIDE',
        name: '决定扣付履约保证金',
        desk: '/console/bonds',
        permission: 'decideBondClaim',
        rows: (actor, bind) => ({
          from: 'from bond_claim c join bond b on b.id = c.bond_id join lot l on l.id = b.lot_id',
          where: `c.state = 'PROPOSED' and ${isAnother(actor, ['c.proposed_by'], bind)}`,
          id: 'c.id',
          title: "'扣付履约保证金：' || coalesce(l.terms->>'title', '')",
          number: 'l.no',
          region: "l.terms->>'villageCode'",
          since: 'c.proposed_at',
          path: "'/console/bonds'",
        }),
      },
    );
  }
}
