import { type Refusal, isRefusal } from '@helan/domain';
import { RefusedError } from './refused-error.js';

/** The value, or the refusal thrown. */
export function unwrap<T>(result: T | Refusal): T {
  if (isRefusal(result)) throw new RefusedError([result]);
  return result;
}
