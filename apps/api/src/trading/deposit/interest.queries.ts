import { Injectable } from '@nestjs/common';
import { INTEREST_RECEIPT_STATES, INTEREST_SOURCES } from '@helan/domain';
import type { InterestOverviewView, InterestReceiptView, PageView } from '@helan/contracts';
import { DataSource, In } from 'typeorm';
import type { Actor } from '../../kernel/auth/index.js';
import { type ListStatement, inOrder, readPage } from '../../kernel/db/index.js';
import { bankName } from '../../money/payment/index.js';
import { InterestReceiptEntity } from './interest-receipt.entity.js';

interface KeepingRow {
  readonly receipt_id: string;
  readonly flow_no: string;
  readonly amount_fen: string;
  readonly proposed_by: string;
  readonly proposer: string;
}

const RECEIPTS: ListStatement = {
  columns: 'r.id',
  from: 'from interest_receipt r',
  where: 'true',
  params: [],
  order: [
    { sql: "(r.state = 'ENTERED')", type: 'boolean', isDescending: true },
    { sql: 'r.arrived_on', type: 'date', isDescending: true },
    { sql: 'r.id', type: 'uuid' },
  ],
};

/** Interest that came in, and what of it somebody still waits for. */
@Injectable()
export class InterestQueries {
  constructor(private readonly dataSource: DataSource) {}

  async receipts(actor: Actor, at: string | undefined): Promise<PageView<InterestReceiptView>> {
    const { rows: found, place } = await readPage<{ id: string }>(this.dataSource, RECEIPTS, at);
    const ids = found.map(({ id }) => id);
    const rows = inOrder(found, await this.dataSource.manager.findBy(InterestReceiptEntity, { id: In(ids) }));
    const keepings: KeepingRow[] = await this.dataSource.query(
      `select k.receipt_id, k.flow_no, k.amount_fen, k.proposed_by, a.display_name as proposer
       from interest_keeping k join account a on a.id = k.proposed_by
       where k.agrees is null and k.receipt_id = any($1)`,
      [ids],
    );
    const items = rows.map((row) => {
      const keeping = keepings.find(({ receipt_id: id }) => id === row.id);
      return {
        ...toView(row, actor),
        keeping: keeping
          ? {
              flowNo: keeping.flow_no,
              amountFen: keeping.amount_fen.toString(),
              proposerName: keeping.proposer,
              isMine: keeping.proposed_by === actor.accountId,
            }
          : null,
      };
    });
    return { items, ...place };
  }

  /** How much of interest is promised and not covered, and how much of what came in nobody has been given. */
  async overview(): Promise<InterestOverviewView> {
    const [row]: { waiting: string; fen: string; rest: string }[] = await this.dataSource.query(
      `select count(*)::text as waiting, coalesce(sum(amount_fen), 0)::text as fen,
         (select coalesce(sum(rest_fen), 0)::text from interest_receipt where bank = 'DEPOSIT_BANK') as rest
       from deposit_interest where state = 'WAITING'`,
    );
    return { waiting: Number(row!.waiting), waitingFen: row!.fen, restFen: row!.rest };
  }
}

function toView(row: InterestReceiptEntity, { accountId }: Actor): Omit<InterestReceiptView, 'keeping'> {
  return {
    id: row.id,
    bankName: bankName(row.bank),
    flowNo: row.flowNo,
    sourceName: INTEREST_SOURCES[row.source],
    amountFen: row.amountFen.toString(),
    restFen: row.restFen.toString(),
    arrivedOn: row.arrivedOn,
    state: row.state,
    stateName: INTEREST_RECEIPT_STATES[row.state],
    enteredByMe: row.enteredBy === accountId,
  };
}
