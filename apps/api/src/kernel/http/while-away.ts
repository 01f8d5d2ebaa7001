import type { RequestHandler } from 'express';
import { DatabaseAway } from '../db/away.js';
import { answerProblem } from './problem.filter.js';

/** While the database is away everybody is told so at once, whatever he asks: nothing here is true without it. */
export function refuseWhileAway(line: { readonly isAway: boolean }): RequestHandler {
  return (request, response, next) => {
    if (line.isAway) answerProblem(new DatabaseAway(), request, response);
    else next();
  };
}
