import { Injectable } from '@nestjs/common';
import { type AccountHolder, foldAccount, holderNamed } from '@helan/domain';
import type { DataSource, EntityManager } from 'typeorm';
import { refused } from '../../kernel/http/index.js';
import { FieldCipher } from '../../kernel/secrets/field-cipher.js';
import type { PaymentOrderEntity } from './payment-order.entity.js';

export interface RegisteredAccount {
  readonly account: string;
  readonly bankName: string;
  /** 联行号; null where nobody has told it. */
  readonly bankNo: string | null;
}

type Source = EntityManager | DataSource;
/** By the ids of orders; of what it does not know nothing. */
type Known = (
  source: Source,
  orders: readonly PaymentOrderEntity[],
) => Promise<ReadonlyMap<string, RegisteredAccount>>;

/** Money that goes back to the account from which it came, whatever is registered. Source: rules §10.1, §21 A18. */
const BACK_WHENCE_IT_CAME: readonly PaymentOrderEntity['kind'][] = [
  'REFUND',
  'RETURN',
  'INTEREST',
  'BOND_RETURN',
];

/**
 * The accounts that are registered now of those who are to have money: an order stands with that of the day on which it was
 * made, and is not paid to another than is registered without two people's word. Source: rules §10.1, §11.3 R18.
 */
@Injectable()
export class PayeeAccounts {
  private readonly rooms = new Map<PaymentOrderEntity['kind'], Known>();

  constructor(private readonly cipher: FieldCipher) {}

  /** The room that knows payees who are no parties of the platform. */
  knowWith(kind: PaymentOrderEntity['kind'], known: Known): void {
    this.rooms.set(kind, known);
  }

  /** By the ids of orders; nothing of money that goes back whence it came, until it is paid again. */
  async registered(
    source: Source,
    all: readonly PaymentOrderEntity[],
  ): Promise<ReadonlyMap<string, RegisteredAccount>> {
    const orders = all.filter(({ kind, replacesId }) => replacesId || !BACK_WHENCE_IT_CAME.includes(kind));
    const found = new Map(await this.ofParties(source, orders));
    for (const [kind, known] of this.rooms) {
      const ofKind = orders.filter((order) => order.kind === kind && !order.payeeId && !order.replacesId);
      if (ofKind.length > 0) for (const [id, account] of await known(source, ofKind)) found.set(id, account);
    }
    return found;
  }

  /** Of the account to which it goes, as far as that is one that is registered. */
  async bankNameOf(source: Source, order: PaymentOrderEntity): Promise<string | null> {
    const known = new Map([
      ...(await this.ofParties(source, [order])),
      ...(await this.registered(source, [order])),
    ]).get(order.id);
    const isSame = known !== undefined && foldAccount(known.account) === this.accountOf(order);
    return isSame ? known.bankName || null : null;
  }

  /** 联行号 of accounts that are about to be ordered, by the ids of the orders: of those that are their payees' registered ones. */
  async bankNumbersOf(
    source: Source,
    orders: readonly {
      readonly id: string;
      readonly payeeId: string | null;
      readonly payeeAccount: string | null;
    }[],
  ): Promise<ReadonlyMap<string, string | null>> {
    const registered = new Map(await this.ofParties(source, orders));
    const same = orders.flatMap(({ id, payeeAccount }): [string, string | null][] => {
      const known = registered.get(id);
      const isSame = known && payeeAccount && foldAccount(known.account) === foldAccount(payeeAccount);
      return isSame ? [[id, known.bankNo]] : [];
    });
    return new Map(same);
  }

  /** Orders whose account is not the one that is registered now. */
  async changedAmong(source: Source, orders: readonly PaymentOrderEntity[]): Promise<ReadonlySet<string>> {
    const registered = await this.registered(source, orders);
    const changed = orders.filter((order) => {
      const now = registered.get(order.id);
      return now !== undefined && this.accountOf(order) !== foldAccount(now.account);
    });
    return new Set(changed.map(({ id }) => id));
  }

  /** Of whoever is no party of the platform: persons among those whom a room knows are households, with a card each. */
  holderOf({ kind, payeeName }: PaymentOrderEntity): AccountHolder {
    const holder = holderNamed(payeeName);
    return holder === 'PERSON_BY_NAME' && this.rooms.has(kind) ? 'PERSON' : holder;
  }

  async requireRegistered(tx: EntityManager, orders: readonly PaymentOrderEntity[]): Promise<void> {
    if ((await this.changedAmong(tx, orders)).size > 0) throw refused('payment.account-changed');
  }

  /** Two people have looked at it: it goes to the account that is registered now. */
  async readdress(tx: EntityManager, order: PaymentOrderEntity): Promise<void> {
    const now = (await this.registered(tx, [order])).get(order.id);
    if (!now) throw refused('payment.account-same');
    order.payeeAccountEnc = this.cipher.seal(now.account, 'payment_order.payee_account');
    order.payeeBankNo = now.bankNo;
  }

  /** Nothing of a transfer. */
  accountOf({ payeeAccountEnc }: PaymentOrderEntity): string | null {
    return payeeAccountEnc
      ? foldAccount(this.cipher.open(payeeAccountEnc, 'payment_order.payee_account'))
      : null;
  }

  private async ofParties(
    source: Source,
    orders: readonly Pick<PaymentOrderEntity, 'id' | 'payeeId'>[],
  ): Promise<[string, RegisteredAccount][]> {
    const ids = [...new Set(orders.flatMap(({ payeeId }) => payeeId ?? []))];
    const rows: { id: string; bank_account_enc: Buffer; bank_name: string; bank_no: string | null }[] =
      await source.query('select id, bank_account_enc, bank_name, bank_no from party where id = any($1)', [
        ids,
      ]);
    const parties = new Map(rows.map((row) => [row.id, row]));
    return orders.flatMap(({ id, payeeId }): [string, RegisteredAccount][] => {
      const row = payeeId ? parties.get(payeeId) : undefined;
      if (!row) return [];
      const account = this.cipher.open(row.bank_account_enc, 'party.bank_account');
      return [[id, { account, bankName: row.bank_name, bankNo: row.bank_no }]];
    });
  }
}
