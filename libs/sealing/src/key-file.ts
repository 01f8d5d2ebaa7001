import { type Bytes, type Key, fromBase64, toBase64 } from './bytes.js';
import { type KeyPair, isPair } from './key-pair.js';

/** What a holder keeps of his key: the private half under his password, so that the file alone opens nothing. */
export interface KeyFile {
  readonly kind: 'helan-holder-key';
  readonly publicKey: string;
  readonly rounds: number;
  readonly salt: string;
  readonly nonce: string;
  readonly locked: string;
}

const ROUNDS = 600_000;

export async function lockKey({ publicKey, privateKey }: KeyPair, password: string): Promise<KeyFile> {
  const salt = crypto.getRandomValues(new Uint8Array(16));
  const nonce = crypto.getRandomValues(new Uint8Array(12));
  const key = await keyOf(password, salt, ROUNDS);
  const locked = new Uint8Array(await crypto.subtle.encrypt({ name: 'AES-GCM', iv: nonce }, key, privateKey));
  return {
    kind: 'helan-holder-key',
    publicKey,
    rounds: ROUNDS,
    salt: toBase64(salt),
    nonce: toBase64(nonce),
    locked: toBase64(locked),
  };
}

/** The private key of a file; null where the password is another one or the file is none of ours. */
export async function unlockKey(file: KeyFile, password: string): Promise<Bytes | null> {
  try {
    const key = await keyOf(password, fromBase64(file.salt), Math.min(file.rounds, 10 * ROUNDS));
    const algorithm = { name: 'AES-GCM', iv: fromBase64(file.nonce) };
    const privateKey = new Uint8Array(await crypto.subtle.decrypt(algorithm, key, fromBase64(file.locked)));
    return (await isPair(privateKey, file.publicKey)) ? privateKey : null;
  } catch {
    return null;
  }
}

async function keyOf(password: string, salt: Bytes, iterations: number): Promise<Key> {
  const material = await crypto.subtle.importKey('raw', new TextEncoder().encode(password), 'PBKDF2', false, [
    'deriveKey',
  ]);
  return crypto.subtle.deriveKey(
    { name: 'PBKDF2', hash: 'SHA-256', salt, iterations },
    material,
    { name: 'AES-GCM', length: 256 },
    false,
    ['encrypt', 'decrypt'],
  );
}
