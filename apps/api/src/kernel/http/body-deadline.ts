import type { IncomingMessage, ServerResponse } from 'node:http';
import { answerProblem } from './problem.filter.js';
import { refused } from './refused-error.js';

/** A request whose body is not there so long after its head is refused, and its connection ended. */
export function refuseLateBody(request: IncomingMessage, response: ServerResponse, withinMs: number): void {
  const timer = setTimeout(() => {
    if (request.complete || response.headersSent) return;
    response.setHeader('Connection', 'close');
    response.once('finish', () => request.destroy());
    answerProblem(refused('request.body-late', { seconds: withinMs / 1000 }), request, response);
  }, withinMs);
  const settle = () => clearTimeout(timer);
  request.once('end', settle);
  request.once('close', settle);
}
