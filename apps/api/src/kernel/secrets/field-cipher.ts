import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../config.js';

const VERSION = 1;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Personal data at rest: AES-256-GCM, bound to the column it stands in, and a keyed hash to find it by.
 * Layout: version (1 byte), nonce (12), tag (16), cipher text.
 */
@Injectable()
export class FieldCipher {
  private readonly cipherKey: Buffer;
  private readonly hashKey: Buffer;

  constructor(@Inject(CONFIG) config: Config) {
    this.cipherKey = derive(config.fieldKey, 'field-cipher');
    this.hashKey = derive(config.fieldKey, 'field-lookup');
  }

  seal(text: string, column: string): Buffer {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv('aes-256-gcm', this.cipherKey, nonce).setAAD(Buffer.from(column));
    const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    return Buffer.concat([Buffer.from([VERSION]), nonce, cipher.getAuthTag(), body]);
  }

  /** Throws where the bytes were changed or stood in another column. */
  open(sealed: Buffer, column: string): string {
    const tagAt = 1 + NONCE_BYTES;
    const decipher = createDecipheriv('aes-256-gcm', this.cipherKey, sealed.subarray(1, tagAt)).setAAD(
      Buffer.from(column),
    );
    decipher.setAuthTag(sealed.subarray(tagAt, tagAt + TAG_BYTES));
    return Buffer.concat([decipher.update(sealed.subarray(tagAt + TAG_BYTES)), decipher.final()]).toString(
      'utf8',
    );
  }

  /** The same text gives the same hash, and nobody without the key can try texts against it. */
  lookupHash(text: string): Buffer {
    return createHmac('sha256', this.hashKey).update(text).digest();
  }
}

function derive(key: Buffer, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', key, '', purpose, 32));
}
