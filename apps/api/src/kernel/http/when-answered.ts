import type { ServerResponse } from 'node:http';
import { whenGone } from './when-gone.js';

/** When the head of the answer is written, or nobody waits for it any more. */
export function whenAnswered(response: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    const writeHead = response.writeHead.bind(response) as (...given: unknown[]) => ServerResponse;
    response.writeHead = (...given: unknown[]) => {
      resolve();
      return writeHead(...given);
    };
    whenGone(response.req, response, resolve);
  });
}
