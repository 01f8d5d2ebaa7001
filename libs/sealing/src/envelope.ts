import { type Bytes, type Key, fromBase64, toBase64, toBytes } from './bytes.js';
import { CURVE, importPrivate, importPublic } from './key-pair.js';

/*
 * An envelope is `1.<ephemeral public key>.<nonce>.<ciphertext>`, each part base64: AES-256-GCM under a key that
 * HKDF-SHA-256 draws from an ephemeral ECDH exchange. The context is authenticated with it, so that an envelope
 * can be opened only as what it was made for.
 */

const VERSION = '1';
const PURPOSE = 'helan-envelope-1';

/** Seals a text for whoever holds the private half of `publicKey`; `context` says what it is for. */
export async function seal(text: string, publicKey: string, context: string): Promise<string> {
  const recipient = await importPublic(publicKey);
  const ephemeral = await crypto.subtle.generateKey(CURVE, true, ['deriveBits']);
  const sender = new Uint8Array(await crypto.subtle.exportKey('raw', ephemeral.publicKey));
  const key = await contentKey(ephemeral.privateKey, recipient, sender);
  const nonce = crypto.getRandomValues(new Uint8Array(12));
  const algorithm = { name: 'AES-GCM', iv: nonce, additionalData: toBytes(context) };
  const sealed = new Uint8Array(await crypto.subtle.encrypt(algorithm, key, toBytes(text)));
  return [VERSION, toBase64(sender), toBase64(nonce), toBase64(sealed)].join('.');
}

/** The text of an envelope; null where this key and this context do not open it. */
export async function unseal(
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
