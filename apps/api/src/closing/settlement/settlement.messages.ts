import { Injectable, type OnModuleInit } from '@nestjs/common';
import { PAYMENT_CHANGES, PAYMENT_ROW_KINDS, formatYuan } from '@helan/domain';
import type { EntityManager } from 'typeorm';
import { findMessageLot, toHolders, valuesOf } from '../../listing/listing/index.js';
import { ORDER_KINDS } from '../../money/payment/index.js';
import { type MessageFor, MessageResolvers } from '../../people/message/index.js';
import { householdsOf } from '../../property/household/index.js';
import { findWinner } from '../../trading/deal/index.js';
import { toApplicant } from '../../trading/registration/index.js';

interface Row {
  readonly key: string;
  readonly kind: keyof typeof ORDER_KINDS;
  readonly lotId: string;
  readonly payeeId: string | null;
  readonly amountFen: string;
}

/** Of a refunded deposit the deposit tells; what goes back the way it came is nobody's who is known here. */
const TOLD_ELSEWHERE: readonly Row['kind'][] = ['REFUND', 'RETURN', 'TRANSFER'];
const HOUSEHOLD_KEY = /^(?:payout:[^:]+:\d+|price-(?:forfeit|earned):[^:]+):(\d+)(~\d+)?$/;

/** Whoever is paid is told that the money has gone out. */
@Injectable()
export class SettlementMessages implements OnModuleInit {
  constructor(private readonly resolvers: MessageResolvers) {}

  onModuleInit(): void {
    this.resolvers.resolve('payment.moved', async ({ orderId, to }, source) => {
      const rows: Row[] =
        to === 'CONFIRMED'
          ? await source.query(
              `select key, kind, lot_id as "lotId", payee_id as "payeeId", amount_fen as "amountFen"
               from payment_order where id = $1 and lot_id is not null`,
              [orderId],
            )
          : [];
      return rows[0] && !TOLD_ELSEWHERE.includes(rows[0].kind) ? this.paid(source, rows[0]) : [];
    });
    this.resolvers.resolve('plan.changed', ({ contractId, what }, source) =>
      this.changed(source, contractId, what === 'LATE_FEE' ? PAYMENT_ROW_KINDS[what] : PAYMENT_CHANGES[what]),
    );
  }

  /** Whoever pays and whoever is paid hear of every change of a plan. */
  private async changed(source: EntityManager, contractId: string, what: string): Promise<MessageFor[]> {
    const rows: { lotId: string }[] = await source.query(
      'select lot_id as "lotId" from contract where id = $1 and lot_id is not null',
      [contractId],
    );
    const lot = rows[0] && (await findMessageLot(source, rows[0].lotId));
    const winner = rows[0] && (await findWinner(source, rows[0].lotId));
    if (!lot || !winner) return [];
    const told = { event: 'plan.changed', values: { ...valuesOf(lot), what } } as const;
    return [...toHolders(lot, told), ...toApplicant(winner, told, 'WINNER')];
  }

  private async paid(source: EntityManager, row: Row): Promise<MessageFor[]> {
    const lot = await findMessageLot(source, row.lotId);
    if (!lot) return [];
    const amount = formatYuan(BigInt(row.amountFen));
    const told = {
      event: 'payment.paid',
      values: { ...valuesOf(lot), what: ORDER_KINDS[row.kind], amount },
    } as const;
    if (row.payeeId) return [{ ...told, side: 'PAYEE', to: { kind: 'PARTY', id: row.payeeId } }];
    const [, index] = HOUSEHOLD_KEY.exec(row.key) ?? [];
    const id = index === undefined ? undefined : (await householdsOf(source, lot.projectId))[Number(index)];
    if (!id) return [];
    return [{ ...told, side: 'HOUSEHOLD', to: { kind: 'HOUSEHOLD', id, villageCode: lot.villageCode } }];
  }
}
