import { refused } from '../../kernel/http/index.js';

/** Which session of a lot; without a number the newest. */
export function sessionNumber(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (!/^[1-9]\d{0,3}$/.test(text)) throw refused('request.invalid', undefined, 'session');
  return Number(text);
}

/** The line of a log after which somebody asks; without a number all of them. */
export function readCount(text: string | undefined): number {
  if (text === undefined) return 0;
  if (!/^\d{1,9}$/.test(text)) throw refused('request.invalid', undefined, 'after');
  return Number(text);
}
