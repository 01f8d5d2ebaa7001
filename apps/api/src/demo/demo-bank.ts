import { Injectable, type OnModuleInit } from '@nestjs/common';
import {
  type BankAccount,
  type Movement,
  type PlainDate,
  type SimulatedLine,
  addDays,
  drawn,
  fateOf,
  isDown,
  orderMarkOf,
  shanghaiDate,
  simulateDay,
} from '@helan/domain';
import { DataSource } from 'typeorm';
import { refused } from '../kernel/http/index.js';
import { FieldCipher } from '../kernel/secrets/field-cipher.js';
import { type Bank, type BankFile, BankLink, BankProfiles } from '../money/bank/index.js';
import { statementMessage, statusMessage } from './demo-bank-messages.js';

/** One bank for every demonstration: the same deal meets the same fate. */
const SEED = 'helan';

interface PaymentRow {
  readonly id: string;
  readonly bank: BankAccount;
  readonly payee_name: string;
  readonly payee_account_enc: Buffer | null;
  readonly amount_fen: string;
  readonly sent_at: Date;
}

interface ArrivalRow {
  readonly id: string;
  readonly amount_fen: string;
  readonly flow_no: string;
  readonly arrival_flow_no: string;
}

interface DepositRow {
  readonly sub_account: string;
  readonly amount_fen: string;
  readonly name: string;
  readonly account_enc: Buffer;
  readonly asked_at: Date;
}

/**
 * A bank to practise with, in demonstrations alone: late, silent, double, wrong, down, and of another mind about its own
 * statement afterwards; what befalls whom is drawn from a seed.
 */
@Injectable()
export class DemoBank implements Bank, OnModuleInit {
  /** How often it was asked about a day. */
  private readonly looks = new Map<string, number>();

  constructor(
    private readonly dataSource: DataSource,
    private readonly cipher: FieldCipher,
    private readonly profiles: BankProfiles,
    private readonly link: BankLink,
  ) {}

  onModuleInit(): void {
    this.link.layWith(this);
  }

  async filesOf(account: BankAccount, day: PlainDate): Promise<readonly BankFile[]> {
    const key = `${account}|${day}`;
    const look = (this.looks.get(key) ?? 0) + 1;
    this.looks.set(key, look);
    if (isDown(SEED, key, look)) throw refused('bank.down');
    const { content } = await this.profiles.inForce(account);
    const payments = await this.payments(account, day);
    const movements = [...(account === 'DEPOSIT_BANK' ? await this.deposits(day) : []), ...payments];
    const arrivals = account === 'PRICE_BANK' ? await this.arrivals(day) : [];
    const lines = [...simulateDay(SEED, day, { movements, look }), ...arrivals];
    const statement = statementMessage({ profile: content, day, lines });
    const answered = payments.filter((payment) => payment.day === day);
    const statuses = answered.map((payment) => ({
      orderId: payment.key,
      fate: fateOf(SEED, payment),
      flowNo: lines.find(({ account: to, name }) => to === payment.account && name === payment.name)?.flowNo,
    }));
    return [
      ...fileOf(`对账单-${day}.xml`, lines.length > 0 && statement),
      ...fileOf(`付款状态-${day}.xml`, statuses.length > 0 && statusMessage({ day, statuses })),
    ];
  }

  /** What the center has told the bank to pay, and the bank has not answered. */
  private async payments(account: BankAccount, day: PlainDate): Promise<Movement[]> {
    const rows: PaymentRow[] = await this.dataSource.query(SENT, [account]);
    const own = (await this.profiles.inForce(account)).content.accountNo;
    return rows
      .map((row) => ({
        ...{ key: row.id, direction: 'OUT' as const, day: shanghaiDate(row.sent_at.getTime()) },
        ...{ amountFen: BigInt(row.amount_fen), name: row.payee_name, subAccount: '', purpose: '付款' },
        account: row.payee_account_enc
          ? this.cipher.open(row.payee_account_enc, 'payment_order.payee_account')
          : own,
      }))
      .filter((movement) => movement.day === day || movement.day === addDays(day, -1));
  }

  /** What the other account has sent here that day, by the line that somebody has named or by one of the bank's own. */
  private async arrivals(day: PlainDate): Promise<SimulatedLine[]> {
    const rows: ArrivalRow[] = await this.dataSource.query(ARRIVED, [day]);
    if (rows.length === 0) return [];
    const { accountNo, accountName } = (await this.profiles.inForce('DEPOSIT_BANK')).content;
    return rows.map(({ id, amount_fen, flow_no, arrival_flow_no }) => ({
      ...{ direction: 'IN', day, amountFen: BigInt(amount_fen), name: accountName, account: accountNo },
      ...{ subAccount: '', orderMark: orderMarkOf(id), remark: '内部划转' },
      flowNo:
        arrival_flow_no !== flow_no
          ? arrival_flow_no
          : `S${day.replaceAll('-', '')}${String(drawn(SEED, `${id}|in`, 100_000_000)).padStart(8, '0')}`,
    }));
  }

  /** Whoever has been told his sub-account pays, each in his own way. */
  private async deposits(day: PlainDate): Promise<Movement[]> {
    const rows: DepositRow[] = await this.dataSource.query(ASKED);
    return rows
      .map((row) => ({
        ...{ key: row.sub_account, direction: 'IN' as const, day: shanghaiDate(row.asked_at.getTime()) },
        ...{ amountFen: BigInt(row.amount_fen), name: row.name, subAccount: row.sub_account },
        ...{ account: this.cipher.open(row.account_enc, 'party.bank_account'), purpose: '交易保证金' },
      }))
      .filter((movement) => movement.day === day || movement.day === addDays(day, -1));
  }
}

function fileOf(name: string, text: string | false): BankFile[] {
  return text === false ? [] : [{ name, content: Buffer.from(text) }];
}

const SENT = `
  select o.id, o.bank, o.payee_name, o.payee_account_enc, o.amount_fen, b.sent_at
  from payment_order o join payment_batch b on b.id = o.batch_id
  where o.bank = $1 and o.state = 'SENT' order by o.created_at, o.id`;

const ARRIVED = `
  select o.id, o.amount_fen, o.flow_no, o.arrival_flow_no
  from payment_order o join ledger_entry e on e.key = 'order:' || o.id
  where o.kind = 'TRANSFER' and o.state = 'CONFIRMED' and e.day = $1 order by o.id`;

const ASKED = `
  select d.sub_account, d.amount_fen, p.name, p.bank_account_enc as account_enc, s.opened_at as asked_at
  from deposit d join registration r on r.id = d.registration_id join party p on p.id = r.party_id
  join sub_account s on s.no = d.sub_account
  where d.state = 'DUE' and p.bank_account_enc is not null and s.opened_at is not null order by d.sub_account`;
