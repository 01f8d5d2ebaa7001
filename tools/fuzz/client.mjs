// @ts-check
import http from 'node:http';

/**
 * @typedef {{ status: number, type: string, text: string, retryAfter: string | undefined, cookies: string[] }} Answer
 * @typedef {{ answer?: Answer, failure?: string, tookMs: number }} Outcome
 */

/** Whoever has no answer by then has none. */
export const LONGEST_MS = 10_000;
const LARGEST_TEXT = 4_000_000;
const agent = new http.Agent({ keepAlive: true, maxSockets: 16 });

/**
 * One request as it is given, and what comes of it; of a feed its head alone.
 * @param {number} port
 * @param {{ method: string, path: string, headers: Record<string, string>, body?: Buffer | undefined, isFeed?: boolean }} asked
 * @returns {Promise<Outcome>}
 */
export function ask(port, { method, path, headers, body, isFeed = false }) {
  const began = performance.now();
  return new Promise((resolve) => {
    const end = (/** @type {Omit<Outcome, 'tookMs'>} */ outcome) =>
      resolve({ ...outcome, tookMs: performance.now() - began });
    const length = body ? { 'content-length': String(body.length) } : {};
    const options = { port, host: '127.0.0.1', method, path, agent, headers: { ...headers, ...length } };
    const request = http.request(options, (response) => {
      /** @type {Buffer[]} */
      const chunks = [];
      let size = 0;
      const answer = () => ({
        status: response.statusCode ?? 0,
        type: String(response.headers['content-type'] ?? ''),
        text: Buffer.concat(chunks).toString('utf8'),
        retryAfter: response.headers['retry-after'],
        cookies: response.headers['set-cookie'] ?? [],
      });
      if (isFeed && response.statusCode === 200) {
        response.once('data', (chunk) => {
          chunks.push(chunk);
          end({ answer: answer() });
          request.destroy();
        });
        return;
      }
      response.on('data', (chunk) => {
        size += chunk.length;
        if (size <= LARGEST_TEXT) chunks.push(chunk);
      });
      response.once('end', () => end({ answer: answer() }));
      response.once('error', () => end({ failure: 'cut off within the answer' }));
    });
    request.setTimeout(LONGEST_MS, () => {
      end({ failure: `no answer within ${LONGEST_MS / 1000} s` });
      request.destroy();
    });
    request.once('error', (error) => end({ failure: `cut off: ${error.message}` }));
    request.end(body);
  });
}
