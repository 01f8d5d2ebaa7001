import { createHmac, hkdfSync } from 'node:crypto';
import type { Config } from '../config.js';

/**
 * Marks under a key of their own for each purpose: the same text gives the same mark, and nobody without the key can
 * make one or try texts against it. Only for what may be forgotten when the secret of the sessions is changed.
 */
export function keyedHash({ sessionSecret }: Pick<Config, 'sessionSecret'>, purpose: string) {
  const key = Buffer.from(hkdfSync('sha256', sessionSecret, '', purpose, 32));
  return (text: string): string => createHmac('sha256', key).update(text).digest('base64url');
}
