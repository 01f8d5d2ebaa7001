// @ts-check
import { ask } from './client.mjs';
import { Eye } from './facts.mjs';
import { NOBODY, People } from './people.mjs';
import { Random } from './random.mjs';
import { Requests } from './requests.mjs';
import { setStage } from './stage.mjs';

/**
 * @typedef {{ number: number, login: string, request: string, what: string }} Finding
 * @typedef {{ requests: number, seed: number, statuses: Record<string, number>, operations: number, succeeded: number,
 *             slowestMs: number, seconds: number, findings: Finding[] }} Report
 */

const AT_ONCE = 4;
/** So often what has come to be meanwhile is asked for as well, and time goes on. */
const ROUND = 2_000;
const ROUND_HOURS = 6;
const MOST_FINDINGS = 200;
const SHOWN = 600;

/**
 * So many requests, from the seed, at a platform of their own; what is wrong with the answers.
 * @param {{ requests: number, seed: number, say?: (line: string) => void }} plan
 * @returns {Promise<Report>}
 */
export async function runFuzz({ requests, seed, say = () => undefined }) {
  const stage = await setStage();
  try {
    return await fuzz(stage, { requests, seed, say });
  } finally {
    await stage.stop();
  }
}

/**
 * @param {import('./stage.mjs').Stage} stage
 * @param {{ requests: number, seed: number, say: (line: string) => void }} plan
 * @returns {Promise<Report>}
 */
async function fuzz(stage, { requests, seed, say }) {
  const { DocumentCheck } = await import(
    new URL('../../dist/apps/api/testing/document-check.js', import.meta.url).href
  );
  const { port, logins, facts, files } = stage;
  const document = JSON.parse((await mustAsk(port, '/api/openapi.json')).text);
  const check = new DocumentCheck(document);
  const eye = new Eye(facts);
  const people = new People(port);
  let ids = await stage.ids();
  const made = new Requests(new Random(seed), document, { logins, ids: () => ids, files });
  /** @type {Report} */
  const report = {
    requests,
    seed,
    statuses: {},
    operations: 0,
    succeeded: 0,
    slowestMs: 0,
    seconds: 0,
    findings: [],
  };
  const begun = performance.now();
  const reached = new Set();
  for (let number = 0; number < requests && report.findings.length < MOST_FINDINGS; number += ROUND) {
    let next = number;
    const last = Math.min(number + ROUND, requests);
    const one = async () => {
      while (next < last) {
        const current = next;
        next += 1;
        await askOnce({ number: current, request: made.next(), port, people, check, eye, report, reached });
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, one));
    if (!stage.isAlive()) {
      report.findings.push({ number: last, login: '', request: '', what: 'the platform has ended' });
      break;
    }
    report.requests = last;
    ids = await stage.ids();
    await advance(port, people);
    say(
      `${last} 个请求，${report.findings.length} 处不对，${Math.round((performance.now() - begun) / 1000)} 秒`,
    );
  }
  report.operations = reached.size;
  report.seconds = Math.round((performance.now() - begun) / 1000);
  return report;
}

/** Bytes of a head that Node's server reads. */
const LARGEST_HEAD = 16_384;

/**
 * @param {{ number: number, request: import('./requests.mjs').Made, port: number, people: People, check: any, eye: Eye,
 *           report: Report, reached: Set<string> }} run
 */
async function askOnce({ number, request, port, people, check, eye, report, reached }) {
  const { method, path, login, json } = request;
  const { cookie, csrfToken } = await people.credentials(login);
  const headers = {
    ...request.headers,
    ...(cookie ? { cookie } : {}),
    ...(request.hasToken ? { 'x-csrf-token': csrfToken } : {}),
  };
  const { answer, failure, tookMs } = await ask(port, { ...request, headers });
  const title = `${method} ${path.slice(0, SHOWN)} ${json === undefined ? '' : JSON.stringify(json).slice(0, SHOWN)}`;
  const found = (/** @type {string} */ what) => report.findings.push({ number, login, request: title, what });
  report.slowestMs = Math.max(report.slowestMs, Math.round(tookMs));
  // The server ends the line behind its 431; whoever is still sending then may not hear it.
  if (failure?.startsWith('cut off') && path.length > LARGEST_HEAD) return;
  if (!answer) return void found(String(failure));
  report.statuses[answer.status] = (report.statuses[answer.status] ?? 0) + 1;
  if (answer.status < 300) {
    report.succeeded += 1;
    reached.add(check.titleOf({ method, url: path }));
  }
  if (answer.status >= 500 && !(answer.status === 503 && answer.retryAfter))
    found(`${answer.status}: ${answer.text.slice(0, 200)}`);
  for (const fault of check.faultsOf({ method, url: path, headers, body: json }, answer)) found(fault);
  // The telephone of the demonstration shows what was sent to any number: that is what it is for.
  if (!path.startsWith('/api/demo/phone'))
    for (const what of eye.foreign(answer.text, login, path)) found(`shows ${what}`);
  if ((answer.status === 401 && login !== NOBODY) || path.startsWith('/api/session')) people.forget(login);
}

/**
 * @param {number} port
 * @param {string} path
 */
async function mustAsk(port, path) {
  const { answer, failure } = await ask(port, { method: 'GET', path, headers: {} });
  if (answer?.status !== 200) throw new Error(`${path}: ${failure ?? answer?.status}`);
  return answer;
}

/**
 * Sessions run out and periods end between the requests.
 * @param {number} port
 * @param {People} people
 */
async function advance(port, people) {
  const { at } = JSON.parse((await mustAsk(port, '/api/clock')).text);
  const { cookie } = await people.credentials(NOBODY);
  const body = Buffer.from(
    JSON.stringify({ to: new Date(Date.parse(at) + ROUND_HOURS * 3_600_000).toISOString() }),
  );
  const headers = { cookie, 'content-type': 'application/json' };
  await ask(port, { method: 'POST', path: '/api/demo/clock', headers, body });
}
