import { type KeyObject, type X509Certificate, createHash, createPublicKey } from 'node:crypto';
import { KNOWN_KEYS } from './known-keys.js';

/**
 * What tells the keys and certificates of a demonstration from real ones, in whatever file they lie; `tools/seal`
 * makes them so. No authority issues a certificate with an extension below 2.999, the arc for examples, nor does
 * any program make RSA keys of this exponent or Ed25519 keys that begin with these bytes unless it means to.
 */
const EXTENSION = Buffer.from('06058837a7887a', 'hex');
const RSA_EXPONENT = 640_122_019n;
const SEED = createHash('sha256').update('贺兰县农村产权流转服务平台演示密钥').digest().subarray(0, 16);
/** Stands in the issuer of every demonstration's certificate, also of those made before they had a mark. */
const ISSUER = Buffer.from('演示专用');

/** Whether a key bears the mark, or is one that anybody has. */
export function isDemoKey(key: KeyObject): boolean {
  const publicKey = key.type === 'private' ? createPublicKey(key) : key;
  const bytes = publicKey.export({ type: 'spki', format: 'der' });
  if (KNOWN_KEYS.has(createHash('sha256').update(bytes).digest('hex'))) return true;
  if (publicKey.asymmetricKeyDetails?.publicExponent === RSA_EXPONENT) return true;
  const { d } =
    key.type === 'private' && key.asymmetricKeyType === 'ed25519' ? key.export({ format: 'jwk' }) : {};
  return d !== undefined && Buffer.from(d, 'base64url').subarray(0, SEED.length).equals(SEED);
}

export function isDemoCertificate({ raw, publicKey }: X509Certificate): boolean {
  return raw.includes(EXTENSION) || raw.includes(ISSUER) || isDemoKey(publicKey);
}
