import { type Bytes, type Key, fromBase64, toBase64, toBytes } from './bytes.js';
import { CURVE, importPrivate, importPublic, isPair } from './key-pair.js';
import { joinShares } from './shares.js';

/*
 * How a lot was sealed whose notice froze a key of its own; no notice does any more, and such a lot ends by the way
 * it began. Its envelope is `1.<ephemeral public key>.<nonce>.<ciphertext>`, each part base64: AES-256-GCM under a
 * key that HKDF-SHA-256 draws from an ephemeral ECDH exchange. The context is authenticated with it.
 */

const VERSION = '1';
const PURPOSE = 'helan-envelope-1';

/** Seals a text for the key of a lot; `context` says what it is for. */
export async function sealForLotKey(text: string, publicKey: string, context: string): Promise<string> {
  const recipient = await importPublic(publicKey);
  const ephemeral = await crypto.subtle.generateKey(CURVE, true, ['deriveBits']);
  const sender = new Uint8Array(await crypto.subtle.exportKey('raw', ephemeral.publicKey));
  const key = await contentKey(ephemeral.privateKey, recipient, sender);
  const nonce = crypto.getRandomValues(new Uint8Array(12));
  const algorithm = { name: 'AES-GCM', iv: nonce, additionalData: toBytes(context) };
  const sealed = new Uint8Array(await crypto.subtle.encrypt(algorithm, key, toBytes(text)));
  return [VERSION, toBase64(sender), toBase64(nonce), toBase64(sealed)].join('.');
}

/** The text of such an envelope, a sealed share among them; null where this key and this context do not open it. */
export async function unsealWithKey(
  envelope: string,
  privateKey: Uint8Array,
  context: string,
): Promise<string | null> {
  const [version, sender, nonce, sealed] = envelope.split('.');
  if (version !== VERSION || !sender || !nonce || !sealed) return null;
  try {
    const senderBytes = fromBase64(sender);
    const senderKey = await crypto.subtle.importKey('raw', senderBytes, CURVE, true, []);
    const key = await contentKey(await importPrivate(privateKey), senderKey, senderBytes);
    const algorithm = { name: 'AES-GCM', iv: fromBase64(nonce), additionalData: toBytes(context) };
    return new TextDecoder().decode(await crypto.subtle.decrypt(algorithm, key, fromBase64(sealed)));
  } catch {
    return null;
  }
}

/**
 * The private key of a lot that two shares make, each base64 with its number in the last byte; null where they do
 * not make the other half of `publicKey`.
 */
export async function joinLotKey(shares: readonly string[], publicKey: string): Promise<Uint8Array | null> {
  try {
    const [one, other] = shares.map(fromBase64).map((bytes) => ({
      at: bytes.at(-1)!,
      bytes: bytes.slice(0, -1),
    }));
    const privateKey = joinShares(one!, other!);
    return (await isPair(privateKey, publicKey)) ? privateKey : null;
  } catch {
    return null;
  }
}

async function contentKey(own: Key, other: Key, sender: Bytes): Promise<Key> {
  const secret = await crypto.subtle.deriveBits({ name: 'ECDH', public: other }, own, 256);
  const material = await crypto.subtle.importKey('raw', secret, 'HKDF', false, ['deriveKey']);
  return crypto.subtle.deriveKey(
    { name: 'HKDF', hash: 'SHA-256', salt: sender, info: toBytes(PURPOSE) },
    material,
    { name: 'AES-GCM', length: 256 },
    false,
    ['encrypt', 'decrypt'],
  );
}
