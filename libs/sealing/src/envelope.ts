import { type Bytes, readBase64, sha256, toBase64, toBytes, toHex } from './bytes.js';
import { BASE, type CurvePoint, firstCoordinate, pointOf, readPoint, writePoint } from './curve.js';
import { toPrivateNumber } from './curve-number.js';
import { isKnowledgeShown, pairOf, showKnowledge } from './knowledge.js';
import { BOX_BYTES, draw, lock, unlock } from './secret-box.js';
import { HOLDERS, type Share, joinShares, splitKey } from './shares.js';

/*
 * An envelope has a key of its own: 32 random bytes, split two of three, each share sealed for one holder. All else
 * is drawn from that key, so that whoever has it makes the whole envelope again, letter by letter, and compares.
 * What it looks like to whoever writes a checker of his own: docs/formats/envelope.md. Source: rules §21 A23.
 */

/** For whom something is sealed, and as what; it opens as nothing else. */
export interface Purpose {
  /** Of the three holders, in the order of the notice; SubjectPublicKeyInfo, base64. */
  readonly publicKeys: readonly string[];
  readonly context: string;
}

/** What an envelope came to once two holders had handed in their shares. */
export interface OpenedEnvelope {
  /** Base64; null where the envelope is not whole, whichever two hand in. */
  readonly key: string | null;
  /** What was sealed; null where there is no key, or it opens nothing here. */
  readonly text: string | null;
}

export const NOT_WHOLE: OpenedEnvelope = { key: null, text: null };

const VERSION = '2';
const LABEL = 'helan-envelope-2';
const KEY_BYTES = 32;
const SHARE_BYTES = 48;
const TAG_BYTES = 16;
const NUMBER_BYTES = 48;

/** Seals a text under a new key, which is forgotten with this call. */
export function sealEnvelope(text: string, purpose: Purpose): Promise<string> {
  return makeEnvelope(crypto.getRandomValues(new Uint8Array(KEY_BYTES)), text, purpose);
}

/** The one envelope that a key of 32 bytes makes of a text. Rejects holders' keys that are none. */
export async function makeEnvelope(key: Bytes, text: string, purpose: Purpose): Promise<string> {
  const price = await lock(await drawn(key, 'price', BOX_BYTES), toBytes(text), purpose.context);
  return closeEnvelope(key, await contentOf(key, price), purpose);
}

/** What a key says must be in its envelope, around a sealed price. */
export async function contentOf(key: Bytes, price: Bytes): Promise<Content> {
  const shares = splitKey(key, await drawn(key, 'polynomial', KEY_BYTES));
  return { commitment: await sha256(key), price, shares };
}

export interface Content {
  readonly commitment: Bytes;
  readonly price: Bytes;
  readonly shares: readonly Bytes[];
}

/** Seals shares for their holders and signs all of it with the envelope's one-time number. */
export async function closeEnvelope(
  key: Bytes,
  { commitment, price, shares }: Content,
  { publicKeys, context }: Purpose,
): Promise<string> {
  const secret = toPrivateNumber(await drawn(key, 'ephemeral', NUMBER_BYTES));
  const ephemeral = BASE.multiply(secret);
  const sealed = await Promise.all(
    shares.map(async (share, index) => {
      const common = (await pointOf(publicKeys[index]!)).multiply(secret);
      return lock(await shareBox(common, ephemeral, index), share, context);
    }),
  );
  const parts = [commitment, writePoint(ephemeral), price, ...sealed];
  const body = [VERSION, ...parts.map(toBase64)].join('.');
  const said = signedText(body, context);
  const nonce = toPrivateNumber(await drawn(key, `signature ${toHex(await sha256(said))}`, NUMBER_BYTES));
  const signature = await showKnowledge(secret, [pairOf(ephemeral)], { said, nonce });
  return `${body}.${toBase64(signature)}`;
}

/** An envelope taken apart. */
export interface Sealed {
  readonly ephemeral: CurvePoint;
  readonly price: Bytes;
  readonly shares: readonly Bytes[];
  readonly signature: Bytes;
}

/** Takes an envelope apart; null where it has another form. */
export function takeApart(envelope: string): Sealed | null {
  const [version, ...fields] = envelope.split('.');
  const [commitment, point, price, first, second, third, signature, ...more] = fields.map(readBase64);
  const ephemeral = point && readPoint(point);
  if (version !== VERSION || !commitment || !ephemeral || !price || !signature || more.length > 0)
    return null;
  const shares = [first, second, third].filter((share) => share?.length === SHARE_BYTES) as Bytes[];
  const isFormed =
    commitment.length === KEY_BYTES && price.length >= TAG_BYTES && shares.length === HOLDERS.length;
  return isFormed ? { ephemeral, price, shares, signature } : null;
}

/**
 * An envelope taken apart whose maker knew its one-time number and meant it for this; null for every other one. No
 * holder hands in anything of such a one: it may be copied from elsewhere, where its time has not come.
 */
export async function readEnvelope(envelope: string, context: string): Promise<Sealed | null> {
  const sealed = takeApart(envelope);
  if (!sealed) return null;
  const said = signedText(envelope.slice(0, envelope.lastIndexOf('.')), context);
  return (await isKnowledgeShown(sealed.signature, [pairOf(sealed.ephemeral)], said)) ? sealed : null;
}

/** The share that a holder's common point opens, by his place among the three; null where it opens none. */
export async function openShare(
  { ephemeral, shares }: Sealed,
  {
    index,
    common,
    context,
  }: { readonly index: number; readonly common: CurvePoint; readonly context: string },
): Promise<Share | null> {
  const bytes = await unlock(await shareBox(common, ephemeral, index), shares[index]!, context);
  return bytes && { at: HOLDERS[index]!, bytes };
}

/** Opens an envelope with two shares of different holders: which two makes no difference to what comes out. */
export async function openWith(
  envelope: string,
  { price }: Sealed,
  [one, other]: readonly [Share, Share],
  purpose: Purpose,
): Promise<OpenedEnvelope> {
  const key = joinShares(one, other);
  const again = await closeEnvelope(key, await contentOf(key, price), purpose);
  if (again !== envelope) return NOT_WHOLE;
  const text = await unlock(await drawn(key, 'price', BOX_BYTES), price, purpose.context);
  return { key: toBase64(key), text: text && new TextDecoder().decode(text) };
}

function drawn(key: Bytes, what: string, length: number): Promise<Bytes> {
  return draw(key, { info: `${LABEL} ${what}`, length });
}

/** Key and nonce of a sealed share: from the point that the envelope's number and the holder's have in common. */
function shareBox(common: CurvePoint, ephemeral: CurvePoint, index: number): Promise<Bytes> {
  const info = `${LABEL} share ${HOLDERS[index]!}`;
  return draw(firstCoordinate(common), { salt: writePoint(ephemeral), info, length: BOX_BYTES });
}

function signedText(body: string, context: string): Bytes {
  return toBytes(`${LABEL} signature|${context}|${body}`);
}
