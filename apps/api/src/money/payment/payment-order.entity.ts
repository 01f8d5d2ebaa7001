import type { BankAccount, PaymentOrderState } from '@helan/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { FenColumn } from '../../kernel/db/index.js';

export const ORDER_KINDS = {
  REFUND: '退保证金',
  RETURN: '原路退回',
  PAYOUT: '拨付价款',
  FORFEIT: '付没收的保证金',
  PRICE_REFUND: '退价款',
  PRICE_FORFEIT: '付没收的保证金（已转价款）',
  PRICE_EARNED: '付到合同终止日的租金',
  TRANSFER: '保证金划转价款专户',
  INTEREST: '付保证金利息',
  BOND_RETURN: '退履约保证金',
  BOND_CLAIM: '扣付履约保证金',
  BREACH_DUE: '付转出方违约金',
} as const;

/** Money that must go out, once. */
@Entity('payment_order')
export class PaymentOrderEntity {
  @PrimaryColumn('uuid') id!: string;
  /** One order a key, whoever asks for it how often. */
  @Column('text') key!: string;
  @Column('text') kind!: keyof typeof ORDER_KINDS;
  @Column('text') bank!: BankAccount;
  /** Whose money: a registration, a receipt, or a lot. */
  @Column('text') subject!: string;
  /** Of a transfer the lot for whose price it is, as the books name it. */
  @Column('text', { nullable: true }) toSubject!: string | null;
  @Column('uuid', { nullable: true }) lotId!: string | null;
  /** Who is to have it, where he is registered. */
  @Column('uuid', { nullable: true }) payeeId!: string | null;
  @Column('text') payeeName!: string;
  /** Nothing of a transfer: it goes to the center's other account. */
  @Column('bytea', { nullable: true }) payeeAccountEnc!: Buffer | null;
  /** 联行号 of its bank, where it was known when the account was put in. */
  @Column('text', { nullable: true }) payeeBankNo!: string | null;
  @FenColumn() amountFen!: bigint;
  @Column('date', { nullable: true }) dueOn!: string | null;
  @Column('text') state!: PaymentOrderState;
  @Column('text', { nullable: true }) flowNo!: string | null;
  /** Of a transfer the line of the other account's statement. */
  @Column('text', { nullable: true }) arrivalFlowNo!: string | null;
  @Column('uuid', { nullable: true }) enteredBy!: string | null;
  @Column('timestamptz', { nullable: true }) enteredAt!: Date | null;
  @Column('uuid', { nullable: true }) confirmedBy!: string | null;
  @Column('timestamptz', { nullable: true }) confirmedAt!: Date | null;
  @Column('timestamptz') createdAt!: Date;
  /** The batch in which it is handed to the bank. */
  @Column('uuid', { nullable: true }) batchId!: string | null;
  /** Why its number was put back to be written down anew. */
  @Column('text', { nullable: true }) sentBackFor!: string | null;
  /** Why the bank's own file says that it did not take it. */
  @Column('text', { nullable: true }) failedFor!: string | null;
  @Column('timestamptz', { nullable: true }) failedAt!: Date | null;
  /** The order that the bank sent back, whose place this one takes. */
  @Column('uuid', { nullable: true }) replacesId!: string | null;
}

/** The key that was asked for, of whichever order in the row of those that took its place. */
export function rootOf(key: string): string {
  return key.split('~')[0]!;
}
