import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  type KindRent,
  type PaymentChangeKind,
  kindRentFen,
  parseQuantity,
  refuseKindRent,
  refuseQuantity,
} from '@helan/domain';
import type { AnswerPaymentChangeRequest, ProposePaymentChangeRequest } from '@helan/contracts/requests';
import type { EntityManager } from 'typeorm';
import { type Actor, requireOtherPerson } from '../../kernel/auth/index.js';
import { Transactions, lockRow } from '../../kernel/db/index.js';
import { refused, requireNone } from '../../kernel/http/index.js';
import { tell } from '../../kernel/outbox/outbox.js';
import { type LotEntity, THE_PLATFORM, lockLot } from '../../listing/listing/index.js';
import { ContractEntity } from '../contract/index.js';
import { PayoutService } from './payout.service.js';
import { PlanBook, isOpen } from './plan-book.js';
import { type Effect, PlanCorrections } from './plan-corrections.js';

interface Change {
  readonly id: string;
  readonly kind: Exclude<PaymentChangeKind, 'WAIVER'>;
  readonly seq: number | null;
  readonly content: Record<string, string>;
  readonly proposedBy: string;
  readonly agrees: boolean | null;
}

/** What was weighed or measured, and a day's price of rent in kind: entered by one with its source, confirmed by another. */
@Injectable()
export class PaymentChanges {
  constructor(
    private readonly transactions: Transactions,
    private readonly plan: PlanBook,
    private readonly corrections: PlanCorrections,
    private readonly payouts: PayoutService,
  ) {}

  async propose(actor: Actor, lotId: string, request: ProposePaymentChangeRequest): Promise<{ id: string }> {
    return this.transactions.run(async (tx) => {
      const { lot, contract } = await lockContract(tx, lotId);
      const open: unknown[] = await tx.query(
        'select 1 from payment_change where contract_id = $1 and agrees is null',
        [contract.id],
      );
      if (open.length > 0) throw refused('payment.change-open');
      const { kind, reason } = request;
      const content = kind === 'QUANTITY' ? { quantity: request.quantity ?? '' } : rentOf(request);
      const seq = kind === 'QUANTITY' ? null : (request.seq ?? 0);
      await this.judge(tx, { lot, contract }, { kind, seq, content });
      const unit = lot.terms.price.quantityUnit;
      const id = randomUUID();
      await tx.query(
        `insert into payment_change (id, contract_id, kind, seq, content, reason, proposed_by, proposed_at)
         values ($1, $2, $3, $4, $5, $6, $7, platform_now())`,
        [id, contract.id, kind, seq, { ...content, unit }, reason, actor.accountId],
      );
      return { id };
    });
  }

  /** A second person agrees, and it counts; or it does not, and another can be proposed. */
  async answer(
    actor: Actor,
    lotId: string,
    id: string,
    { agrees, reason }: AnswerPaymentChangeRequest,
  ): Promise<void> {
    await this.transactions.run(async (tx) => {
      const held = await lockContract(tx, lotId);
      const change = await find(tx, held.contract, id);
      if (change.agrees !== null) throw refused('payment.change-answered');
      requireOtherPerson(actor, [change.proposedBy]);
      if (agrees) await this.judge(tx, held, change);
      // What it is counted by is read from the answered row: it is answered first.
      await tx.query(
        `update payment_change set agrees = $2, answer = $3, answered_by = $4, answered_at = platform_now() where id = $1`,
        [id, agrees, reason, actor.accountId],
      );
      if (agrees) await this.apply(tx, held, change);
    });
  }

  private async apply(
    tx: EntityManager,
    { lot, contract }: { readonly lot: LotEntity; readonly contract: ContractEntity },
    { id, kind, seq, content }: Change,
  ): Promise<void> {
    const rent = content as unknown as KindRent;
    const effect: Effect =
      kind === 'QUANTITY'
        ? await this.corrections.count(tx, lot, contract)
        : await this.corrections.setRent(tx, contract, seq!, rent);
    await tx.query('update payment_change set delta_fen = $2, direct_fen = $3 where id = $1', [
      id,
      effect.deltaFen.toString(),
      effect.directFen.toString(),
    ]);
    await tell(tx, 'plan.changed', lot.id, { contractId: contract.id, what: kind });
    await this.payouts.settleWhenDone(tx, lot, contract.id, THE_PLATFORM);
  }

  /** It stands as well when it is answered as when it was proposed. */
  private async judge(
    tx: EntityManager,
    { lot, contract }: { readonly lot: LotEntity; readonly contract: ContractEntity },
    { kind, seq, content }: Pick<Change, 'kind' | 'seq' | 'content'>,
  ): Promise<void> {
    if (kind === 'QUANTITY') {
      const terms = await this.plan.termsOf(tx, lot, contract.id);
      return requireNone(refuseQuantity(terms, parseQuantity(content['quantity'] ?? '')));
    }
    requireNone(refuseKindRent(content as unknown as KindRent, await this.plan.today(tx)));
    const row = (await this.plan.lockRows(tx, contract.id)).find((one) => one.seq === seq);
    if (!row) throw refused('resource.not-found');
    if (!isOpen(row) || row.kind !== 'PRICE' || kindRentFen(content as unknown as KindRent) === 0n)
      throw refused('payment.row-closed');
  }
}

/** The contract that a lot has and both have signed; the lot first, as everybody locks. */
export async function lockContract(
  tx: EntityManager,
  lotId: string,
): Promise<{ lot: LotEntity; contract: ContractEntity }> {
  const lot = await lockLot(tx, lotId);
  if (!(await tx.existsBy(ContractEntity, { lotId }))) throw refused('resource.not-found');
  const contract = await lockRow(tx, ContractEntity, { lotId });
  if (!contract.signedAt) throw refused('lifecycle.not-now');
  return { lot, contract };
}

async function find(tx: EntityManager, { id: contractId }: ContractEntity, id: string): Promise<Change> {
  const rows: Change[] = await tx.query(
    `select id, kind, seq, content, proposed_by as "proposedBy", agrees from payment_change
     where id = $1 and contract_id = $2 and kind <> 'WAIVER' for update`,
    [id, contractId],
  );
  if (!rows[0]) throw refused('resource.not-found');
  return rows[0];
}

function rentOf({
  kg = '',
  product = '',
  yuanPerKg = '',
  on = '',
  source = '',
}: ProposePaymentChangeRequest) {
  return { kg, product, yuanPerKg, on, source };
}
