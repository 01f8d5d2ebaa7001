import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { overdueRefund } from '@helan/domain';
import { Transactions } from '../../kernel/db/index.js';
import { Recurring } from '../../kernel/recurring.js';
import { AlertBook } from '../../listing/risk/index.js';

const EVERY_MS = 600_000;
const MOST = 200;

interface Row {
  readonly id: string;
  readonly lot_id: string;
  readonly due_on: string;
}

/** Deposits that should have gone back and have not: the supervisor is told of each once. Source: rules §11.3 R17. */
@Injectable()
export class OverdueRefunds implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly loop = new Recurring('overdue refunds', EVERY_MS, () => this.look());

  constructor(
    private readonly transactions: Transactions,
    private readonly alerts: AlertBook,
  ) {}

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.loop.stop();
  }

  async look(): Promise<void> {
    await this.transactions.run(async (tx) => {
      const rows: Row[] = await tx.query(
        `select o.id, o.lot_id, o.due_on::text from payment_order o
         where o.kind = 'REFUND' and o.state in ('DUE', 'BATCHED', 'SENT', 'ENTERED', 'BOUNCED') and o.lot_id is not null
           and o.due_on < (platform_now() at time zone 'Asia/Shanghai')::date
           and not exists (select from risk_alert a where a.code = 'R17'
             and a.evidence like '%' || left(o.id::text, 8) || '%')
         order by o.due_on, o.id limit ${MOST}`,
      );
      for (const { id, lot_id: lotId, due_on: dueOn } of rows)
        await this.alerts.raiseOnce(tx, lotId, overdueRefund(id.slice(0, 8), dueOn));
    });
  }
}
