import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  type Refusal,
  foldAccount,
  holderOfKind,
  isFlowNumber,
  paymentOrderLifecycle,
  refuseAccountOf,
  refuseBankNumber,
} from '@helan/domain';
import type {
  AnswerPaymentDecisionRequest,
  PayAgainRequest,
  ReportReturnedPaymentRequest,
} from '@helan/contracts/requests';
import { type EntityManager, IsNull } from 'typeorm';
import { type Actor, requireOtherPerson } from '../../kernel/auth/index.js';
import { PlatformClock } from '../../kernel/clock/platform-clock.js';
import { Transactions, lockRow, sqlStateOf } from '../../kernel/db/index.js';
import { refused, requireNone } from '../../kernel/http/index.js';
import { tell } from '../../kernel/outbox/outbox.js';
import { FieldCipher } from '../../kernel/secrets/field-cipher.js';
import { type Party, PartyService, RegisteredAccounts } from '../../people/party/index.js';
import { PaymentDecisionEntity } from './payment-decision.entity.js';
import { flowsOf } from './payment-entries.js';
import { PaymentOrderEntity, rootOf } from './payment-order.entity.js';
import { PaymentOrders, moveOrder } from './payment-orders.js';
import { FlowClaims } from './flow-claims.js';
import { PayeeAccounts } from './payee-accounts.js';

type Proposal = Pick<PaymentDecisionEntity, 'orderId' | 'kind' | 'bank' | 'reason'> &
  Partial<Pick<PaymentDecisionEntity, 'flowNo' | 'correctsAccount' | 'payeeBank'>>;

/** Of a transfer nothing: it goes to the center's other account. */
interface GoesTo {
  readonly account: string | null;
  readonly bankNo: string | null;
}

/**
 * 退汇: the bank did not take a payment, or sent it back. One person reports it, another answers; then it is paid again,
 * to the account that is registered or, corrected, becomes so, upon two people's word once more.
 */
