import { type Bytes, toBytes } from './bytes.js';

/*
 * AES-256-GCM under 32 bytes of key and 12 of nonce that were drawn together for one text alone. What it is for is
 * authenticated with it, so that it opens as nothing else.
 */

/** Key and nonce. */
export const BOX_BYTES = 44;

/** Draws bytes from a secret by HKDF-SHA-256 (RFC 5869); `info` says what for. */
export async function draw(
  secret: Bytes,
  { salt = new Uint8Array(), info, length }: { salt?: Bytes; info: string; length: number },
): Promise<Bytes> {
  const material = await crypto.subtle.importKey('raw', secret, 'HKDF', false, ['deriveBits']);
  const algorithm = { name: 'HKDF', hash: 'SHA-256', salt, info: toBytes(info) };
  return new Uint8Array(await crypto.subtle.deriveBits(algorithm, material, length * 8));
}

export async function lock(drawn: Bytes, content: Bytes, context: string): Promise<Bytes> {
  const [key, algorithm] = await setUp(drawn, context, 'encrypt');
  return new Uint8Array(await crypto.subtle.encrypt(algorithm, key, content));
}

/** What was locked; null where key, nonce or context are others, or a bit of it is. */
export async function unlock(drawn: Bytes, locked: Bytes, context: string): Promise<Bytes | null> {
  const [key, algorithm] = await setUp(drawn, context, 'decrypt');
  try {
    return new Uint8Array(await crypto.subtle.decrypt(algorithm, key, locked));
  } catch {
    return null;
  }
}

async function setUp(drawn: Bytes, context: string, use: 'encrypt' | 'decrypt') {
  const key = await crypto.subtle.importKey('raw', drawn.slice(0, 32), 'AES-GCM', false, [use]);
  const iv = drawn.slice(32, BOX_BYTES);
  return [key, { name: 'AES-GCM', iv, additionalData: toBytes(context) }] as const;
}
