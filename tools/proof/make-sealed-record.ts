import { toJsonForm } from '@helan/contracts';
import {
  type Fen,
  type OpenedBid,
  type SealedRules,
  canonicalJson,
  drawPaddle,
  drawSeed,
  judgeRounds,
  sealedText,
  sealingContext,
  sessionResult,
} from '@helan/domain';
import { type KeyPair, makeKeyPair, seal } from '@helan/sealing';
import { type Entry, sha256, takeSeats, writeRecord } from './make-record.js';
import type { SessionRecord } from './verify-record.js';

const LOT_NO = '640122102N26110001-1';
export const DRAW_SECRET = 'a secret that nobody knows before';

/** What was sealed in a round, by paddle, in fen; a text is what somebody sealed instead of an amount. */
export type Round = Readonly<Record<string, Fen | string>>;

export interface SealedPlay {
  readonly seats: Readonly<Record<string, number | null>>;
  readonly rounds: readonly Round[];
  readonly reserveFen?: Fen;
  /** Points of plans in hundredths, by paddle. */
  readonly scores?: Readonly<Record<string, number>>;
}

/** A record as the platform would keep it of these envelopes, opened a minute after each round's end. */
export async function makeSealedRecord(rules: SealedRules, play: SealedPlay): Promise<SessionRecord> {
  const keys = await Promise.all(play.rounds.map(() => makeKeyPair()));
  const reserve =
    play.reserveFen === undefined
      ? null
      : await seal(sealedText(play.reserveFen), keys[0]!.publicKey, sealingContext.reserve(LOT_NO));
  const terms = {
    lotNo: LOT_NO,
    session: 1,
    rules: toJsonForm(rules),
    notice: { no: '640122102N26110001-GG01', contentHash: sha256('notice') },
    sealing: { publicKeys: keys.map(({ publicKey }) => publicKey), drawHash: sha256(DRAW_SECRET) },
    reserveHash: reserve && sha256(reserve),
  };
  const entries = takeSeats(play.seats, rules.startAt);
  const opened: OpenedBid[][] = [];
  let [from, end] = [rules.startAt, rules.endAt];
  for (const [index, round] of play.rounds.entries()) {
    const first = entries.length + 1;
    entries.push(...(await sealAll(round, { key: keys[index]!, round: index + 1, from })));
    const at = new Date(end + 60_000).toISOString();
    if (index === 0 && play.scores)
      entries.push({ kind: 'SCORED', paddle: '', value: canonicalJson({ scores: play.scores }), at });
    opened.push(openAll(round, play, first));
    const facts = {
      round: index + 1,
      by: ['CENTER', 'SUPERVISOR'],
      privateKey: Buffer.from(keys[index]!.privateKey).toString('base64'),
      reserve: index === 0 && reserve ? { envelope: reserve, amountFen: String(play.reserveFen) } : null,
      prices: opened[index]!.map(({ seq, amountFen }) => ({ seq, amountFen: amountFen?.toString() ?? null })),
    };
    entries.push({ kind: 'OPENED', paddle: '', value: canonicalJson(facts), at });
    if (index + 1 === play.rounds.length) break;
    from = Date.parse(at);
    end = from + rules.extraRoundMs!;
    const { first: equals } = judgeRounds(rules, opened);
    const value = {
      invited: equals.map(({ bidder }) => bidder).sort(),
      floorFen: equals[0]!.amountFen.toString(),
      endAt: new Date(end).toISOString(),
    };
    entries.push({ kind: 'ROUND', paddle: '', value: canonicalJson(value), at });
  }
  return writeRecord(terms, [...entries, ...finish(rules, play, entries, opened)]);
}

function finish(
  rules: SealedRules,
  { reserveFen }: SealedPlay,
  entries: readonly Entry[],
  opened: readonly OpenedBid[][],
): Entry[] {
  const { at } = entries.at(-1)!;
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

async function sealAll(
  round: Round,
  { key, round: number, from }: { readonly key: KeyPair; readonly round: number; readonly from: number },
): Promise<Entry[]> {
  return Promise.all(
    Object.entries(round).map(async ([paddle, content], index) => {
      const text = typeof content === 'string' ? content : sealedText(content);
      const envelope = await seal(text, key.publicKey, sealingContext.bid(LOT_NO, 1, number, paddle));
      const at = new Date(from + (index + 1) * 1000).toISOString();
      return { kind: 'SEALED' as const, paddle, value: sha256(envelope), envelope, at };
    }),
  );
}

function openAll(round: Round, { seats, scores }: SealedPlay, firstSeq: number): OpenedBid[] {
  return Object.entries(round).map(([bidder, content], index) => ({
    seq: firstSeq + index,
    bidder,
    amountFen: typeof content === 'string' ? null : content,
    rank: seats[bidder] ?? null,
    planPoints: scores?.[bidder] ?? 0,
  }));
}
