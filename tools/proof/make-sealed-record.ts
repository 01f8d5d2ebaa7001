import { type OpenedFacts, toJsonForm } from '@helan/contracts';
import {
  type Fen,
  KEY_PARTS,
  type KeyPart,
  type OpenedBid,
  type SealedRules,
  canonicalJson,
  drawPaddle,
  drawSeed,
  floorOf,
  judgeRounds,
  readEnvelopeText,
  sealedText,
  sealingContext,
  sessionResult,
  writtenRoundsIn,
} from '@helan/domain';
import { type KeyPair, type Purpose, handIn, makeKeyPair, openEnvelope, sealEnvelope } from '@helan/sealing';
import { type Entry, sha256, takeSeats, writeRecord } from './make-record.js';
import type { SessionRecord } from './session-record.js';

const LOT_NO = '640122102N26110001-1';
export const DRAW_SECRET = 'a secret that nobody knows before';
const PARTS = Object.keys(KEY_PARTS) as KeyPart[];

/** What somebody put in: fen, a text in place of an amount, or an envelope that he makes in a way of his own. */
export type Content = Fen | string | ((text: string, purpose: Purpose) => Promise<string>);

/** What was sealed in a round, by paddle. */
export type Round = Readonly<Record<string, Content>>;

export interface SealedPlay {
  readonly seats: Readonly<Record<string, number | null>>;
  readonly rounds: readonly Round[];
  readonly reserveFen?: Fen;
  /** As records were kept when the reserve always stood in them. */
  readonly isFormer?: boolean;
  /** A reserve that was met stays out of the record, or one that was not comes into it. */
  readonly tellsReserve?: boolean;
  /** Points of plans in hundredths, by paddle. */
  readonly scores?: Readonly<Record<string, number>>;
  /** Which two hand in their shares. */
  readonly by?: readonly [KeyPart, KeyPart];
}

/** An envelope in the log, and what it was sealed for. */
interface Placed {
  readonly envelope: string;
  readonly context: string;
}

/** A record as the platform would keep it of these envelopes, opened a minute after each round's end. */
export async function makeSealedRecord(rules: SealedRules, play: SealedPlay): Promise<SessionRecord> {
  const desk = await HoldersDesk.make(play.by);
  const reserve = play.reserveFen === undefined ? null : await desk.sealReserve(play.reserveFen);
  const terms = {
    lotNo: LOT_NO,
    session: 1,
    rules: toJsonForm(rules),
    notice: { no: '640122102N26110001-GG01', contentHash: sha256('notice') },
    sealing: { holders: desk.holders, drawHash: sha256(DRAW_SECRET) },
    ...(play.isFormer || !reserve ? {} : { reserveRule: 'ONLY_IF_MET' as const }),
    reserveHash: reserve && sha256(reserve.envelope),
  };
  const entries = takeSeats(play.seats, rules.startAt);
  const opened: OpenedBid[][] = [];
  let [from, end] = [rules.startAt, rules.endAt];
  let overAt = '';
  for (const [index, round] of play.rounds.entries()) {
    const first = entries.length + 1;
    const placed = await desk.sealAll(round, index + 1);
    entries.push(...Object.keys(round).map((paddle, place) => toEntry(paddle, placed[place]!, from, place)));
    const isEmpty = placed.length === 0 && index > 0 && index < writtenRoundsIn(rules);
    const at = new Date(isEmpty ? end : end + 60_000).toISOString();
    overAt = at;
    if (index === 0 && play.scores)
      entries.push({ kind: 'SCORED', paddle: '', value: canonicalJson({ scores: play.scores }), at });
    const prices = await Promise.all(placed.map((one) => desk.open(one)));
    opened.push(toBids(Object.keys(round), prices, play, first));
    const { refused, first: equals } = judgeRounds(rules, opened);
    const facts: OpenedFacts = {
      round: index + 1,
      by: desk.by,
      reserve:
        play.isFormer && index === 0 && reserve
          ? { envelope: reserve.envelope, ...(await desk.open(reserve)) }
          : null,
      prices: prices.map((price, place) => {
        const seq = first + place;
        return { seq, ...price, reason: refused.find((one) => one.seq === seq)?.refusal.code ?? null };
      }),
    };
    // Of an empty round nothing is opened.
    if (!isEmpty) entries.push({ kind: 'OPENED', paddle: '', value: canonicalJson(facts), at });
    if (index + 1 === play.rounds.length) break;
    const { roundNoticeMs } = rules;
    from = Date.parse(at) + (roundNoticeMs ?? 0);
    const isOpenToAll = index + 1 < writtenRoundsIn(rules);
    end = from + (isOpenToAll ? rules.endAt - rules.startAt : rules.extraRoundMs!);
    const value = {
      invited: isOpenToAll ? null : equals.map(({ bidder }) => bidder).sort(),
      floorFen: floorOf(rules, equals).toString(),
      ...(roundNoticeMs === undefined ? {} : { startAt: new Date(from).toISOString() }),
      endAt: new Date(end).toISOString(),
    };
    entries.push({ kind: 'ROUND', paddle: '', value: canonicalJson(value), at });
    if (roundNoticeMs === undefined) continue;
    const resumed = canonicalJson({ endAt: value.endAt });
    entries.push({ kind: 'RESUME', paddle: '', value: resumed, at: new Date(from).toISOString() });
  }
  const ends = finish(rules, play, { entries, opened, at: overAt });
  const isMet = !ends.at(-1)!.value.includes('RESERVE_NOT_MET');
  if (reserve && !play.isFormer && (play.tellsReserve ?? isMet)) {
    const value = canonicalJson({ envelope: reserve.envelope, ...(await desk.open(reserve)) });
    ends.splice(-1, 0, { kind: 'RESERVE', paddle: '', value, at: ends.at(-1)!.at });
  }
  return writeRecord(terms, [...entries, ...ends]);
}

