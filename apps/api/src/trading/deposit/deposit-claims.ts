import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type PayersLot, type Refusal, arePayersBlind, refusal } from '@helan/domain';
import type { EntityManager } from 'typeorm';
import { lockRow } from '../../kernel/db/index.js';
import { lockLot } from '../../listing/listing/index.js';
import { type BankReceiptEntity, type Expected, ReceiptClaims } from '../../money/receipt/index.js';
import { RegistrationEntity, RegistrationMoves } from '../registration/index.js';
import { moveDeposit } from './deposit-moves.js';
import { STILL_OPEN, standingOf } from './deposit-receipts.js';
import { DepositEntity } from './deposit.entity.js';

interface Row extends PayersLot {
  readonly sub_account: string;
  readonly amount_fen: string;
  readonly due_at: Date;
  readonly deposit_state: string;
  readonly payer: string;
  readonly lot_id: string;
  readonly lot_no: string;
  readonly title: string;
}

const COLUMNS = `d.sub_account, d.amount_fen::text as amount_fen, d.due_at, d.state as deposit_state, p.name as payer,
  l.id as lot_id, l.no as lot_no, l.terms->>'title' as title, l.state, l.remembered_state as "rememberedState"`;
const FROM = `from deposit d join registration r on r.id = d.registration_id join party p on p.id = r.party_id
  join lot l on l.id = d.lot_id`;
/** So many are read, of which those that fit best are named. */
const MOST = 50;
/** Numbers of one typing slip begin or end alike. */
const ALIKE = 9;

type UndoOther = (tx: EntityManager, receipt: BankReceiptEntity) => Promise<Refusal | undefined>;

/** What deposits are waited for, and how one that was taken for the wrong applicant's is taken back. */
@Injectable()
export class DepositClaims implements OnModuleInit {
  private others: UndoOther = async () => undefined;

  constructor(
    private readonly claims: ReceiptClaims,
    private readonly registrations: RegistrationMoves,
  ) {}

  onModuleInit(): void {
    this.claims.askWith('DEPOSIT_BANK', {
      expected: (source, subAccount) => this.expected(source, subAccount),
      openLike: (source, receipt) => this.openLike(source, receipt),
      accountsOf: (source, lotIds) => this.accountsOf(source, lotIds),
      undo: (tx, receipt) => this.undo(tx, receipt),
    });
  }

  /** The room above whose money comes to the same bank takes back what was taken for its own. */
  alsoUndoWith(others: UndoOther): void {
    this.others = others;
  }

  private async expected(source: EntityManager, subAccount: string): Promise<Expected | undefined> {
    const rows: Row[] = await source.query(`select ${COLUMNS} ${FROM} where d.sub_account = $1`, [
      subAccount,
    ]);
    return rows[0] && toExpected(rows[0]);
  }

  private async accountsOf(source: EntityManager, lotIds: readonly string[]): Promise<string[]> {
    const rows: { sub_account: string }[] = await source.query(
      'select sub_account from deposit where lot_id = any($1)',
      [lotIds],
    );
    return rows.map(({ sub_account: account }) => account);
  }

  /** Of lots for which anybody may still register nobody is named. */
  private async openLike(source: EntityManager, receipt: BankReceiptEntity): Promise<readonly Expected[]> {
    const { payerName, subAccount } = receipt;
    const rows: Row[] = await source.query(
      `select ${COLUMNS} ${FROM} where d.state in ('DUE', 'LATE') and (left(p.name, 2) = left($1, 2)
         or left(d.sub_account, ${ALIKE}) = left($2, ${ALIKE}) or right(d.sub_account, ${ALIKE}) = right($2, ${ALIKE}))
       order by (p.name = $1) desc, (d.amount_fen = $3) desc, d.due_at desc limit ${MOST}`,
      [payerName, subAccount, receipt.amountFen.toString()],
    );
    return rows.map(toExpected).filter(({ isBlind }) => !isBlind);
  }

  /** As long as nobody has begun to trade: he has to pay anew, as one who was found fit today. */
  private async undo(tx: EntityManager, receipt: BankReceiptEntity): Promise<Refusal | undefined> {
    const found = await tx.findOneBy(DepositEntity, { id: receipt.matchedTo! });
    if (!found) return this.others(tx, receipt);
    const lot = await lockLot(tx, found.lotId);
    const registration = await lockRow(tx, RegistrationEntity, { id: found.registrationId });
    const deposit = await lockRow(tx, DepositEntity, { id: found.id });
    const isWhole = deposit.state === 'HELD' && deposit.convertedFen === 0n && deposit.forfeitedFen === 0n;
    if (!isWhole) return refusal('receipt.used', undefined, { why: '保证金已经退还、转价款或者没收' });
    if (!STILL_OPEN.includes(standingOf(lot)))
      return refusal('receipt.used', undefined, { why: '标段已经开始交易' });
    await moveDeposit(tx, deposit, 'unmatch');
    if (registration.state === 'ADMITTED') await this.registrations.move(tx, registration, 'unadmit');
    return undefined;
  }
}

function toExpected(row: Row): Expected {
  return {
    subAccount: row.sub_account,
    payerName: row.payer,
    amountFen: BigInt(row.amount_fen),
    lotId: row.lot_id,
    lotNo: row.lot_no,
    title: row.title,
    dueAt: row.due_at,
    isOpen: row.deposit_state === 'DUE',
    isBlind: arePayersBlind(row),
  };
}
