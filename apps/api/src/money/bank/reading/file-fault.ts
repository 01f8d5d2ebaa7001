import type { ErrorCode } from '@helan/contracts';

/** What a file of the bank, or a line of it, is refused for. */
export interface BankFault {
  readonly code: ErrorCode;
  readonly values?: Readonly<Record<string, string | number>>;
}

/** Thrown within a thread: the whole file cannot be taken, and why. */
export class FileFault extends Error {
  constructor(readonly fault: BankFault) {
    super(fault.code);
  }
}

export function faulty(code: ErrorCode, values?: BankFault['values']): FileFault {
  return new FileFault({ code, ...(values ? { values } : {}) });
}

/** Without the field of a form, which a file has not. */
export function faultOf({ code, values }: BankFault): BankFault {
  return { code, ...(values ? { values } : {}) };
}
