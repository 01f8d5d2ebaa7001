import type { RequestHandler } from 'express';
import { answerProblem } from './problem.filter.js';
import { refused } from './refused-error.js';

/** An address with half an escape in its path is nobody's: told before anything reads it. */
export const requireWholeAddress: RequestHandler = (request, response, next) => {
  try {
    decodeURIComponent(request.path);
  } catch {
    answerProblem(refused('request.bad-address'), request, response);
    return;
  }
  next();
};
