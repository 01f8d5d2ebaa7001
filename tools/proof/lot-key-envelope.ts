import { createDecipheriv, createPrivateKey, createPublicKey, diffieHellman, hkdfSync } from 'node:crypto';

/* Envelopes of older lots, which had a key of their own: opened with it as it stands in the record. */

export type PrivateKey = ReturnType<typeof createPrivateKey>;

/** The private key that fits a public one, or nothing. */
export function privateKeyOf(base64: string, publicKey: string | undefined): PrivateKey | undefined {
  try {
    const key = createPrivateKey({ key: Buffer.from(base64, 'base64'), format: 'der', type: 'pkcs8' });
    const own = createPublicKey(key).export({ format: 'der', type: 'spki' });
    return own.toString('base64') === publicKey ? key : undefined;
  } catch {
    return undefined;
  }
}

const SPKI_HEAD = Buffer.from('3059301306072a8648ce3d020106082a8648ce3d030107034200', 'hex');

export function unsealWithKey(envelope: string, privateKey: PrivateKey, context: string): string | null {
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
