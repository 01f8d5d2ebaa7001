import { type KeyObject, createHash, createPrivateKey, createPublicKey, sign } from 'node:crypto';
import fs from 'node:fs';
import type { Config } from '../config.js';
import { isDemoKey } from './demo-mark.js';
import { refuseFile } from './read-secret.js';

/**
 * The platform's Ed25519 key for what it has accepted: one signature says that a batch of lines is its own. Where
 * the key lies, and what makes the signature, is behind this: a file, or a device that never gives it away.
 */
export abstract class ReceiptSigner {
  /** SubjectPublicKeyInfo, base64. */
  abstract readonly publicKey: string;

  /** SHA-256 of the public key, lower-case hexadecimal. */
  get fingerprint(): string {
    return createHash('sha256').update(Buffer.from(this.publicKey, 'base64')).digest('hex');
  }

  /** Base64 of the signature over a text in UTF-8. */
  abstract sign(text: string): Promise<string>;
}

type Place = Pick<Config, 'receiptKeyFile'>;

/** The key in a PEM file that nobody but the platform may read. */
export class FileReceiptSigner extends ReceiptSigner {
  private readonly key: KeyObject;
  readonly publicKey: string;

  constructor(place: Place) {
    super();
    this.key = readKey(place);
    this.publicKey = createPublicKey(this.key).export({ type: 'spki', format: 'der' }).toString('base64');
  }

  sign(text: string): Promise<string> {
    return Promise.resolve(sign(null, Buffer.from(text), this.key).toString('base64'));
  }
}

/** The public half of a key in a PEM file, be it the whole key or that half alone: for whoever holds signatures against it. */
export function readReceiptPublicKey({ receiptKeyFile }: Place): KeyObject {
  return createPublicKey(fs.readFileSync(receiptKeyFile));
}

/** Why production may not sign with what lies there, in one sentence; nothing where it may. */
export function refuseReceiptKey(place: Place): string | undefined {
  const refusal = refuseFile(place.receiptKeyFile, 'RECEIPT_KEY_FILE ', true);
  if (refusal) return refusal;
  const key = tryReadKey(place);
  if (key?.asymmetricKeyType !== 'ed25519')
    return 'RECEIPT_KEY_FILE 里不是 Ed25519 私钥。请用 openssl genpkey -algorithm ed25519 生成一把。';
  return isDemoKey(key)
    ? 'RECEIPT_KEY_FILE 里是演示或测试用的密钥，正式环境不能用。请用 openssl genpkey -algorithm ed25519 生成一把。'
    : undefined;
}

function readKey({ receiptKeyFile }: Place): KeyObject {
  return createPrivateKey(fs.readFileSync(receiptKeyFile));
}

function tryReadKey(place: Place): KeyObject | undefined {
  try {
    return readKey(place);
  } catch {
    return undefined;
  }
}
