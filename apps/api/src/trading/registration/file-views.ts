import { Injectable } from '@nestjs/common';
import { FILES_THAT_ARE_A_LIST } from '@helan/domain';
import type { Actor } from '../../kernel/auth/index.js';
import { Transactions } from '../../kernel/db/index.js';
import { AlertBook } from '../../listing/risk/index.js';

/** Who of the staff saw which applicant's file; several of one lot while it is listed are a list. Rules §11.3 R30. */
@Injectable()
export class FileViews {
  constructor(
    private readonly transactions: Transactions,
    private readonly alerts: AlertBook,
  ) {}

  async note({ accountId, name, roles }: Actor, registrationId: string): Promise<void> {
    if (!roles.some((role) => role !== 'MEMBER')) return;
    await this.transactions.run(async (tx) => {
      const added: unknown[] = await tx.query(
        `insert into file_view (account_id, registration_id, at) values ($1, $2, platform_now())
         on conflict do nothing returning at`,
        [accountId, registrationId],
      );
      if (added.length === 0) return;
      const rows: { lotId: string; count: number }[] = await tx.query(
        `select l.id as "lotId", count(*)::int as count
         from registration r join lot l on l.id = r.lot_id and l.state = 'LISTED'
         join registration o on o.lot_id = l.id
         join file_view v on v.registration_id = o.id and v.account_id = $1
         where r.id = $2 group by l.id`,
        [accountId, registrationId],
      );
      const [seen] = rows;
      if (!seen || seen.count < FILES_THAT_ARE_A_LIST) return;
      const evidence = `${name} 在公告期内看了同一标的 ${FILES_THAT_ARE_A_LIST} 份以上报名材料`;
      await this.alerts.raiseFor(tx, seen.lotId, { code: 'R30', level: 'YELLOW', evidence });
    });
  }
}
