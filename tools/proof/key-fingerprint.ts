import { createHash } from 'node:crypto';

/** A short form of a fingerprint is used from so many digits on. Source: rules §21 A22. */
const SHORTEST = 32;

/** SHA-256 of a public key, SubjectPublicKeyInfo in base64, in lower-case hexadecimal. */
export function fingerprintOf(publicKey: string): string {
  return createHash('sha256')
    .update(Buffer.from(String(publicKey), 'base64'))
    .digest('hex');
}

/** Whether a fingerprint, or a short form of it with at least 32 digits, is that of a public key. */
export function isFingerprintOf(publicKey: string, said: string): boolean {
  return said.length >= SHORTEST && fingerprintOf(publicKey).startsWith(said);
}
