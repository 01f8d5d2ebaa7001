import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type PhoneChangeAction, type PhoneChangeState, phoneChangeLifecycle } from '@helan/domain';
import type { CodeSentView } from '@helan/contracts';
import type { AskPhoneChangeRequest } from '@helan/contracts/requests';
import type { Request } from 'express';
import { DataSource, type EntityManager } from 'typeorm';
import { type Actor, requireOtherPerson } from '../../kernel/auth/index.js';
import { Transactions } from '../../kernel/db/index.js';
import { refused } from '../../kernel/http/index.js';
import { tell } from '../../kernel/outbox/outbox.js';
import { FieldCipher } from '../../kernel/secrets/field-cipher.js';
import { AccountReturn, PhoneBook } from '../account/index.js';
import { PartyStops } from './party-stops.js';

interface ChangeRow {
  readonly id: string;
  readonly account_id: string;
  readonly party_id: string;
  readonly state: PhoneChangeState;
  readonly phone_enc: Buffer;
  readonly holder_id: string | null;
  readonly asked_by: string;
}

/** 换绑手机号: the way back for whoever has lost number and password, by his papers, his new phone and two people. */
@Injectable()
export class PhoneChanges {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly cipher: FieldCipher,
    private readonly phones: PhoneBook,
    private readonly returning: AccountReturn,
    private readonly stops: PartyStops,
  ) {}

  /** To the new phone, which he has with him at the window. */
  async sendCode(request: Request, partyId: string, phone: string): Promise<CodeSentView> {
    await this.requireAccount(this.dataSource.manager, partyId);
    return this.returning.askCode(request, phone);
  }

  /** The number of before is told at once, while nothing has changed. */
  async ask(
    request: Request,
    actor: Actor,
    { partyId, ...asked }: AskPhoneChangeRequest & { readonly partyId: string },
  ): Promise<{ id: string }> {
    await this.requireAccount(this.dataSource.manager, partyId);
    const code = await this.returning.show(request, asked);
    const owner = await this.phones.find(code.phone);
    return this.transactions.run(async (tx) => {
      await this.returning.use(tx, code);
      const accountId = await this.requireAccount(tx, partyId);
      const id = randomUUID();
      const added: unknown[] = await tx.query(
        `insert into phone_change (id, account_id, party_id, phone_enc, holder_id, document, reason, asked_by, asked_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, platform_now())
         on conflict (account_id) where state = 'ASKED' do nothing returning 1`,
        [
          id,
          accountId,
          partyId,
          this.cipher.seal(code.phone, 'phone_change.phone'),
          owner && owner.id !== accountId ? owner.id : null,
          asked.document,
          asked.reason,
          actor.accountId,
        ],
      );
      if (added.length === 0) throw refused('phone-change.open');
      await tell(tx, 'phone-change.moved', accountId, { changeId: id, accountId, to: 'ASKED' });
      return { id };
    });
  }

  /** Another person's word, as things stand now. */
  async confirm(actor: Actor, id: string): Promise<void> {
    const told = await this.transactions.run(async (tx) => {
      const row = await this.lock(tx, id);
      requireOtherPerson(actor, [row.asked_by]);
      await this.move(tx, actor, { row, action: 'confirm', refusal: null });
      if ((await this.requireAccount(tx, row.party_id)) !== row.account_id)
        throw refused('lifecycle.not-now');
      const phone = this.cipher.open(row.phone_enc, 'phone_change.phone');
      const { account_id: accountId, holder_id: holderId } = row;
      const former = await this.returning.give(tx, { accountId, phone, holderId });
      return { phone, former };
    });
    if (told.former) await this.returning.tellFormer(told.former, told.phone);
  }

  /** By whoever has asked as well: he takes it back. */
  async refuse(actor: Actor, id: string, reason: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      await this.move(tx, actor, { row: await this.lock(tx, id), action: 'refuse', refusal: reason });
    });
  }

  /** Of somebody whose papers have been seen; else whoever has registered another's number would get his account. */
  private async requireAccount(tx: EntityManager, partyId: string): Promise<string> {
    const rows: { is_verified: boolean; account_id: string | null }[] = await tx.query(
      `select p.verified_at is not null as is_verified, a.id as account_id
       from party p left join account a on a.party_id = p.id where p.id = $1`,
      [partyId],
    );
    const [row] = rows;
    if (!row) throw refused('resource.not-found');
    if (!row.account_id) throw refused('phone-change.no-account');
    if (!row.is_verified) throw refused('phone-change.not-verified');
    await this.stops.requireNone(tx, partyId);
    return row.account_id;
  }

  private async lock(tx: EntityManager, id: string): Promise<ChangeRow> {
    const rows: ChangeRow[] = await tx.query('select * from phone_change where id = $1 for update', [id]);
    if (!rows[0]) throw refused('resource.not-found');
    return rows[0];
  }

  private async move(
    tx: EntityManager,
    actor: Actor,
    { row, action, refusal }: { row: ChangeRow; action: PhoneChangeAction; refusal: string | null },
  ): Promise<void> {
    const step = phoneChangeLifecycle.find(row.state, action);
    if (!step) throw refused('lifecycle.not-now');
    await tx.query(
      `update phone_change set state = $2, decided_by = $3, decided_at = platform_now(), refusal = $4 where id = $1`,
      [row.id, step.to, actor.accountId, refusal],
    );
    const { id: changeId, account_id: accountId } = row;
    await tell(tx, 'phone-change.moved', accountId, { changeId, accountId, to: step.to });
  }
}
