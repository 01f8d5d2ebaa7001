import { Injectable } from '@nestjs/common';
import type { OpenedFacts, ReserveFacts } from '@helan/contracts';
import {
  type Fen,
  type SealedRules,
  type SessionResult,
  type Standing,
  canonicalJson,
  directionOf,
  drawPaddle,
  drawSeed,
  failedSession,
  isSealedRules,
  judgeRounds,
  mayOfferAgain,
  sessionResult,
  writtenRoundsIn,
} from '@helan/domain';
import type { EntityManager } from 'typeorm';
import { sha256 } from '../../../kernel/canonical.js';
import type { LotEntity } from '../../../listing/listing/index.js';
import { SealingTerms } from '../../../listing/sealing/index.js';
import { factsOf, roundsOf } from './opened-facts.js';
import { NextRounds } from './next-rounds.js';
import { OpenedReserves } from './opened-reserves.js';
import { SeatQueries } from '../seats.js';
import { CeilingDraws } from '../ceiling-draws.js';
import type { Draft } from '../session-book.js';
import { SessionLineEntity } from '../session-line.entity.js';
import { SessionResults } from '../session-results.js';
import { type SessionEntity, isAgreed, rulesOf } from '../session.entity.js';

interface Opening {
  readonly session: SessionEntity;
  readonly lot: LotEntity;
  /** Null where nothing was sealed in this round. */
  readonly facts: OpenedFacts | null;
  readonly at: Date;
}

/** Judges what was opened; the log tells all of it. */
@Injectable()
export class Envelopes {
  constructor(
    private readonly seats: SeatQueries,
    private readonly sealing: SealingTerms,
    private readonly results: SessionResults,
    private readonly reserves: OpenedReserves,
    private readonly draws: CeilingDraws,
    private readonly rounds: NextRounds,
  ) {}

  /** How many envelopes were put in in the round that runs. */
  async count(tx: EntityManager, session: SessionEntity): Promise<number> {
    return (await this.seats.placed(tx, session)).length;
  }

  async needsScores(tx: EntityManager, session: SessionEntity): Promise<boolean> {
    if (rulesOf(session).mode !== 'WEIGHTED' || session.state !== 'OPENING' || isAgreed(session))
      return false;
    return !(await tx.existsBy(SessionLineEntity, { sessionId: session.id, kind: 'SCORED' }));
  }

  /** What the log says once this round is opened: the prices, and a result, or an extra round among equals. */
  async judge(tx: EntityManager, { session, lot, facts: opening, at }: Opening): Promise<Draft[]> {
    const lines = await tx.find(SessionLineEntity, {
      where: { sessionId: session.id },
      order: { seq: 'ASC' },
    });
    const facts = opening && (await this.reserves.putAside(tx, session, opening));
    const before = factsOf<OpenedFacts>(lines, 'OPENED');
    const opened = facts ? [...before, facts] : before;
    const reserve = await this.reserves.of(tx, session, opened);
    const rules = rulesOf(session);
    if (!isSealedRules(rules) || isAgreed(session))
      return [...toldBy(facts, at), ...(await this.endOpen(tx, { session, lot, at, now: at }, reserve))];
    const ranks = await this.ranksOf(tx, lines);
    const rounds = roundsOf(opened, lines, { ranks, upTo: session.round });
    const { first, refused } = judgeRounds(rules, rounds);
    const reasons = new Map(refused.map(({ seq, refusal }) => [seq, refusal.code]));
    const drafts = toldBy(facts && withReasons(facts, reasons), at);
    const written = writtenRoundsIn(rules);
    if (session.round < written || (session.round === written && mayOfferAgain(rules, first)))
      return [...drafts, await this.rounds.plan(tx, { session, lot, rules, first, lines, at })];
    const drawn = first.length > 1 ? await this.draw(tx, lot, { first, lines, at }) : undefined;
    const winner = first.find(({ bidder }) => bidder === (drawn?.paddle ?? first[0]?.bidder)) ?? null;
    const registrationId = lines.find(({ paddle }) => paddle === winner?.bidder)?.registrationId ?? null;
    const place = winner && { leader: registrationId!, fen: winner.amountFen };
    const result = resultOf(rules, place, fenOf(reserve));
    const end = this.results.end(session, result, { paddle: winner?.bidder ?? null, at, now: at });
    const told = this.reserves.toldWith(session, reserve, result, at);
    return [...drafts, ...(drawn ? [drawn.draft] : []), ...told, end];
  }

  /** The end of an open session: its leader, drawn where several stand at the ceiling, against the reserve. */
  async endOpen(
    tx: EntityManager,
    { session, lot, at, now }: Omit<Opening, 'facts'> & { readonly now: Date },
    reserve: ReserveFacts | null,
  ): Promise<Draft[]> {
    const { leader, paddle, drafts } = await this.draws.leading(tx, session, lot, at);
    const { currentFen } = session;
    const result = sessionResult({ leader, currentFen }, fenOf(reserve), directionOf(rulesOf(session)));
    const told = this.reserves.toldWith(session, reserve, result, at);
    return [...drafts, ...told, this.results.end(session, result, { paddle, at, now })];
  }

  private async ranksOf(
    tx: EntityManager,
    lines: readonly SessionLineEntity[],
  ): Promise<Map<string, number | null>> {
    const ids = lines.flatMap(({ registrationId }) => (registrationId ? [registrationId] : []));
    const seats = await this.seats.of(tx, ids);
    return new Map([...seats.values()].map(({ paddle, rank }) => [paddle ?? '', rank]));
  }

  private async draw(
    tx: EntityManager,
    lot: LotEntity,
    { first, lines, at }: Equals,
  ): Promise<{ paddle: string; draft: Draft }> {
    const secret = await this.sealing.drawSecret(tx, lot.projectId);
    const hashes = lines.filter(({ kind }) => kind === 'SEALED').map(({ value }) => value);
    const paddles = first.map(({ bidder }) => bidder).sort();
    const paddle = drawPaddle(drawSeed(secret, hashes, sha256), paddles, sha256);
    return { paddle, draft: { kind: 'DRAWN', value: canonicalJson({ secret, paddles, paddle }), at } };
  }
}

/** What a reserve binds to; null where there is none, or it is void. */
function fenOf(reserve: ReserveFacts | null): Fen | null {
  return reserve?.amountFen == null ? null : BigInt(reserve.amountFen);
}

function toldBy(facts: OpenedFacts | null, at: Date): Draft[] {
  return facts ? [{ kind: 'OPENED', value: canonicalJson(facts), at }] : [];
}

/** Whatever does not count says why; an older lot's opening says what it always has. */
function withReasons(facts: OpenedFacts, reasons: ReadonlyMap<number, string>): OpenedFacts {
  if (facts.privateKey !== undefined) return facts;
  const prices = facts.prices.map((price) => ({ ...price, reason: reasons.get(price.seq) ?? null }));
  return { ...facts, prices };
}

function resultOf(
  rules: SealedRules,
  winner: { readonly leader: string; readonly fen: Fen } | null,
  reserveFen: Fen | null,
): SessionResult {
  if (!winner) return failedSession('NO_VALID_BID');
  return sessionResult({ leader: winner.leader, currentFen: winner.fen }, reserveFen, directionOf(rules));
}

/** Equals, and what they were equal in. */
interface Equals {
  readonly first: readonly Standing[];
  readonly lines: readonly SessionLineEntity[];
  readonly at: Date;
}
