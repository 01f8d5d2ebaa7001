// @ts-check
import http from 'node:http';
import { percentiles } from './figures.mjs';

/**
 * @typedef {{ port: number, path: string, cookie: string, connections: number, isApart?: boolean, warmSeconds: number, seconds: number }} Plan
 *   `isApart`: each request has an address of its own, which is asked for by nobody else
 */

/**
 * A process of its own that reads one address again and again over kept connections, each as soon as it was answered;
 * then the next one that it is told.
 * @param {Plan} plan
 */
async function run({ port, path, cookie, connections, isApart, warmSeconds, seconds }) {
  const agent = new http.Agent({ keepAlive: true, maxSockets: connections });
  /** @type {number[]} */
  const latencies = [];
  /** @type {Record<string, number>} */
  const refused = {};
  let isMeasuring = false;
  let isOver = false;
  let hasNone = false;
  let asked = 0;
  let answered = 0;
  const own = () => `${path}${path.includes('?') ? '&' : '?'}nth=${(asked += 1)}`;
  const chase = async () => {
    while (!isOver) {
      const at = performance.now();
      const status = await read({
        agent,
        port,
        path: isApart ? own() : path,
        headers: cookie ? { cookie } : {},
      });
      answered += 1;
      // What takes longer than is measured counts, too.
      if (!isMeasuring && !(isOver && hasNone)) continue;
      if (status === 200) latencies.push(performance.now() - at);
      else refused[status] = (refused[status] ?? 0) + 1;
    }
  };
  const all = Array.from({ length: connections }, chase);
  await pause(warmSeconds);
  isMeasuring = true;
  const began = performance.now();
  await pause(seconds);
  isMeasuring = false;
  hasNone = latencies.length === 0;
  isOver = true;
  const ended = performance.now();
  await Promise.all(all);
  agent.destroy();
  const took = ((hasNone ? performance.now() : ended) - began) / 1000;
  return { perSecond: Math.round(latencies.length / took), ...percentiles(latencies), answered, refused };
}

/**
 * @param {http.RequestOptions} options
 * @returns {Promise<number>} the status, once all has come
 */
function read(options) {
  return new Promise((resolve, reject) => {
    const request = http.get(options, (response) => {
      response.resume();
      response.once('end', () => resolve(response.statusCode ?? 0));
    });
    request.once('error', reject);
  });
}

/** @param {number} seconds */
function pause(seconds) {
  return new Promise((resolve) => setTimeout(resolve, seconds * 1000));
}

process.on('message', async (plan) => {
  process.send?.(await run(/** @type {Plan} */ (plan)));
});
process.once('disconnect', () => process.exit(0));
