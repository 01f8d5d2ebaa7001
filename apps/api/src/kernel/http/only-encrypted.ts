import type { NextFunction, Request, RequestHandler, Response } from 'express';
import type { Config } from '../config.js';
import { answerProblem } from './problem.filter.js';
import { refused } from './refused-error.js';

const READING = ['GET', 'HEAD', 'OPTIONS'];

/**
 * Where people reach the platform encrypted only: whoever came to the proxy without encryption is sent to the
 * encrypted address, and whatever would change something is refused, because his session could not last. Reading
 * without a proxy is for the pages that are drawn beside the api, and for whoever asks whether it is alive.
 */
export function onlyEncrypted({ isSecureCookie, publicUrl }: Config): RequestHandler {
  return (request: Request, response: Response, next: NextFunction) => {
    if (!isSecureCookie || request.secure) return next();
    if (!READING.includes(request.method))
      return answerProblem(refused('connection.unencrypted'), request, response);
    // A header that nobody has vouched for moves only him who sent it.
    if (request.get('x-forwarded-proto') === 'http')
      return response.redirect(308, publicUrl + request.originalUrl);
    next();
  };
}
