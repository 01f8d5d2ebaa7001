import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { endOf } from '../../kernel/auth/index.js';
import { Transactions } from '../../kernel/db/transactions.js';
import { wakeAfter } from '../../kernel/outbox/outbox.js';

/** A session as others may name it, in the form of an id: what opens it stands nowhere but in its cookie. */
export const OUTER_SESSION_ID = `overlay(overlay(
  substr(encode(sha256(convert_to(sid, 'UTF8')), 'hex'), 1, 32) placing '8' from 13) placing 'a' from 17)::uuid`;

/** The sessions of an account; the one place where somebody's sessions are ended from outside of them. */
@Injectable()
export class AccountSessions {
  constructor(private readonly transactions: Transactions) {}

  /** Ends all of them but the one that is kept; once it is done no process trusts them any more. */
  async endAll(accountId: string, keptSid?: string): Promise<void> {
    await this.transactions.run((tx) => this.endAllIn(tx, accountId, keptSid));
  }

  /** The same as a part of a change of the account. */
  async endAllIn(tx: EntityManager, accountId: string, keptSid = ''): Promise<void> {
    await endWhere(tx, 'sid <> $2', [accountId, keptSid]);
  }

  /** One of an account, by its outer id; false where there is none. */
  endOne(accountId: string, id: string): Promise<boolean> {
    return this.transactions.run(async (tx) => {
      const ended = await endWhere(tx, `${OUTER_SESSION_ID} = $2`, [accountId, id]);
      return ended > 0;
    });
  }
}

async function endWhere(tx: EntityManager, where: string, values: readonly string[]): Promise<number> {
  const [ended]: [{ sid: string }[], number] = await tx.query(
    `delete from web_session where (sess->>'accountId' = $1 or sess->'halfIn'->>'accountId' = $1) and ${where} returning sid`,
    [...values],
  );
  for (const { sid } of ended) wakeAfter(tx, endOf(sid));
  return ended.length;
}
