import type { ErrorHandler } from '@angular/core';

/** The kind and place of what went wrong while a page was drawn; never its message, which may name what somebody asked. */
export function logFault(error: unknown): void {
  const { name = typeof error, message = '', stack = '' } = error instanceof Error ? error : {};
  const at = stack
    .slice(message === '' ? 0 : stack.indexOf(message) + message.length)
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .map((line) => line.trim());
  process.stderr.write(
    `${JSON.stringify({ level: 50, msg: 'a page could not be drawn', type: name, at })}\n`,
  );
}

export const pageFaults: ErrorHandler = { handleError: logFault };
