import { randomUUID } from 'node:crypto';
import type { NextFunction, Request, Response } from 'express';
import { type Options, pinoHttp } from 'pino-http';
import { logger } from '../logger.js';

declare module 'node:http' {
  interface IncomingMessage {
    /** `performance.now()` when the head of the request reached the platform. */
    arrivedAtMonotonic?: number;
    /** The same of its last byte, where that is what counts. */
    receivedAtMonotonic?: number;
  }
}

/** First of all: when the request arrived, and the id that names it in logs and problems. */
export function stampRequest(request: Request, response: Response, next: NextFunction): void {
  request.arrivedAtMonotonic = performance.now();
  request.id = randomUUID();
  response.setHeader('X-Request-Id', request.id);
  next();
}

/** One line a request: id, method, path without its query, status, duration. Nothing of body, cookie or person. */
export const logOptions: Options = {
  genReqId: (request) => (request as Request).id,
  customLogLevel: (_, response, error) => (error || response.statusCode >= 500 ? 'error' : 'debug'),
  serializers: {
    req: (request: { id: string; method: string; url: string }) => ({
      id: request.id,
      method: request.method,
      path: request.url.split('?')[0],
    }),
    res: (response: { statusCode: number }) => ({ status: response.statusCode }),
  },
};

export const logRequests = pinoHttp({ ...logOptions, logger });
