import type { Problem } from './problem.js';

/** Whether a problem tells only that the platform does not answer now: it has to be asked again later. */
export function isAway({ status, code }: Pick<Problem, 'status' | 'code'>): boolean {
  return status === 0 || (status === 503 && code.startsWith('server.'));
}
