import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { AnswerIssuerRequest } from '@helan/contracts/requests';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../kernel/auth/index.js';
import { Transactions } from '../../kernel/db/index.js';
import { refused } from '../../kernel/http/index.js';
import { tell } from '../../kernel/outbox/outbox.js';
import { FieldCipher } from '../../kernel/secrets/field-cipher.js';
import type { IssuerAnswer } from './issuer-client.js';
import { RealNames } from './real-names.js';

interface Asked {
  readonly id: string;
  readonly kind: 'LINK' | 'CLASH';
  readonly issuer: string;
  readonly subject: string;
  readonly name: string;
  readonly id_number_enc: Buffer;
  readonly phone_enc: Buffer;
  readonly account_id: string | null;
}

/** Somebody of the issuer whom the platform knew already: linked by his own word, or at the window. */
@Injectable()
export class IssuerRequests {
  constructor(
    private readonly transactions: Transactions,
    private readonly cipher: FieldCipher,
    private readonly names: RealNames,
  ) {}

  /** From now on this person of the issuer is this account, and it is known who holds it. */
  async link(
    tx: EntityManager,
    { issuer, subject, person }: IssuerAnswer,
    { accountId, requestId, clerkId }: { accountId: string; requestId?: string; clerkId?: string },
  ): Promise<void> {
    const added: unknown[] = await tx.query(
      `insert into issuer_link (issuer, subject, account_id, linked_at, linked_by)
       values ($1, $2, $3, platform_now(), $4) on conflict do nothing returning 1`,
      [issuer, subject, accountId, clerkId ?? null],
    );
    if (added.length === 0) throw refused('issuer.other-person');
    await this.close(tx, { issuer, subject, accountId });
    await this.names.keep(tx, accountId, person, 'ISSUER');
    await tell(tx, 'identity.linked', accountId, { accountId, requestId: requestId ?? null, to: 'LINKED' });
  }

  /** What he was asked before, on whichever way he is linked now, waits for nobody any more. */
  private async close(
    tx: EntityManager,
    { issuer, subject, accountId }: { issuer: string; subject: string; accountId: string },
  ): Promise<void> {
    await tx.query(
      `update issuer_request set state = case kind when 'LINK' then 'LINKED' else 'SETTLED' end,
         decided_at = platform_now(), decided_by = $3 where issuer = $1 and subject = $2 and state = 'ASKED'`,
      [issuer, subject, accountId],
    );
  }

  /** Asked once, however often he comes; the account's old telephone is told. */
  async ask(
    tx: EntityManager,
    { issuer, subject, person }: IssuerAnswer,
    arrival: { readonly kind: 'ASK'; readonly accountId: string } | { readonly kind: 'CLASH' },
  ): Promise<void> {
    const [id, accountId] = [randomUUID(), arrival.kind === 'ASK' ? arrival.accountId : null];
    const added: unknown[] = await tx.query(
      `insert into issuer_request (id, kind, issuer, subject, name, id_number_enc, id_number_hash, id_number_hash_even,
         phone_enc, account_id, asked_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, platform_now())
       on conflict (issuer, subject) where state = 'ASKED' do nothing returning 1`,
      [
        id,
        arrival.kind === 'ASK' ? 'LINK' : 'CLASH',
        issuer,
        subject,
        person.name,
        this.cipher.seal(person.idNumber, 'issuer_request.id_number'),
        ...this.cipher.lookUp(person.idNumber),
        this.cipher.seal(person.phone, 'issuer_request.phone'),
        accountId,
      ],
    );
    if (accountId === null || added.length === 0) return;
    await tell(tx, 'identity.linked', accountId, { accountId, requestId: id, to: 'ASKED' });
  }

  /** By the account's own sign-in. */
  async answerOwn(actor: Actor, id: string, isMine: boolean): Promise<void> {
    await this.transactions.run(async (tx) => {
      const asked = await this.lock(tx, id, actor.accountId);
      if (isMine) await this.grant(tx, asked);
      await this.settle(tx, actor, { asked, to: isMine ? 'LINKED' : 'REFUSED' });
    });
  }

  /** At the window, with papers. Two people under one number are never linked here: the wrong record is corrected. */
  async answer(actor: Actor, id: string, { isRight, document, note }: AnswerIssuerRequest): Promise<void> {
    await this.transactions.run(async (tx) => {
      const asked = await this.lock(tx, id);
      if (isRight && asked.kind === 'LINK') await this.grant(tx, asked, actor.accountId);
      const to = !isRight ? 'REFUSED' : asked.kind === 'LINK' ? 'LINKED' : 'SETTLED';
      await this.settle(tx, actor, { asked, to, document, note });
    });
  }

  private async lock(tx: EntityManager, id: string, accountId?: string): Promise<Asked> {
    const rows: (Asked & { state: string })[] = await tx.query(
      'select * from issuer_request where id = $1 and ($2::uuid is null or account_id = $2) for update',
      [id, accountId ?? null],
    );
    const [asked] = rows;
    if (!asked) throw refused('resource.not-found');
    if (asked.state !== 'ASKED') throw refused('lifecycle.not-now');
    return asked;
  }

  private async grant(tx: EntityManager, asked: Asked, clerkId?: string): Promise<void> {
    const person = {
      name: asked.name,
      idNumber: this.cipher.open(asked.id_number_enc, 'issuer_request.id_number'),
      phone: this.cipher.open(asked.phone_enc, 'issuer_request.phone'),
      // Of then; the account asks for his number by a code.
      isPhoneVerified: false,
      isRealPerson: true,
    };
    const { issuer, subject, account_id: accountId, id: requestId } = asked;
    // Whose own word says nothing of who he is cannot say who another is.
    if ((await this.names.numberOf(tx, accountId!)) !== person.idNumber)
      throw refused('issuer.holder-unverified');
    const how = { accountId: accountId!, requestId, ...(clerkId ? { clerkId } : {}) };
    await this.link(tx, { issuer, subject, person }, how);
  }

  private async settle(
    tx: EntityManager,
    actor: Actor,
    { asked, to, document, note }: { asked: Asked; to: string; document?: string; note?: string | undefined },
  ): Promise<void> {
    await tx.query(
      `update issuer_request set state = $2, decided_at = platform_now(), decided_by = $3, document = $4, note = $5
       where id = $1`,
      [asked.id, to, actor.accountId, document ?? null, note ?? null],
    );
    const { account_id: accountId, id: requestId } = asked;
    if (accountId && to === 'REFUSED')
      await tell(tx, 'identity.linked', accountId, { accountId, requestId, to: 'REFUSED' });
  }
}
