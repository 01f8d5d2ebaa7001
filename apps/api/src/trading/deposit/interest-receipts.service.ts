import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  type InterestReceiptAction,
  formatYuan,
  interestReceiptLifecycle,
  isFlowNumber,
  isPlainDate,
  isRefusal,
  parseYuan,
  postings,
  shanghaiDate,
} from '@helan/domain';
import type { AnswerRequest, EnterInterestRequest, KeepInterestRequest } from '@helan/contracts/requests';
import { type EntityManager, IsNull } from 'typeorm';
import { type Actor, requireOtherPerson } from '../../kernel/auth/index.js';
import { PlatformClock } from '../../kernel/clock/platform-clock.js';
import { Transactions, lockRow, sqlStateOf } from '../../kernel/db/index.js';
import { type Fault, RefusedError, refused, unwrap } from '../../kernel/http/index.js';
import { LedgerService } from '../../money/ledger/index.js';
import { FlowClaims } from '../../money/payment/index.js';
import { DepositInterestEntity } from './deposit-interest.entity.js';
import { DepositInterests } from './deposit-interests.js';
import { InterestKeepingEntity } from './interest-keeping.entity.js';
import { InterestReceiptEntity } from './interest-receipt.entity.js';

/**
 * 银行结息: interest on the whole balance comes in by a line of the statement that is nobody's payment. Entered by one and
 * confirmed by another, it is given out to whom a notice promises it; what is left the center takes to its own account, by
 * two people, once nobody waits. Source: rules §10.1, §10.2.
 */
@Injectable()
export class InterestReceipts {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: PlatformClock,
    private readonly ledger: LedgerService,
    private readonly flows: FlowClaims,
    private readonly interests: DepositInterests,
  ) {}

  async enter(actor: Actor, request: EnterInterestRequest): Promise<{ id: string }> {
    const { bank, flowNo, source, arrivedOn } = request;
    return this.transactions.run(async (tx) => {
      const enteredAt = await this.clock.now(tx);
      const amountFen = amountIn(request, shanghaiDate(enteredAt.getTime()));
      const id = randomUUID();
      await this.flows.claim(tx, { bank, flowNo, owner: `interest:${id}` });
      await tx.insert(InterestReceiptEntity, {
        ...{ id, bank, flowNo, source, amountFen, arrivedOn, enteredAt },
        restFen: 0n,
        state: interestReceiptLifecycle.table.initial,
        enteredBy: actor.accountId,
      });
      return { id };
    });
  }

  /** Another has seen it on the statement: it is in the books, and given out as far as somebody waits for it. */
  async confirm(actor: Actor, id: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      const receipt = await this.answer(tx, actor, id, 'confirm');
      requireOtherPerson(actor, [receipt.enteredBy]);
      receipt.restFen = receipt.amountFen;
      await tx.save(InterestReceiptEntity, receipt);
      await this.ledger.post(tx, {
        key: `interest-in:${id}`,
        memo: '银行结息',
        bankFlowNo: receipt.flowNo,
        lines: postings.interestIn(receipt.bank, id, receipt.amountFen),
      });
      await this.interests.fund(tx);
    });
  }

  /** It was written down wrong: its number may be something else's. */
  async discard(actor: Actor, id: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      await tx.save(InterestReceiptEntity, await this.answer(tx, actor, id, 'discard'));
      await this.flows.release(tx, [`interest:${id}`]);
    });
  }

  /** The bank has moved what nobody waits for to the center's own account: its line, and how much. */
  async proposeKeeping(actor: Actor, id: string, request: KeepInterestRequest): Promise<void> {
    const { flowNo } = request;
    await this.transactions
      .run(async (tx) => {
        const receipt = await lockRow(tx, InterestReceiptEntity, { id });
        const proposedAt = await this.clock.now(tx);
        const amountFen = amountIn({ ...request, arrivedOn: receipt.arrivedOn }, receipt.arrivedOn);
        await requireFree(tx, receipt, amountFen);
        const keepingId = randomUUID();
        await this.flows.claim(tx, { bank: receipt.bank, flowNo, owner: `kept:${keepingId}` });
        await tx.insert(InterestKeepingEntity, {
          ...{ id: keepingId, receiptId: id, flowNo, amountFen, proposedAt },
          proposedBy: actor.accountId,
        });
      })
      .catch((error: unknown) => {
        throw sqlStateOf(error) === '23505' ? refused('interest.keeping-open') : error;
      });
  }

  async answerKeeping(actor: Actor, id: string, { agrees, reason }: AnswerRequest): Promise<void> {
    await this.transactions.run(async (tx) => {
      const receipt = await lockRow(tx, InterestReceiptEntity, { id });
      const keeping = await tx.findOneBy(InterestKeepingEntity, { receiptId: id, agrees: IsNull() });
      if (!keeping) throw refused('interest.no-keeping');
      requireOtherPerson(actor, [keeping.proposedBy]);
      const answeredAt = await this.clock.now(tx);
      Object.assign(keeping, { agrees, answer: reason, answeredBy: actor.accountId, answeredAt });
      await tx.save(InterestKeepingEntity, keeping);
      if (!agrees) return this.flows.release(tx, [`kept:${keeping.id}`]);
      await requireFree(tx, receipt, keeping.amountFen);
      receipt.restFen -= keeping.amountFen;
      await tx.save(InterestReceiptEntity, receipt);
      await this.ledger.post(tx, {
        key: `interest-kept:${keeping.id}`,
        memo: '结息余额转中心基本户',
        bankFlowNo: keeping.flowNo,
        lines: postings.interestKept(receipt.bank, id, keeping.amountFen),
      });
    });
  }

  private async answer(
    tx: EntityManager,
    actor: Actor,
    id: string,
    action: InterestReceiptAction,
  ): Promise<InterestReceiptEntity> {
    const receipt = await lockRow(tx, InterestReceiptEntity, { id });
    receipt.state = unwrap(interestReceiptLifecycle.next(receipt.state, action));
    Object.assign(receipt, { answeredBy: actor.accountId, answeredAt: await this.clock.now(tx) });
    return receipt;
  }
}

