import { type KeyObject, createHash, createPrivateKey, createPublicKey, sign } from 'node:crypto';
import fs from 'node:fs';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../config.js';

/** The platform's Ed25519 key for what it has accepted: one signature says that a batch of lines is its own. */
@Injectable()
export class ReceiptKey {
  private key: KeyObject | undefined;

  constructor(@Inject(CONFIG) private readonly config: Config) {}

  /** Base64 of the signature over a text in UTF-8. */
  sign(text: string): string {
    return sign(null, Buffer.from(text), this.privateKey()).toString('base64');
  }

  /** SubjectPublicKeyInfo, base64. */
  get publicKey(): string {
    return createPublicKey(this.privateKey()).export({ type: 'spki', format: 'der' }).toString('base64');
  }

  /** SHA-256 of the public key, lower-case hexadecimal; it stands in every notice. */
  get fingerprint(): string {
    return createHash('sha256').update(Buffer.from(this.publicKey, 'base64')).digest('hex');
  }

  private privateKey(): KeyObject {
    this.key ??= createPrivateKey(fs.readFileSync(this.config.receiptKeyFile));
    return this.key;
  }
}
