import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { NextFunction, Request, Response } from 'express';

declare module 'node:http' {
  interface IncomingMessage {
    /** The sender waits for a word before he sends the body. */
    awaitsContinue?: boolean;
  }
}

/** So long a sender may go on after he was answered, so that he comes to read the answer. */
const LINGER_MS = 2_000;
/** Of what he goes on sending a piece is thrown away so often: at full speed a hundred such senders have the process. */
const PIECE_EVERY_MS = 100;

/** Whoever is answered before he has sent everything is not listened to any more, and cut off if he does not end. */
export function leaveUnread(request: Request, response: Response, next: NextFunction): void {
  response.once('finish', () => {
    if (request.complete || request.destroyed) return;
    const timer = setTimeout(() => request.destroy(), LINGER_MS);
    request.once('close', () => clearTimeout(timer));
    request.on('data', () => {
      request.pause();
      setTimeout(() => request.resume(), PIECE_EVERY_MS);
    });
    request.resume();
  });
  next();
}

/** A sender of a form who asks first is told to go on by whoever wants to read it; everybody else at once. */
export function letAskFirst(server: Server): void {
  server.on('checkContinue', (request: IncomingMessage, response: ServerResponse) => {
    request.awaitsContinue = /^multipart\//i.test(request.headers['content-type'] ?? '');
    if (!request.awaitsContinue) response.writeContinue();
    server.emit('request', request, response);
  });
}
