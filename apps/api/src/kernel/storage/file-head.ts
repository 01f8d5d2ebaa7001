import type { Response } from 'express';
import { keepNowhere } from '../http/keep-nowhere.js';

/** Whose work a file is: a paper of the platform, or what somebody has handed in. */
export type Origin = 'PLATFORM' | 'HANDED_IN';

export interface FileFacts {
  readonly mime: string;
  readonly bytes: number;
  readonly name: string;
}

/** A page of its own without scripts, forms or addresses, whatever its content would like to be. */
const SANDBOX = "sandbox; default-src 'none'";

/**
 * The head of a file that is sent under its own name; the browser never guesses its type. Pictures are shown, and
 * the platform's own papers; everything else is saved. What somebody has handed in is shown in a sandbox.
 */
export function setFileHead(response: Response, file: FileFacts, origin: Origin): void {
  const isShown =
    file.mime.startsWith('image/') || (origin === 'PLATFORM' && file.mime === 'application/pdf');
  const manner = isShown ? 'inline' : 'attachment';
  response.setHeader('Content-Type', file.mime);
  response.setHeader('Content-Length', file.bytes);
  response.setHeader('Content-Disposition', `${manner}; filename*=UTF-8''${encodeURIComponent(file.name)}`);
  keepNowhere(response);
  response.setHeader('X-Content-Type-Options', 'nosniff');
  if (origin === 'HANDED_IN') response.setHeader('Content-Security-Policy', SANDBOX);
}
