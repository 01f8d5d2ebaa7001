import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../config.js';
import type { LookUp } from './look-up.js';
import type { SealedColumn } from './sealed-columns.js';

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

interface DerivedKeys {
  readonly cipherKey: Buffer;
  readonly hashKey: Buffer;
}

/**
 * Personal data at rest: AES-256-GCM, bound to the column it stands in, and a keyed hash to find it by.
 * Layout: version of the key (1 byte), nonce (12), tag (16), cipher text. What was sealed before keys had versions
 * bears a 1 there, too. New texts are sealed with the newest key; each is opened with its own.
 */
@Injectable()
export class FieldCipher {
  private readonly keys: ReadonlyMap<number, DerivedKeys>;
  readonly newest: number;

  constructor(@Inject(CONFIG) { fieldKeys }: Pick<Config, 'fieldKeys'>) {
    this.keys = new Map(fieldKeys.map(({ version, key }) => [version, deriveAll(key)]));
    this.newest = Math.max(...this.keys.keys());
  }

  seal(text: string, column: SealedColumn): Buffer {
    const nonce = randomBytes(NONCE_BYTES);
    const { cipherKey } = this.keysOf(this.newest);
    const cipher = createCipheriv('aes-256-gcm', cipherKey, nonce).setAAD(Buffer.from(column));
    const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    return Buffer.concat([Buffer.from([this.newest]), nonce, cipher.getAuthTag(), body]);
  }

  /** Throws where the bytes were changed, stood in another column, or were sealed with a key that is not here. */
  open(sealed: Buffer, column: SealedColumn): string {
    const tagAt = 1 + NONCE_BYTES;
    const { cipherKey } = this.keysOf(sealed[0]!);
    const decipher = createDecipheriv('aes-256-gcm', cipherKey, sealed.subarray(1, tagAt)).setAAD(
      Buffer.from(column),
    );
    decipher.setAuthTag(sealed.subarray(tagAt, tagAt + TAG_BYTES));
    return Buffer.concat([decipher.update(sealed.subarray(tagAt + TAG_BYTES)), decipher.final()]).toString(
      'utf8',
    );
  }

  /**
   * The same text gives the same hashes, and nobody without the keys can try texts against them. While a key is
   * being exchanged there are two, one under each key.
   */
  lookUp(text: string): LookUp {
    const hashes: [Buffer | null, Buffer | null] = [null, null];
    for (const [version, { hashKey }] of this.keys)
      hashes[version % 2 === 1 ? 0 : 1] = createHmac('sha256', hashKey).update(text).digest();
    return hashes;
  }

  /** The key of the look-up hashes of one version; nothing where the version is not here. */
  hashKeyOf(version: number): Buffer | undefined {
    return this.keys.get(version)?.hashKey;
  }

  private keysOf(version: number): DerivedKeys {
    const keys = this.keys.get(version);
    if (!keys) throw new Error(`no field key of version ${version}`);
    return keys;
  }
}

function deriveAll(key: Buffer): DerivedKeys {
  return { cipherKey: derive(key, 'field-cipher'), hashKey: derive(key, 'field-lookup') };
}

function derive(key: Buffer, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', key, '', purpose, 32));
}
