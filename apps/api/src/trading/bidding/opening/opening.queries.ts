import { Injectable } from '@nestjs/common';
import { KEY_PARTS, type KeyPart } from '@helan/domain';
import { type OpeningView, type OwnOpeningView, type OwnPartView, hasPermission } from '@helan/contracts';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '../../../kernel/auth/index.js';
import { Transactions } from '../../../kernel/db/index.js';
import { refused } from '../../../kernel/http/index.js';
import { type LotEntity, lockLot } from '../../../listing/listing/index.js';
import { HolderKeys, LotKeyShares } from '../../../listing/sealing/index.js';
import { SessionEntity, ofLot } from '../session.entity.js';
import { Envelopes } from './envelopes.js';
import { HandedInShares } from './handed-in-shares.js';
import { holdersOf } from './opening.service.js';
import { sealedEnvelopes } from './sealed-envelopes.js';

/** Sessions `s` that wait for the holder whose account stands at the mark: a share of his that he has not opened yet. */
export function waitsForHolder(account: string): string {
  return `s.is_current and s.state = 'OPENING' and s.question is null and (
    exists (
      select 1 from jsonb_array_elements(s.terms->'sealing'->'holders') h
        join holder_key k on k.public_key = h->>'publicKey'
      where k.account_id = ${account} and (
        select count(*) from opened_share o
        where o.session_id = s.id and o.round = s.round and o.part = h->>'part'
      ) < (
        select count(*) from session_line e where e.session_id = s.id and e.kind = 'SEALED' and e.seq > coalesce(
          (select max(seq) from session_line where session_id = s.id and kind = 'ROUND'), 0)
      ) + (s.round = 1 and s.terms->>'reserveHash' is not null)::int)
    or exists (
      select 1 from sealing_key k join key_share h on h.sealing_key_id = k.id
      where s.terms->'sealing' ? 'publicKeys' and k.project_id = l.project_id and k.round = s.round
        and h.account_id = ${account} and h.opened is null))`;
}

/** Openings that wait for a holder, and what he needs for his own. */
@Injectable()
export class OpeningQueries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly holders: HolderKeys,
    private readonly lotKeys: LotKeyShares,
    private readonly shares: HandedInShares,
    private readonly envelopes: Envelopes,
  ) {}

  async own(actor: Actor): Promise<OwnOpeningView[]> {
    const rows: { project_id: string; title: string; due_at: Date | null }[] = await this.dataSource.query(
      `select l.project_id, l.terms->>'title' as title, s.opening_due_at as due_at
       from bidding_session s join lot l on l.id = s.lot_id
       where ${waitsForHolder('$1')}
       order by s.opening_due_at nulls last, l.no`,
      [actor.accountId],
    );
    return rows.map((row) => ({
      projectId: row.project_id,
      title: row.title,
      dueAt: row.due_at?.toISOString() ?? null,
    }));
  }

  async show(actor: Actor, lotId: string): Promise<OpeningView> {
    return this.transactions.run(async (tx) => {
      const session = await tx.findOneBy(SessionEntity, ofLot(lotId));
      if (!session?.terms.sealing) throw refused('resource.not-found');
      const lot = await lockLot(tx, lotId);
      const own = await this.ownPart(tx, actor, session, lot);
      if (!own && !hasPermission(actor.roles, 'hostTrading')) throw refused('resource.not-found');
      const done = await this.doneParts(tx, session, lot);
      return {
        state: session.state,
        lotNo: lot.no,
        session: session.number,
        round: session.round,
        dueAt: session.openingDueAt?.toISOString() ?? null,
        needsScores: await this.envelopes.needsScores(tx, session),
        parts: (Object.keys(KEY_PARTS) as KeyPart[]).map((part) => ({
          part,
          partName: KEY_PARTS[part],
          hasOpened: done.includes(part),
        })),
        own,
      };
    });
  }

  private async ownPart(
    tx: EntityManager,
    actor: Actor,
    session: SessionEntity,
    lot: LotEntity,
  ): Promise<OwnPartView | null> {
    const holders = holdersOf(session);
    if (holders.length > 0) {
      const holding = await this.holders.holding(tx, actor, holders);
      if (!holding) return null;
      const sealed = session.state === 'OPENING' ? await sealedEnvelopes(tx, session, lot) : [];
      const envelopes = sealed.map(({ seq, paddle, envelope }) => ({ seq, paddle, envelope }));
      return { part: holding.part, fingerprint: holding.fingerprint, envelopes, lotKey: null };
    }
    const own = await this.lotKeys.own(tx, actor, lot.projectId, session.round);
    if (!own) return null;
    const { part, fingerprint, sealed } = own;
    return { part, fingerprint, envelopes: [], lotKey: { projectNo: lot.terms.projectNo, sealed } };
  }

  private async doneParts(tx: EntityManager, session: SessionEntity, lot: LotEntity): Promise<KeyPart[]> {
    if (holdersOf(session).length === 0) {
      const shares = await this.lotKeys.list(tx, lot.projectId, session.round);
      return shares.flatMap(({ part, opened }) => (opened === null ? [] : [part]));
    }
    const given = await this.shares.complete(tx, session, await sealedEnvelopes(tx, session, lot));
    return given.map(({ part }) => part);
  }
}