/** The three holders, and whoever seals for them. */
class HoldersDesk {
  private constructor(
    private readonly pairs: readonly KeyPair[],
    readonly by: readonly KeyPart[],
  ) {}

  static async make(by: readonly KeyPart[] = ['CENTER', 'SUPERVISOR']): Promise<HoldersDesk> {
    return new HoldersDesk(await Promise.all(PARTS.map(() => makeKeyPair())), by);
  }

  get holders() {
    return PARTS.map((part, index) => ({ part, publicKey: this.pairs[index]!.publicKey }));
  }

  async sealReserve(amountFen: Fen): Promise<Placed> {
    const context = sealingContext.reserve(LOT_NO);
    return { envelope: await this.seal(amountFen, context), context };
  }

  sealAll(round: Round, number: number): Promise<Placed[]> {
    return Promise.all(
      Object.entries(round).map(async ([paddle, content]) => {
        const context = sealingContext.bid(LOT_NO, 1, number, paddle);
        return { envelope: await this.seal(content, context), context };
      }),
    );
  }

  async open({ envelope, context }: Placed) {
    const given = await Promise.all(
      this.by.map(async (part) => {
        const place = PARTS.indexOf(part);
        const share = await handIn(envelope, this.pairs[place]!.privateKey, context);
        return { part, place, share };
      }),
    );
    const shares = new Map(given.map(({ place, share }) => [place, share]));
    const opened = await openEnvelope(envelope, shares, this.purpose(context));
    const { amountFen, flaw } = readEnvelopeText(opened);
    const facts = { amountFen: amountFen?.toString() ?? null, key: opened.key, reason: flaw };
    if (opened.key !== null) return facts;
    return { ...facts, shares: Object.fromEntries(given.map(({ part, share }) => [part, share])) };
  }

  private seal(content: Content, context: string): Promise<string> {
    if (typeof content === 'function') return content(sealedText(52_000n), this.purpose(context));
    return sealEnvelope(typeof content === 'string' ? content : sealedText(content), this.purpose(context));
  }

  private purpose(context: string): Purpose {
    return { publicKeys: this.pairs.map(({ publicKey }) => publicKey), context };
  }
}

function toEntry(paddle: string, { envelope }: Placed, from: number, place: number): Entry {
  const at = new Date(from + (place + 1) * 1000).toISOString();
  return { kind: 'SEALED', paddle, value: sha256(envelope), envelope, at };
}

function toBids(
  paddles: readonly string[],
  prices: readonly Awaited<ReturnType<HoldersDesk['open']>>[],
  { seats, scores }: SealedPlay,
  firstSeq: number,
): OpenedBid[] {
  return prices.map(({ amountFen, reason }, index) => {
    const bidder = paddles[index]!;
    return {
      seq: firstSeq + index,
      bidder,
      amountFen: amountFen === null ? null : BigInt(amountFen),
      flaw: reason,
      rank: seats[bidder] ?? null,
      planPoints: scores?.[bidder] ?? 0,
    };
  });
}

function finish(
  rules: SealedRules,
  { reserveFen }: SealedPlay,
  {
    entries,
    opened,
    at,
  }: { readonly entries: readonly Entry[]; readonly opened: readonly OpenedBid[][]; readonly at: string },
): Entry[] {
  const { first } = judgeRounds(rules, opened);
  const paddles = first.map(({ bidder }) => bidder).sort();
  const hashes = entries.filter(({ kind }) => kind === 'SEALED').map(({ value }) => value);
  const isDrawn = first.length > 1;
  const paddle = isDrawn ? drawPaddle(drawSeed(DRAW_SECRET, hashes, sha256), paddles, sha256) : paddles[0];
  const drawn = { secret: DRAW_SECRET, paddles, paddle };
  const winner = first.find(({ bidder }) => bidder === paddle);
  const direction = rules.isBuying ? 'FALLING' : 'RISING';
  const result = winner
    ? sessionResult({ leader: winner.bidder, currentFen: winner.amountFen }, reserveFen ?? null, direction)
    : { winner: null, amountFen: null, failure: 'NO_VALID_BID' };
  const value = canonicalJson({ ...result, amountFen: result.amountFen?.toString() ?? null });
  return [
    ...(isDrawn ? [{ kind: 'DRAWN', paddle: '', value: canonicalJson(drawn), at } as const] : []),
    { kind: 'END', paddle: '', value, at },
  ];
}
