import type { ErrorCode, Problem } from '@helan/contracts';
import { Refused } from '../app/data/api';

/** A refusal as the platform words it, with a fault at each field named. */
export function problem(code: ErrorCode, status: number, fields: readonly string[] = []): Problem {
  const faults = fields.map((field) => ({ code, field, sentence: `${field}不对` }));
  return { type: 'about:blank', title: '不行', status, code, requestId: 'r1', faults };
}

export const AWAY = problem('server.busy', 503);

export function refused(...of: Parameters<typeof problem>): Refused {
  return new Refused(problem(...of));
}
