import {
  createDecipheriv,
  createHash,
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  hkdfSync,
} from 'node:crypto';
import type { Line, Rules } from './record-lines.js';

/*
 * What was sealed, opened again with the key that the record reveals, and judged by the rule alone: without any
 * of the platform's own code. Amounts are fen as digits.
 */

export interface Sealing {
  readonly lotNo: string;
  readonly session: number;
  readonly sealing?: { readonly publicKeys: readonly string[]; readonly drawHash: string } | null;
  readonly reserveHash?: string | null;
}

interface Offer {
  readonly paddle: string;
  amount: bigint;
}

interface Opened {
  readonly round: number;
  readonly by: readonly string[];
  readonly privateKey: string;
  readonly reserve: { readonly envelope: string; readonly amountFen: string | null } | null;
  readonly prices: readonly { readonly seq: number; readonly amountFen: string | null }[];
}

export class Envelopes {
  round = 1;
  reserve: bigint | null = null;
  /** Whoever is first by what is opened so far. */
  first: Offer[] = [];
  private placed: Line[] = [];
  private readonly hashes: string[] = [];
  private scores: Record<string, number> = {};
  private isOpened = false;
  private drawn: string | null = null;

  constructor(
    private readonly terms: Sealing,
    private readonly rules: Rules,
    private readonly rankOf: (paddle: string) => number | null,
  ) {}

  get winner(): Offer | null {
    return this.first.find(({ paddle }) => paddle === (this.drawn ?? paddle)) ?? null;
  }

  /** How many of a result are left to part. */
  get isDecided(): boolean {
    return this.first.length < 2 || this.drawn !== null;
  }

  take(line: Line): string | undefined {
    const isInvited = this.round === 1 || this.first.some(({ paddle }) => paddle === line.paddle);
    const isFirst = !this.placed.some(({ paddle }) => paddle === line.paddle);
    this.placed.push(line);
    this.hashes.push(line.value);
    if (!isInvited || !isFirst) return '不该再报的人报了价。';
    return sha256(line.envelope ?? '') === line.value ? undefined : '密封报价和指纹不符。';
  }

  score(value: string): string | undefined {
    const { scores } = JSON.parse(value) as { scores: Record<string, number> };
    const isWhole = this.placed.every(({ paddle }) => scores[paddle] !== undefined);
    this.scores = scores;
    return this.isOpened || !isWhole ? '方案得分不全，或者不在开启以前。' : undefined;
  }

  open(value: string): string | undefined {
    const { round, by, privateKey, reserve, prices } = JSON.parse(value) as Opened;
    const key = privateKeyOf(privateKey, this.terms.sealing?.publicKeys[this.round - 1]);
    if (!key || round !== this.round || new Set(by).size < 2) return '开启用的不是公告上的那一把密钥。';
    const { lotNo, session, reserveHash } = this.terms;
    if (round === 1 && (reserveHash ?? null) !== (reserve ? sha256(reserve.envelope) : null))
      return '保留价不是竞价以前密封的那一份。';
    if (reserve) this.reserve = readAmount(unseal(reserve.envelope, key, `reserve|${lotNo}`));
    if (reserve && (this.reserve?.toString() ?? null) !== reserve.amountFen) return '保留价和密封的不一样。';
    const read = this.placed.map(({ seq, paddle, envelope }) => {
      const context = ['bid', lotNo, session, round, paddle].join('|');
      return { seq, paddle, amount: readAmount(unseal(envelope ?? '', key, context)) };
    });
    this.isOpened = true;
    const isSame =
      read.length === prices.length &&
      read.every(({ seq, amount }, index) => {
        const said = prices[index];
        return said?.seq === seq && said.amountFen === (amount?.toString() ?? null);
      });
    this.judge(read.flatMap(({ paddle, amount }) => (amount === null ? [] : [{ paddle, amount }])));
    return isSame ? undefined : '开出的报价和密封的不一样。';
  }

  /** An extra round among equals; gives its end. */
  again(value: string, at: number): { fault?: string; end: number } {
    const { invited, floorFen, endAt } = JSON.parse(value) as {
      invited: string[];
      floorFen: string;
      endAt: string;
    };
    const end = at + (this.rules.extraRoundMs ?? NaN);
    const equals = this.first.map(({ paddle }) => paddle).sort();
    const isRight =
      this.round === 1 &&
      equals.length > 1 &&
      equals.join() === invited.join() &&
      floorFen === this.first[0]?.amount.toString() &&
      Date.parse(endAt) === end;
    this.round += 1;
    this.placed = [];
    return isRight ? { end } : { fault: '不该加报，或者加报的人、底价、时间不对。', end };
  }

