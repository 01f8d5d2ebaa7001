import { refused } from '../../kernel/http/index.js';

/** Which session of a lot; without a number the newest. */
export function sessionNumber(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (!/^[1-9]\d{0,3}$/.test(text)) throw refused('request.invalid', undefined, 'session');
  return Number(text);
}

/** A line after which somebody asks; anything else is from the first. */
export function readCount(text: string | undefined): number {
  return /^\d{1,9}$/.test(text ?? '') ? Number(text) : 0;
}
