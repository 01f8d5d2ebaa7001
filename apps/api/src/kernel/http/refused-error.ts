import type { ErrorCode } from '@helan/contracts';

export interface Fault {
  readonly code: ErrorCode;
  readonly field?: string;
  readonly values?: Readonly<Record<string, string | number>>;
}

/** Thrown where a request is refused; the filter answers it as a problem with the sentence of its first fault. */
export class RefusedError extends Error {
  constructor(
    readonly faults: readonly Fault[],
    /** When it may be tried again; told in the answer's head. */
    readonly retryAfterSeconds?: number,
  ) {
    super(faults.map((fault) => fault.code).join(', '));
  }
}

export function refused(code: ErrorCode, values?: Fault['values'], field?: string): RefusedError {
  return new RefusedError([{ code, ...(values ? { values } : {}), ...(field ? { field } : {}) }]);
}

/** Refused for so long; the sentence of the code may name the `wait`. */
export function refusedFor(
  seconds: number,
  code: ErrorCode,
  values?: Fault['values'],
  field?: string,
): RefusedError {
  const whole = Math.max(1, Math.ceil(seconds));
  const wait = whole < 60 ? `${whole} 秒` : `${Math.ceil(whole / 60)} 分钟`;
  return new RefusedError([{ code, values: { ...values, wait }, ...(field ? { field } : {}) }], whole);
}

/** What was refused, for whoever goes on without it; anything else is thrown on. */
export function refusedOrThrow(error: unknown): RefusedError {
  if (error instanceof RefusedError) return error;
  throw error;
}

/** Throws when there is anything to refuse. */
export function requireNone(faults: Fault | readonly (Fault | undefined)[] | undefined): void {
  const list = [faults].flat().filter((fault): fault is Fault => fault !== undefined);
  if (list.length > 0) throw new RefusedError(list);
}