/** What a line says, or everything that is wrong with it. */
function amountIn(
  line: { readonly flowNo: string; readonly amountYuan: string; readonly arrivedOn: string },
  today: string,
): bigint {
  const amountFen = parseYuan(line.amountYuan);
  const faults: Fault[] = [];
  if (!isFlowNumber(line.flowNo)) faults.push({ code: 'receipt.bad-flow-number', field: 'flowNo' });
  if (isRefusal(amountFen)) faults.push({ ...amountFen, field: 'amountYuan' });
  else if (amountFen === 0n)
    faults.push({ code: 'price.zero', field: 'amountYuan', values: { name: '金额' } });
  if (!isPlainDate(line.arrivedOn)) faults.push({ code: 'calendar.bad-date', field: 'arrivedOn' });
  else if (line.arrivedOn > today) faults.push({ code: 'receipt.in-future', field: 'arrivedOn' });
  if (faults.length > 0 || isRefusal(amountFen)) throw new RefusedError(faults);
  return amountFen;
}

/** Nothing is kept of what somebody waits for, nor more than is left. The receipt's row is locked. */
async function requireFree(
  tx: EntityManager,
  { bank, state, restFen }: InterestReceiptEntity,
  amountFen: bigint,
): Promise<void> {
  if (state !== 'CONFIRMED') throw refused('lifecycle.not-now');
  if (bank === 'DEPOSIT_BANK' && (await tx.existsBy(DepositInterestEntity, { state: 'WAITING' })))
    throw refused('interest.owed');
  if (amountFen > restFen) throw refused('interest.beyond', { rest: formatYuan(restFen) }, 'amountYuan');
}
