import { Injectable } from '@nestjs/common';
import type { Request } from 'express';
import type { EntityManager } from 'typeorm';
import { ConfirmedSessions, endOf } from '../../kernel/auth/index.js';
import { Transactions } from '../../kernel/db/transactions.js';
import { wakeAfter } from '../../kernel/outbox/outbox.js';

/** A session as others may name it, in the form of an id: what opens it stands nowhere but in its cookie. */
export const OUTER_SESSION_ID = `overlay(overlay(
  substr(encode(sha256(convert_to(sid, 'UTF8')), 'hex'), 1, 32) placing '8' from 13) placing 'a' from 17)::uuid`;

/** SQL: the outer id of the session of a parameter; null for none. */
export function outerIdOf(parameter: number): string {
  return `(select ${OUTER_SESSION_ID} from (select nullif($${parameter}::text, '')) s (sid) where sid is not null)`;
}

/** Sessions of an account that end: the one, or all but the one that is kept. */
export interface EndingSessions {
  readonly accountId: string;
  /** An outer id. */
  readonly only?: string;
  readonly keptSid?: string;
}

type EndHook = (tx: EntityManager, ending: EndingSessions) => Promise<void>;

/** The sessions of an account; the one place where they are ended, by himself or from outside of them. */
@Injectable()
export class AccountSessions {
  private readonly hooks: EndHook[] = [];

  constructor(
    private readonly transactions: Transactions,
    private readonly confirmed: ConfirmedSessions,
  ) {}

  /** What else ends with sessions that somebody ends; one that nobody uses runs out without it. */
  endWith(hook: EndHook): void {
    this.hooks.push(hook);
  }

  /** Signs out whoever asks. */
  async leave(request: Request): Promise<void> {
    const { sessionID, session } = request;
    const { accountId } = session;
    if (accountId)
      await this.transactions.run(async (tx) => {
        const [{ id }]: [{ id: string }] = await tx.query(`select ${outerIdOf(1)} as id`, [sessionID]);
        await this.endBesides(tx, { accountId, only: id });
      });
    await this.confirmed.end(request);
  }

  /** Ends all of them but the one that is kept; once it is done no process trusts them any more. */
  async endAll(accountId: string, keptSid?: string): Promise<void> {
    await this.transactions.run((tx) => this.endAllIn(tx, accountId, keptSid));
  }

  /** The same as a part of a change of the account. */
  async endAllIn(tx: EntityManager, accountId: string, keptSid = ''): Promise<void> {
    await endWhere(tx, 'sid <> $2', [accountId, keptSid]);
    await this.endBesides(tx, { accountId, keptSid });
  }

  /** One of an account, by its outer id; false where there is none. */
  endOne(accountId: string, id: string): Promise<boolean> {
    return this.transactions.run(async (tx) => {
      const ended = await endWhere(tx, `${OUTER_SESSION_ID} = $2`, [accountId, id]);
      if (ended > 0) await this.endBesides(tx, { accountId, only: id });
      return ended > 0;
    });
  }

  private async endBesides(tx: EntityManager, ending: EndingSessions): Promise<void> {
    for (const hook of this.hooks) await hook(tx, ending);
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
