import {
  createCipheriv,
  createDecipheriv,
  createECDH,
  createHash,
  createPublicKey,
  hkdfSync,
} from 'node:crypto';
import {
  BASE,
  ORDER,
  type Point,
  add,
  multiply,
  readPoint,
  toNumber,
  toThirtyTwo,
  writePoint,
} from './p256.js';

/*
 * Envelopes with a key of their own, made again and opened with Node's cryptography, by docs/formats/envelope.md
 * alone and without any of the platform's own code.
 */

/** What an envelope is sealed for: the public keys of the three holders in their order, and the text that says what. */
export interface Purpose {
  readonly publicKeys: readonly string[];
  readonly context: string;
}

/** What a holder handed in of an envelope. */
export interface HandedIn {
  readonly common: string;
  readonly proof: string;
}

const LABEL = 'helan-envelope-2';
const FIELDS = 8;

/** What a key says of an envelope: whether it is the one that the key makes, and what is in it. */
export function openWithKey(
  envelope: string,
  base64: string,
  purpose: Purpose,
): { isWhole: boolean; text: string | null } {
  const key = Buffer.from(base64, 'base64');
  const price = fieldsOf(envelope)?.[2];
  if (key.length !== 32 || key.toString('base64') !== base64 || !price) return { isWhole: false, text: null };
  const isWhole = makeAgain(key, price, purpose) === envelope;
  return { isWhole, text: isWhole ? unlock(draw(key, 'price', 44), price, purpose.context) : null };
}

/**
 * Whether two holders have shown that an envelope is not whole: by its form or its signature it was not sealed for
 * this at all, or what each of them handed in is right, and the two shares do not make a key that makes it again.
 */
export function isShownBroken(
  envelope: string,
  shares: ReadonlyMap<number, HandedIn | null>,
  purpose: Purpose,
): boolean {
  const fields = fieldsOf(envelope);
  const ephemeral = fields && pointOf(fields[1]!);
  if (!fields || !ephemeral || !isSigned(envelope, ephemeral, purpose.context))
    return [...shares.values()].every((share) => share === null);
  const opened = [...shares].map(([index, share]) => {
    const publicKey = purpose.publicKeys[index];
    if (!share || publicKey === undefined) return undefined;
    return openShare({ fields, ephemeral, publicKey, index, share, context: purpose.context });
  });
  const [one, other] = opened;
  if (opened.length !== 2 || one === undefined || other === undefined) return false;
  if (one === null || other === null) return true;
  return makeAgain(join(one, other), fields[2]!, purpose) !== envelope;
}

/** The one envelope that a key makes around a sealed price. */
function makeAgain(key: Buffer, price: Buffer, { publicKeys, context }: Purpose): string {
  const own = createECDH('prime256v1');
  const secret = privateNumber(draw(key, 'ephemeral', 48));
  own.setPrivateKey(toThirtyTwo(secret));
  const ephemeral = own.getPublicKey(null, 'compressed');
  const slopes = draw(key, 'polynomial', 32);
  const sealed = publicKeys.map((publicKey, index) => {
    const share = Buffer.from(key.map((byte, place) => byte ^ times(slopes[place]!, index + 1)));
    return lock(shareBox(own.computeSecret(rawKey(publicKey)), ephemeral, index), share, context);
  });
  const commitment = createHash('sha256').update(key).digest();
  const parts = [commitment, ephemeral, price, ...sealed].map((part) => part.toString('base64'));
  const body = ['2', ...parts].join('.');
  const said = signedText(body, context);
  const nonce = privateNumber(draw(key, `signature ${createHash('sha256').update(said).digest('hex')}`, 48));
  const first = createECDH('prime256v1');
  first.setPrivateKey(toThirtyTwo(nonce));
  const challenge = challengeOf(said, [first.getPublicKey(null, 'compressed')]);
  const answer = (nonce + toNumber(challenge) * secret) % ORDER;
  return `${body}.${Buffer.concat([challenge, toThirtyTwo(answer)]).toString('base64')}`;
}

/** The share that a holder's common point opens, null where it opens none; undefined where his proof does not hold. */
function openShare({
  fields,
  ephemeral,
  publicKey,
  index,
  share,
  context,
}: {
  readonly fields: readonly Buffer[];
  readonly ephemeral: Point;
  readonly publicKey: string;
  readonly index: number;
  readonly share: HandedIn;
  readonly context: string;
}): { at: number; bytes: Buffer } | null | undefined {
  const common = pointOf(Buffer.from(share.common, 'base64'));
  const own = readPoint(rawKey(publicKey));
  const said = Buffer.concat([
    Buffer.from('helan-handing-in-1'),
    ...[own, ephemeral, common ?? null].map((point) => (point ? writePoint(point) : Buffer.alloc(0))),
  ]);
  const pairs: Pair[] = [
    [BASE, own],
    [ephemeral, common ?? null],
  ];
  if (!common || !isShown(Buffer.from(share.proof, 'base64'), pairs, said)) return undefined;
  const box = shareBox(toThirtyTwo(common.x), fields[1]!, index);
  const bytes = unlockBytes(box, fields[3 + index]!, context);
  return bytes && { at: index + 1, bytes };
}

