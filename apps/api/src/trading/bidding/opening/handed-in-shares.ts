import { Injectable } from '@nestjs/common';
import type { HolderView, OpenedFacts } from '@helan/contracts';
import type { HandInRequest } from '@helan/contracts/requests';
import { type KeyPart, RESERVE_SEQ, readEnvelopeText } from '@helan/domain';
import { type HandedIn, SHARES_NEEDED, isRightlyHandedIn, openEnvelope } from '@helan/sealing';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../../kernel/auth/index.js';
import { refused } from '../../../kernel/http/index.js';
import type { Holding } from '../../../listing/sealing/index.js';
import type { SessionEntity } from '../session.entity.js';
import { OpenedShareEntity } from './opened-share.entity.js';
import type { SealedEnvelope } from './sealed-envelopes.js';

/** What one holder has handed in, by the envelopes' places. */
interface Given {
  readonly part: KeyPart;
  readonly shares: ReadonlyMap<number, HandedIn | null>;
}

/** What holders hand in of each envelope; whatever is wrong is told to whoever brings it, and kept out. */
@Injectable()
export class HandedInShares {
  /** Refuses what is not the holder's share of one of these envelopes. Takes milliseconds for each: before any lock. */
  async check(
    { shares }: HandInRequest,
    sealed: readonly SealedEnvelope[],
    { publicKey }: Holding,
  ): Promise<void> {
    for (const [index, { seq, common, proof }] of shares.entries()) {
      const one = sealed.find((envelope) => envelope.seq === seq);
      const given = common && proof ? { common, proof } : null;
      const isRight =
        one && (await isRightlyHandedIn(given, one.envelope, { publicKey, context: one.context }));
      if (!isRight) throw refused('sealing.bad-share', undefined, `shares.${index}`);
    }
  }

  /** What was handed in before stays as it is. */
  async keep(
    tx: EntityManager,
    { accountId }: Actor,
    kept: {
      readonly session: SessionEntity;
      readonly part: KeyPart;
      readonly shares: HandInRequest['shares'];
      readonly at: Date;
    },
  ): Promise<void> {
    const { session, part, shares, at } = kept;
    const rows = shares.map(({ seq, common = null, proof = null }) => ({
      ...{ sessionId: session.id, round: session.round, part, seq },
      ...{ accountId, common, proof, at },
    }));
    await tx.createQueryBuilder().insert().into(OpenedShareEntity).values(rows).orIgnore().execute();
  }

  /** Holders who have handed in their shares of all that is opened, in the order in which they were done. */
  async complete(
    tx: EntityManager,
    { id: sessionId, round }: SessionEntity,
    sealed: readonly { readonly seq: number }[],
  ): Promise<Given[]> {
    const rows = await tx.find(OpenedShareEntity, {
      where: { sessionId, round },
      order: { at: 'ASC', part: 'ASC' },
    });
    const parts = [...new Set(rows.map(({ part }) => part))];
    const givenBy = (part: KeyPart): Given['shares'] =>
      new Map(rows.filter((row) => row.part === part).map((row) => [row.seq, handedInOf(row)]));
    return parts
      .map((part) => ({ part, shares: givenBy(part) }))
      .filter(({ shares }) => sealed.every(({ seq }) => shares.has(seq)));
  }

  /** What was sealed, once two have handed in; nothing before. Which two makes no difference to any envelope. */
  async open(
    round: number,
    sealed: readonly SealedEnvelope[],
    holders: readonly HolderView[],
    given: readonly Given[],
  ): Promise<OpenedFacts | null> {
    if (given.length < SHARES_NEEDED) return null;
    const two = given.slice(0, SHARES_NEEDED);
    const opened: { seq: number; envelope: string; facts: Omit<OpenedFacts['prices'][number], 'seq'> }[] = [];
    for (const one of sealed)
      opened.push({ seq: one.seq, envelope: one.envelope, facts: await openOne(one, holders, two) });
    const reserve = opened.find(({ seq }) => seq === RESERVE_SEQ);
    return {
      round,
      by: two.map(({ part }) => part).sort(),
      reserve: reserve ? { envelope: reserve.envelope, ...reserve.facts } : null,
      prices: opened.flatMap(({ seq, facts }) => (seq === RESERVE_SEQ ? [] : [{ seq, ...facts }])),
    };
  }
}

/** What the record says of an envelope: its key, or what shows that it has none. */
async function openOne(
  { seq, envelope, context }: SealedEnvelope,
  holders: readonly HolderView[],
  two: readonly Given[],
): Promise<Omit<OpenedFacts['prices'][number], 'seq'>> {
  const placeOf = (part: KeyPart) => holders.findIndex((holder) => holder.part === part);
  const shares = two.map(({ part, shares: own }) => [part, own.get(seq) ?? null] as const);
  const { key, text } = await openEnvelope(
    envelope,
    new Map(shares.map(([part, share]) => [placeOf(part), share])),
    { publicKeys: holders.map(({ publicKey }) => publicKey), context },
  );
  const { amountFen, flaw } = readEnvelopeText({ key, text });
  const facts = { amountFen: amountFen?.toString() ?? null, key, reason: flaw };
  return key === null ? { ...facts, shares: Object.fromEntries(shares) } : facts;
}

function handedInOf({ common, proof }: OpenedShareEntity): HandedIn | null {
  return common !== null && proof !== null ? { common, proof } : null;
}
