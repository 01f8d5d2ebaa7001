// @ts-check
import fs from 'node:fs';
import { asAdmin } from './stage.mjs';

/**
 * @typedef {{ 'Node Type': string, 'Relation Name'?: string, 'Index Name'?: string, 'Actual Rows': number,
 *   'Actual Loops': number, 'Rows Removed by Filter'?: number, 'Rows Removed by Index Recheck'?: number,
 *   'Shared Hit Blocks': number, 'Shared Read Blocks': number, Plans?: Plan[] }} Plan
 * @typedef {{ text: string, plan: Plan }} Told a statement, and how it was done
 * @typedef {{ status: number, body: string }} Answer
 * @typedef {{ statements: number, rowsRead: number, pagesRead: number, faults: string[] }} Reads
 */

/** So many rows of one table a page may read, whatever lies in it; a count more, where most are counted. */
const MOST_ROWS = 2_500;
const MOST_COUNTED = 25_000;
/** More than so many rows are not put in order for one page. */
const MOST_SORTED = 2_500;
const ENTRY = /LOG: {2}duration: [\d.]+ ms {2}plan:$/;

/** @param {import('pg').Client} client of the server, before the platform connects to it */
export async function explainsItself(client) {
  await client.query("load 'auto_explain'");
  for (const setting of [
    "session_preload_libraries = 'auto_explain'",
    'auto_explain.log_analyze = on',
    'auto_explain.log_buffers = on',
    'auto_explain.log_timing = off',
    'auto_explain.log_format = json',
  ])
    await client.query(`alter system set ${setting}`);
  await client.query('select pg_reload_conf()');
}

/** What the database does for one answer, as it says itself: rows that were touched, pages of 8 kB, faults of plans. */
export class PlanLog {
  /** @type {Set<string>} */
  #others = new Set();

  /** @param {{ port: number, databaseUrl: string, logFile: string }} county */
  constructor({ port, databaseUrl, logFile }) {
    this.port = port;
    this.databaseUrl = databaseUrl;
    this.logFile = logFile;
  }

  /**
   * What the platform asks by itself, which is nobody's answer; with its faults.
   * @returns {Promise<Reads>}
   */
  async idle() {
    const { told } = await this.#during(() => pause(4000));
    this.#others = new Set(told.map(({ text }) => text));
    return readsOf(told);
  }

  /**
   * @param {string} path
   * @param {string} cookie
   * @returns {Promise<{ answer: Answer, reads: Reads }>}
   */
  async ask(path, cookie) {
    const { result: answer, told } = await this.#during(async () => {
      const response = await fetch(`http://127.0.0.1:${this.port}${path}`, {
        headers: cookie ? { cookie } : {},
      });
      return { status: response.status, body: await response.text() };
    });
    return { answer, reads: readsOf(told.filter(({ text }) => !this.#others.has(text))) };
  }

  /**
   * @template T
   * @param {() => Promise<T>} work
   * @returns {Promise<{ result: T, told: Told[] }>}
   */
  async #during(work) {
    return asAdmin(this.databaseUrl, async (client) => {
      await client.query("load 'auto_explain'");
      await this.#say(client, '0');
      const from = fs.statSync(this.logFile).size;
      const result = await work();
      await pause(30);
      await this.#say(client, '-1');
      return { result, told: readLog(this.logFile, from) };
    });
  }

  /**
   * @param {import('pg').Client} client
   * @param {string} least milliseconds from which on plans are said
   */
  async #say(client, least) {
    await client.query(`alter system set auto_explain.log_min_duration = ${least}`);
    await client.query('select pg_reload_conf()');
    await pause(60);
  }
}

/** @param {number} ms */
function pause(ms) {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/**
 * @param {string} file
 * @param {number} from
 * @returns {Told[]}
 */
function readLog(file, from) {
  const lines = fs.readFileSync(file).subarray(from).toString('utf8').split('\n');
  const told = [];
  for (const [index, line] of lines.entries()) {
    if (!ENTRY.test(line)) continue;
    const end = lines.findIndex((one, at) => at > index && !one.startsWith('\t'));
    const { 'Query Text': text, Plan: plan } = JSON.parse(lines.slice(index + 1, end).join('\n'));
    if (!/pg_reload_conf|alter system/.test(text)) told.push({ text, plan });
  }
  return told;
}

/**
 * @param {Told[]} told
 * @returns {Reads}
 */
function readsOf(told) {
  let [rowsRead, pagesRead] = [0, 0];
  const faults = new Set();
  for (const { text, plan } of told) {
    const read = rowsOf(plan);
    rowsRead += [...read.values()].reduce((sum, rows) => sum + rows, 0);
    pagesRead += plan['Shared Hit Blocks'] + plan['Shared Read Blocks'];
    const most = text.includes('count(*)') ? MOST_COUNTED : MOST_ROWS;
    const short = text.replace(/\s+/g, ' ').slice(0, 90);
    for (const [name, rows] of read) if (rows > most) faults.add(`${rows} rows of ${name} read: ${short}`);
    for (const fault of faultsOf(plan, most)) faults.add(`${fault}: ${short}`);
  }
  return { statements: told.length, rowsRead, pagesRead, faults: [...faults] };
}

/**
 * Of each table, and of each index that is read as a whole, how many rows were looked at.
 * @param {Plan} plan
 * @param {Map<string, number>} read
 */
function rowsOf(plan, read = new Map()) {
  const name = plan['Relation Name'] ?? plan['Index Name'];
  if (name && /Scan/.test(plan['Node Type'])) read.set(name, (read.get(name) ?? 0) + lookedAt(plan));
  for (const one of plan.Plans ?? []) rowsOf(one, read);
  return read;
}

/** @param {Plan} plan */
function lookedAt(plan) {
  const left = (plan['Rows Removed by Filter'] ?? 0) + (plan['Rows Removed by Index Recheck'] ?? 0);
  return Math.round((plan['Actual Rows'] + left) * plan['Actual Loops']);
}

/**
 * @param {Plan} plan
 * @param {number} most rows that may be read
 * @returns {string[]}
 */
function faultsOf(plan, most) {
  const below = (plan.Plans ?? []).flatMap((one) => faultsOf(one, most));
  if (plan['Node Type'] === 'Seq Scan' && lookedAt(plan) > most)
    return [...below, `${plan['Relation Name']} read from its beginning, ${lookedAt(plan)} rows`];
  const [under] = plan.Plans ?? [];
  const sorted = under ? Math.round(under['Actual Rows'] * under['Actual Loops']) : 0;
  if (/Sort$/.test(plan['Node Type']) && sorted > MOST_SORTED) return [...below, `${sorted} rows sorted`];
  return below;
}
