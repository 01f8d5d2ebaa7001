import { joined, readBase64, toBase64, toBytes } from './bytes.js';
import { BASE, type CurvePoint, pointOf, readPoint, writePoint } from './curve.js';
import { numberOf, toPrivateNumber } from './curve-number.js';
import {
  NOT_WHOLE,
  type OpenedEnvelope,
  type Purpose,
  type Sealed,
  openShare,
  openWith,
  readEnvelope,
  takeApart,
} from './envelope.js';
import { isKnowledgeShown, showKnowledge } from './knowledge.js';

/*
 * What a holder hands in of an envelope opens his share of it and of no other, and shows by itself that it is the
 * right one: a wrong one is told apart from a right one of a bad envelope, whoever else comes.
 */

/** Of one envelope, each base64: the common point, and what shows that it was made with the holder's own key. */
export interface HandedIn {
  readonly common: string;
  readonly proof: string;
}

const LABEL = 'helan-handing-in-1';
const NONCE_BYTES = 48;

/** What the holder of a private key hands in of an envelope; null where it was not sealed for this. */
export async function handIn(
  envelope: string,
  privateKey: Uint8Array,
  context: string,
): Promise<HandedIn | null> {
  const sealed = await readEnvelope(envelope, context);
  if (!sealed) return null;
  const secret = await numberOf(privateKey);
  const common = sealed.ephemeral.multiply(secret);
  const points = [BASE.multiply(secret), sealed.ephemeral, common] as const;
  const nonce = toPrivateNumber(crypto.getRandomValues(new Uint8Array(NONCE_BYTES)));
  const proof = await showKnowledge(secret, pairsOf(points), { said: saidOf(points), nonce });
  return { common: toBase64(writePoint(common)), proof: toBase64(proof) };
}

/** Whether this is what the holder of a public key has to hand in of an envelope; null: that there is nothing. */
export async function isRightlyHandedIn(
  handedIn: HandedIn | null,
  envelope: string,
  { publicKey, context }: { readonly publicKey: string; readonly context: string },
): Promise<boolean> {
  const sealed = await readEnvelope(envelope, context);
  if (!sealed || !handedIn) return sealed === null && handedIn === null;
  const [common, proof] = [commonOf(handedIn), readBase64(handedIn.proof)];
  if (!common || !proof) return false;
  const points = [await pointOf(publicKey), sealed.ephemeral, common] as const;
  return isKnowledgeShown(proof, pairsOf(points), saidOf(points));
}

/** Opens an envelope with what two holders handed in, by their places among the three; each has been checked. */
export async function openEnvelope(
  envelope: string,
  handedIn: ReadonlyMap<number, HandedIn | null>,
  purpose: Purpose,
): Promise<OpenedEnvelope> {
  const sealed = takeApart(envelope);
  if (!sealed) return NOT_WHOLE;
  const [one, other] = await Promise.all(
    [...handedIn].map(([index, given]) => shareOf(sealed, index, given, purpose.context)),
  );
  return one && other ? openWith(envelope, sealed, [one, other], purpose) : NOT_WHOLE;
}

async function shareOf(sealed: Sealed, index: number, given: HandedIn | null, context: string) {
  const common = given && commonOf(given);
  return common && openShare(sealed, { index, common, context });
}

function commonOf({ common }: HandedIn): CurvePoint | null {
  const bytes = readBase64(common);
  return bytes && readPoint(bytes);
}

/** Own public point, the envelope's, and the one in common. */
type Points = readonly [CurvePoint, CurvePoint, CurvePoint];

function pairsOf([own, ephemeral, common]: Points) {
  return [
    { base: BASE, point: own },
    { base: ephemeral, point: common },
  ];
}

function saidOf(points: Points) {
  return joined(toBytes(LABEL), ...points.map(writePoint));
}