@Injectable()
export class ReturnedPayments {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: PlatformClock,
    private readonly cipher: FieldCipher,
    private readonly orders: PaymentOrders,
    private readonly parties: PartyService,
    private readonly accounts: RegisteredAccounts,
    private readonly flows: FlowClaims,
    private readonly payees: PayeeAccounts,
  ) {}

  /** Money that had left comes back by a line of the statement; what never left has none. */
  async report(
    actor: Actor,
    orderId: string,
    { flowNo = '', reason }: ReportReturnedPaymentRequest,
  ): Promise<void> {
    await this.proposing(async (tx) => {
      const order = await lockRow(tx, PaymentOrderEntity, { id: orderId });
      if (!paymentOrderLifecycle.find(order.state, 'bounce')) throw refused('ledger.busy');
      const isPaid = order.state === 'CONFIRMED';
      if (isPaid ? !isFlowNumber(flowNo) : flowNo !== '')
        throw refused('receipt.bad-flow-number', undefined, 'flowNo');
      const { bank } = order;
      const proposal = { orderId, kind: 'RETURNED', bank, reason, flowNo: flowNo || null } as const;
      const id = await this.propose(tx, actor, proposal);
      if (isPaid) await this.flows.claim(tx, { bank, flowNo, owner: `return:${id}` });
    }, 'flowNo');
  }

  async payAgain(
    actor: Actor,
    orderId: string,
    { payeeAccount = '', payeeBank, payeeBankNo = '', reason }: PayAgainRequest,
  ): Promise<void> {
    await this.proposing(async (tx) => {
      const back = await lockRow(tx, PaymentOrderEntity, { id: orderId });
      if (back.state !== 'BOUNCED') throw refused('ledger.busy');
      const { bank, payeeId } = back;
      const corrects = payeeAccount !== '' && payeeId !== null;
      const goesTo = await this.accountFor(tx, back, { payeeAccount, payeeBankNo });
      if (corrects) await this.accounts.requireFree(tx, payeeId, payeeAccount);
      const id = await this.orderAgain(tx, back, goesTo);
      await this.propose(tx, actor, {
        ...{ orderId: id, kind: 'PAY_AGAIN', bank, reason, correctsAccount: corrects },
        payeeBank: payeeBank || null,
      });
    });
  }

  /** The payee's account is another since the order was made: it is to go to the one that is registered now. */
  async readdress(actor: Actor, orderId: string, reason: string): Promise<void> {
    await this.proposing(async (tx) => {
      const order = await lockRow(tx, PaymentOrderEntity, { id: orderId });
      if (order.state !== 'DUE') throw refused('ledger.busy');
      if (!(await this.payees.changedAmong(tx, [order])).has(orderId)) throw refused('payment.account-same');
      await this.propose(tx, actor, { orderId, kind: 'NEW_ACCOUNT', bank: order.bank, reason });
    });
  }

  async answer(
    actor: Actor,
    orderId: string,
    { agrees, reason }: AnswerPaymentDecisionRequest,
  ): Promise<void> {
    await this.transactions.run(async (tx) => {
      const { replacesId } = await findOrder(tx, orderId);
      const back = replacesId ? await lockRow(tx, PaymentOrderEntity, { id: replacesId }) : undefined;
      const order = await lockRow(tx, PaymentOrderEntity, { id: orderId });
      const decision = await tx.findOneBy(PaymentDecisionEntity, { orderId, agrees: IsNull() });
      if (!decision) throw refused('payment.no-proposal');
      requireOtherPerson(actor, [decision.proposedBy]);
      const answeredAt = await this.clock.now(tx);
      Object.assign(decision, { agrees, answer: reason, answeredBy: actor.accountId, answeredAt });
      await tx.save(PaymentDecisionEntity, decision);
      if (!agrees) await this.flows.release(tx, [`return:${decision.id}`]);
      if (decision.kind === 'RETURNED' && agrees) await this.takeBack(tx, order, decision.flowNo);
      if (decision.kind === 'PAY_AGAIN' && agrees) await this.put(tx, order, back!, decision);
      if (decision.kind === 'PAY_AGAIN' && !agrees) moveOrder(order, 'cancel');
      if (decision.kind === 'NEW_ACCOUNT' && agrees) await this.readdressed(tx, order);
      await tx.save(PaymentOrderEntity, order);
      await tell(tx, 'payment.moved', order.lotId ?? order.subject, { orderId, to: order.state });
    });
  }

  /** What was proposed of a payment that has been confirmed since names no line and does not hold. */
  private async takeBack(tx: EntityManager, order: PaymentOrderEntity, flowNo: string | null): Promise<void> {
    const wasPaid = order.state === 'CONFIRMED';
    if (wasPaid !== (flowNo !== null)) throw refused('ledger.busy');
    moveOrder(order, 'bounce');
    if (flowNo === null) {
      // The bank has no such line: its number may be another payment's.
      await this.flows.release(tx, flowsOf(order));
      Object.assign(order, { flowNo: null, arrivalFlowNo: null });
      return;
    }
    await this.orders.takeBack(tx, order, flowNo);
  }

  private async readdressed(tx: EntityManager, order: PaymentOrderEntity): Promise<void> {
    if (order.state !== 'DUE') throw refused('ledger.busy');
    await this.payees.readdress(tx, order);
  }

  private async put(
    tx: EntityManager,
    order: PaymentOrderEntity,
    back: PaymentOrderEntity,
    { correctsAccount, payeeBank }: PaymentDecisionEntity,
  ): Promise<void> {
    moveOrder(back, 'replace');
    await tx.save(PaymentOrderEntity, back);
    moveOrder(order, 'order');
    order.dueOn = await this.orders.dueOn(tx, await this.clock.now(tx));
    if (!correctsAccount) return;
    const account = this.cipher.open(order.payeeAccountEnc!, 'payment_order.payee_account');
    const { payeeId, payeeBankNo: bankNo } = order;
    await this.accounts.correct(tx, payeeId!, { account, bankName: payeeBank, bankNo });
  }

  private async accountFor(
    tx: EntityManager,
    back: PaymentOrderEntity,
    { payeeAccount, payeeBankNo }: Pick<Required<PayAgainRequest>, 'payeeAccount' | 'payeeBankNo'>,
  ): Promise<GoesTo> {
    const { kind, payeeId } = back;
    const isTyped = payeeAccount !== '' || payeeBankNo !== '';
    // A transfer goes to the center's other account and nowhere else.
    if (kind === 'TRANSFER' && isTyped) throw refused('request.invalid', undefined, 'payeeAccount');
    if (kind === 'TRANSFER') return { account: null, bankNo: null };
    const payee = payeeId ? await this.parties.get(payeeId, tx) : undefined;
    if (payeeAccount === '' && !payee) throw refused('text.missing', undefined, 'payeeAccount');
    requireNone([
      ...(payeeAccount === '' ? [] : this.refuseTyped(back, payeeAccount, payee)),
      ...(payeeBankNo === '' ? [] : refuseBankNumber(payeeBankNo, 'payeeBankNo')),
    ]);
    const account = payeeAccount || payee!.bankAccount;
    const isRegistered = payee !== undefined && foldAccount(payee.bankAccount) === foldAccount(account);
    return { account, bankNo: payeeBankNo || (isRegistered ? payee.bankNo : null) };
  }

  /** What the bank itself has said of somebody whom nobody has registered is taken as it is. */
  private refuseTyped(back: PaymentOrderEntity, typed: string, payee?: Party): Refusal[] {
    if (!payee && this.payees.accountOf(back) === typed) return [];
    const holder = payee ? holderOfKind(payee.kind) : this.payees.holderOf(back);
    return refuseAccountOf(holder, typed, 'payeeAccount');
  }

  /** The order that is to take the place of one that came back; it is due once another person agrees. */
  private async orderAgain(
    tx: EntityManager,
    back: PaymentOrderEntity,
    { account, bankNo }: GoesTo,
  ): Promise<string> {
    const root = rootOf(back.key);
    const before = await this.orders.lockAll(tx, root);
    const { kind, bank, subject, toSubject, lotId, payeeId, payeeName, amountFen } = back;
    const id = randomUUID();
    await tx.insert(PaymentOrderEntity, {
      ...{ id, kind, bank, subject, toSubject, lotId, payeeId, payeeName, amountFen },
      key: `${root}~${before.length + 1}`,
      payeeAccountEnc: account === null ? null : this.cipher.seal(account, 'payment_order.payee_account'),
      payeeBankNo: bankNo,
      state: 'PROPOSED',
      createdAt: await this.clock.now(tx),
      replacesId: back.id,
    });
    return id;
  }

  private async propose(tx: EntityManager, actor: Actor, proposal: Proposal): Promise<string> {
    const id = randomUUID();
    await tx.insert(PaymentDecisionEntity, {
      id,
      correctsAccount: false,
      ...proposal,
      proposedBy: actor.accountId,
      proposedAt: await this.clock.now(tx),
    });
    return id;
  }

  /** One proposal at a time. */
  private async proposing(work: (tx: EntityManager) => Promise<void>, field?: string): Promise<void> {
    await this.transactions.run(work).catch((error: unknown) => {
      throw sqlStateOf(error) === '23505' ? refused('payment.proposed', undefined, field) : error;
    });
  }
}

async function findOrder(tx: EntityManager, id: string): Promise<PaymentOrderEntity> {
  const order = await tx.findOneBy(PaymentOrderEntity, { id });
  if (!order) throw refused('resource.not-found');
  return order;
}
