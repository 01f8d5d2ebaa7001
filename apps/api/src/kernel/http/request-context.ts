import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { NextFunction, Request, Response } from 'express';
import { type Options, pinoHttp } from 'pino-http';
import { errorForLog } from '../error-for-log.js';
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

/** By which route a request came, with names in the places of what was asked for. */
export function routeOf({ route, url = '' }: IncomingMessage & { route?: { path?: unknown } }): string {
  if (typeof route?.path === 'string') return route.path;
  return /^\/api(\/|\?|$)/.test(url) ? 'none' : 'page';
}

const withRoute = (request: Request, _: Response, line: object) => ({ ...line, route: routeOf(request) });

/**
 * One line a request: id, method, route, status, duration. Nothing of address, body, cookie or person. A failure is
 * logged by the answer to it.
 */
export const logOptions: Options<Request, Response> = {
  genReqId: (request) => request.id,
  customLogLevel: (_, __, error) => (error ? 'error' : 'debug'),
  customSuccessObject: withRoute,
  customErrorObject: (request, response, _, line: object) => withRoute(request, response, line),
  wrapSerializers: false,
  serializers: {
    req: ({ id, method }: Request) => ({ id, method }),
    res: ({ statusCode }: Response) => ({ status: statusCode }),
    err: errorForLog,
  },
};

export const logRequests = pinoHttp({ ...logOptions, logger });