  /** The drawing among those who are still equal. */
  draw(value: string): string | undefined {
    const { secret, paddles, paddle } = JSON.parse(value) as {
      secret: string;
      paddles: string[];
      paddle: string;
    };
    this.drawn = paddle;
    const equals = this.first.map((offer) => offer.paddle).sort();
    if (sha256(secret) !== this.terms.sealing?.drawHash) return '抽签的种子不是公告上的那一个。';
    if (equals.length < 2 || (this.round === 1 && this.rules.extraRoundMs != null)) return '不该抽签。';
    const seed = sha256(secret + this.hashes.join(''));
    const number = BigInt(`0x${sha256(seed + equals.join(','))}`) % BigInt(equals.length);
    return equals.join() === paddles.join() && equals[Number(number)] === paddle
      ? undefined
      : '抽签的结果不对。';
  }

  private judge(offers: Offer[]): void {
    const { isBuying = false, stepFen, startPriceFen } = this.rules;
    const floor = this.first[0]?.amount ?? BigInt(startPriceFen);
    const isValid = ({ amount }: Offer) => {
      const beyond = isBuying ? floor - amount : amount - floor;
      return amount > 0n && beyond >= 0n && (stepFen == null || beyond % BigInt(stepFen) === 0n);
    };
    const valid = offers.filter(isValid);
    const all =
      this.round === 1
        ? valid
        : this.first.map((own) => valid.find(({ paddle }) => paddle === own.paddle) ?? own);
    const best = this.bestOf(all);
    const points = (offer: Offer) => this.points(offer, best!);
    const top = all.reduce((most, offer) => (points(offer) > most ? points(offer) : most), -1n);
    const leading = all.filter((offer) => points(offer) === top);
    const price = this.bestOf(leading);
    const equals = leading.filter(({ amount }) => amount === price);
    const ranks = equals.flatMap(({ paddle }) => this.rankOf(paddle) ?? []);
    const highest = ranks.length > 0 ? Math.min(...ranks) : null;
    this.first = equals.filter(({ paddle }) => highest === null || this.rankOf(paddle) === highest);
  }

  private bestOf(offers: readonly Offer[]): bigint | null {
    return offers.reduce<bigint | null>((found, { amount }) => {
      if (found === null) return amount;
      return (this.rules.isBuying ? amount < found : amount > found) ? amount : found;
    }, null);
  }

  /** Ten-thousandths of a point: the price against the best, and the plan, each by its weight. */
  private points({ paddle, amount }: Offer, best: bigint): bigint {
    const [part, whole] = this.rules.isBuying ? [best, amount] : [amount, best];
    if (this.rules.mode !== 'WEIGHTED') return 1_000_000n * (part === whole ? 1n : 0n);
    const weight = BigInt(this.rules.priceWeight ?? 10_000);
    const plan = BigInt(this.scores[paddle] ?? 0) * 100n;
    const [sum, by] = [1_000_000n * part * weight + plan * (10_000n - weight) * whole, whole * 10_000n];
    return (sum * 2n + by) / (by * 2n);
  }
}

function readAmount(text: string | null): bigint | null {
  const amount = text !== null && /^\d{18}$/.test(text) ? BigInt(text) : 0n;
  return amount > 0n && amount <= 99_999_999_999_999n ? amount : null;
}

type PrivateKey = ReturnType<typeof createPrivateKey>;

/** The private key that fits a public one, or nothing. */
function privateKeyOf(base64: string, publicKey: string | undefined): PrivateKey | undefined {
  try {
    const key = createPrivateKey({ key: Buffer.from(base64, 'base64'), format: 'der', type: 'pkcs8' });
    const own = createPublicKey(key).export({ format: 'der', type: 'spki' });
    return own.toString('base64') === publicKey ? key : undefined;
  } catch {
    return undefined;
  }
}

const SPKI_HEAD = Buffer.from('3059301306072a8648ce3d020106082a8648ce3d030107034200', 'hex');

function unseal(envelope: string, privateKey: PrivateKey, context: string): string | null {
  try {
    const [version, sender, nonce, sealed] = envelope.split('.').map((part) => Buffer.from(part, 'base64'));
    if (envelope.split('.')[0] !== '1' || !version || !sender || !nonce || !sealed) return null;
    const publicKey = createPublicKey({
      key: Buffer.concat([SPKI_HEAD, sender]),
      format: 'der',
      type: 'spki',
    });
    const secret = diffieHellman({ privateKey, publicKey });
    const key = Buffer.from(hkdfSync('sha256', secret, sender, 'helan-envelope-1', 32));
    const decipher = createDecipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(context));
    decipher.setAuthTag(sealed.subarray(-16));
    return Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()]).toString('utf8');
  } catch {
    return null;
  }
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