function isSigned(envelope: string, ephemeral: Point, context: string): boolean {
  const at = envelope.lastIndexOf('.');
  const said = signedText(envelope.slice(0, at), context);
  return isShown(Buffer.from(envelope.slice(at + 1), 'base64'), [[BASE, ephemeral]], said);
}

type Pair = readonly [base: Point, point: Point];

/** Whether one number leads from each base to its point, by 32 bytes of challenge and 32 of answer. */
function isShown(shown: Buffer, pairs: readonly Pair[], said: Buffer): boolean {
  if (shown.length !== 64) return false;
  const [challenge, answer] = [shown.subarray(0, 32), toNumber(shown.subarray(32))];
  const against = ORDER - (toNumber(challenge) % ORDER);
  if (answer === 0n || answer >= ORDER || against === ORDER) return false;
  const nonces = pairs.map(([base, point]) => add(multiply(base, answer), multiply(point, against)));
  return nonces.every(Boolean) && challengeOf(said, nonces.map(writePoint)).equals(challenge);
}

function challengeOf(said: Buffer, nonces: readonly Buffer[]): Buffer {
  return createHash('sha256')
    .update(Buffer.concat([said, ...nonces]))
    .digest();
}

/** Commitment, one-time point, price, three shares and signature; nothing where the envelope has another form. */
function fieldsOf(envelope: string): Buffer[] | undefined {
  const [version, ...texts] = envelope.split('.');
  const fields = texts.map((text) => Buffer.from(text, 'base64'));
  const lengths = [32, 33, undefined, 48, 48, 48, 64];
  const isFormed =
    version === '2' &&
    texts.length === FIELDS - 1 &&
    fields.every((field, index) => field.toString('base64') === texts[index]) &&
    fields.every(({ length }, index) => length === (lengths[index] ?? Math.max(16, length)));
  return isFormed ? fields : undefined;
}

function pointOf(bytes: Buffer): Point | undefined {
  try {
    return bytes.length === 33 ? readPoint(bytes) : undefined;
  } catch {
    return undefined;
  }
}

/** The 65 bytes of a public key's point. */
function rawKey(publicKey: string): Buffer {
  const key = createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' });
  const { x, y } = key.export({ format: 'jwk' });
  return Buffer.concat([Buffer.from([4]), Buffer.from(x!, 'base64url'), Buffer.from(y!, 'base64url')]);
}

function draw(key: Buffer, what: string, length: number): Buffer {
  return Buffer.from(hkdfSync('sha256', key, '', `${LABEL} ${what}`, length));
}

function shareBox(common: Buffer, ephemeral: Buffer, index: number): Buffer {
  return Buffer.from(hkdfSync('sha256', common, ephemeral, `${LABEL} share ${index + 1}`, 44));
}

function privateNumber(bytes: Buffer): bigint {
  return (toNumber(bytes) % (ORDER - 1n)) + 1n;
}

function signedText(body: string, context: string): Buffer {
  return Buffer.from(`${LABEL} signature|${context}|${body}`);
}

function lock(box: Buffer, content: Buffer, context: string): Buffer {
  const cipher = createCipheriv('aes-256-gcm', box.subarray(0, 32), box.subarray(32)).setAAD(
    Buffer.from(context),
  );
  return Buffer.concat([cipher.update(content), cipher.final(), cipher.getAuthTag()]);
}

function unlockBytes(box: Buffer, locked: Buffer, context: string): Buffer | null {
  try {
    const decipher = createDecipheriv('aes-256-gcm', box.subarray(0, 32), box.subarray(32));
    decipher.setAAD(Buffer.from(context)).setAuthTag(locked.subarray(-16));
    return Buffer.concat([decipher.update(locked.subarray(0, -16)), decipher.final()]);
  } catch {
    return null;
  }
}

function unlock(box: Buffer, locked: Buffer, context: string): string | null {
  return unlockBytes(box, locked, context)?.toString('utf8') ?? null;
}

/** What two points of each line over GF(2^8) say of where it meets zero. */
function join(
  one: { readonly at: number; readonly bytes: Buffer },
  other: { readonly at: number; readonly bytes: Buffer },
): Buffer {
  const run = one.at ^ other.at;
  const inverse = Array.from({ length: 256 }, (_, value) => value).find((value) => times(value, run) === 1)!;
  return Buffer.from(
    one.bytes.map((byte, index) =>
      times(times(byte, other.at) ^ times(other.bytes[index]!, one.at), inverse),
    ),
  );
}

/** The product in GF(2^8) with x^8 + x^4 + x^3 + x + 1. */
function times(a: number, b: number): number {
  let product = 0;
  for (let power = a, rest = b; rest > 0; rest >>= 1) {
    if (rest & 1) product ^= power;
    power = (power << 1) ^ (power & 0x80 ? 0x11b : 0);
  }
  return product;
}
