import { Injectable, type OnModuleInit } from '@nestjs/common';
import { WorkSources } from '../../kernel/desk/index.js';

/** A purchase whose letter both have signed waits until its contract is written down: the supplier's deposit waits with it. */
@Injectable()
export class PurchaseWork implements OnModuleInit {
  constructor(private readonly sources: WorkSources) {}

  onModuleInit(): void {
    this.sources.add({
      kind: 'PURCHASE_CONTRACT',
      name: '登记采购合同',
      desk: '/console',
      permission: 'registerPurchase',
      rows: () => ({
        from: `from lot l join deal d on d.lot_id = l.id join confirmation k on k.id = d.confirmation_id
          join deposit s on s.registration_id = d.registration_id`,
        where: `l.state = 'DEAL_CONFIRMED' and (l.terms->>'isBuying')::boolean and s.state = 'HELD'
          and not exists (select from purchase_contract c where c.registration_id = d.registration_id)
          and (select count(distinct g.side) from signature g where g.kind = 'LETTER' and g.paper_no = k.no) = 2`,
        id: 'l.id',
        title: "coalesce(l.terms->>'title', '')",
        number: 'l.no',
        region: "l.terms->>'villageCode'",
        since:
          "coalesce((select max(g.at) from signature g where g.kind = 'LETTER' and g.paper_no = k.no), d.decided_at)",
        path: "'/console/projects/' || l.project_id",
      }),
    });
  }
}
