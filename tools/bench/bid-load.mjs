// @ts-check
import { randomBytes } from 'node:crypto';
import { Connection, pause } from './connection.mjs';
import { percentiles } from './figures.mjs';

/**
 * @typedef {{ port: number, people: import('./stage.mjs').Person[], lots: import('./stage.mjs').Lot[],
 *             connections: number, seconds: number, warmSeconds: number, rate: number | null,
 *             aboveFen: number }} Plan
 */

/** The stage's start price and step, in fen. */
const START_FEN = 62_000;
const STEP_FEN = 500;
/** Lots whose bidders are introduced at the same time. */
const INTRODUCED_AT_ONCE = 16;

/**
 * A process of its own that bids over kept connections, one bid at a time on each. Without a rate a connection
 * sends as soon as it was answered; with one, bids fall due evenly, and the time is taken from when a bid was due.
 */
class BidLoad {
  /** @param {Plan} plan */
  constructor(plan) {
    this.plan = plan;
    this.next = plan.lots.map(() => Math.max(START_FEN, plan.aboveFen + STEP_FEN));
    this.turn = 0;
    /** @type {Record<string, number>} */
    this.refused = {};
    /** @type {number[]} */
    this.latencies = [];
    this.accepted = 0;
    this.answers = 0;
    /** @type {Connection[]} */
    this.idle = [];
    this.keyPrefix = randomBytes(6).toString('hex');
    this.isMeasuring = false;
    this.isOver = false;
    this.sent = 0;
  }

  async run() {
    const { connections, warmSeconds, seconds, rate } = this.plan;
    await this.introduceEverybody();
    const all = await this.open(connections);
    this.idle = [...all];
    const until = rate === null ? this.chase(all) : this.pace(rate);
    await pause(warmSeconds);
    this.isMeasuring = true;
    const cpu = process.cpuUsage();
    const [bytesBefore, answersBefore] = [bytesOf(all), this.answers];
    const began = performance.now();
    await Promise.race([pause(seconds), toldToStop]);
    this.isMeasuring = false;
    const tookSeconds = (performance.now() - began) / 1000;
    const { user, system } = process.cpuUsage(cpu);
    this.isOver = true;
    until();
    await Promise.all(all.map((connection) => connection.end()));
    return {
      acceptedPerSecond: Math.round(this.accepted / tookSeconds),
      accepted: this.accepted,
      refused: this.refused,
      ...percentiles(this.latencies),
      answerBytes: Math.round((bytesOf(all) - bytesBefore) / (this.answers - answersBefore)),
      loadCpu: Math.round(((user + system) / 1e6 / tookSeconds) * 100) / 100,
    };
  }

  /** @param {number} count */
  open(count) {
    return Promise.all(Array.from({ length: count }, () => Connection.open(this.plan.port)));
  }

  /** On connections of their own, since the platform closes those that lie idle meanwhile. */
  async introduceEverybody() {
    const left = [...this.plan.lots.keys()].reverse();
    const next = async () => {
      const most = Math.max(...this.plan.lots.map(({ bidders }) => bidders.length));
      const own = await this.open(most);
      for (let lot = left.pop(); lot !== undefined; lot = left.pop()) await this.introduce(own, lot);
      await Promise.all(own.map((connection) => connection.end()));
    };
    const atOnce = Math.min(INTRODUCED_AT_ONCE, left.length);
    await Promise.all(Array.from({ length: atOnce }, next));
  }

  /**
   * Everybody bids once, so that his session and place are known as they are after anybody's first bid.
   * @param {Connection[]} own
   * @param {number} lot
   */
  async introduce(own, lot) {
    const bidders = this.plan.lots[lot]?.bidders ?? [];
    await Promise.all(
      bidders.map((person, index) =>
        own[index % own.length]?.send(this.request(lot, person, this.amount(lot))),
      ),
    );
  }

  /** @param {number} lot */
  amount(lot) {
    const amount = this.next[lot] ?? START_FEN;
    this.next[lot] = amount + STEP_FEN;
    return amount;
  }

  /**
   * @param {number} lot
   * @param {number} person
   * @param {number} amountFen
   */
  request(lot, person, amountFen) {
    const { cookie, csrfToken } = /** @type {import('./stage.mjs').Person} */ (this.plan.people[person]);
    const body = `{"amountFen":"${amountFen}"}`;
    this.sent += 1;
    return (
      `POST /api/lots/${this.plan.lots[lot]?.id}/bids HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: ${cookie}\r\n` +
      `X-CSRF-Token: ${csrfToken}\r\nIdempotency-Key: ${this.keyPrefix}-${this.sent}\r\n` +
      `Content-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`
    );
  }

  /** @param {Connection} connection @param {number} dueAt */
  async bidOnce(connection, dueAt) {
    const lot = this.turn % this.plan.lots.length;
    const bidders = this.plan.lots[lot]?.bidders ?? [];
    const person = bidders[Math.floor(this.turn / this.plan.lots.length) % bidders.length] ?? 0;
    this.turn += 1;
    const { status, code } = await connection.send(this.request(lot, person, this.amount(lot)));
    this.answers += 1;
    if (!this.isMeasuring) return;
    this.latencies.push(performance.now() - dueAt);
    if (status === 201) this.accepted += 1;
    else this.refused[code] = (this.refused[code] ?? 0) + 1;
  }

  /** @param {Connection[]} all */
  chase(all) {
    for (const connection of all) void this.chaseOn(connection);
    return () => undefined;
  }

  /** @param {Connection} connection */
  async chaseOn(connection) {
    while (!this.isOver) await this.bidOnce(connection, performance.now());
  }

  /** @param {number} rate */
  pace(rate) {
    const began = performance.now();
    let due = 0;
    const tick = () => {
      const elapsed = performance.now() - began;
      while (due < (elapsed * rate) / 1000 && this.idle.length > 0) {
        const connection = /** @type {Connection} */ (this.idle.shift());
        void this.bidOnce(connection, began + (due * 1000) / rate).then(() => this.idle.push(connection));
        due += 1;
      }
    };
    const timer = setInterval(tick, 1);
    return () => clearInterval(timer);
  }
}

/** @param {Connection[]} all */
function bytesOf(all) {
  return all.reduce((sum, { bytes }) => sum + bytes, 0);
}

/** Whoever gave the plan may say that it is enough before the time is over. */
/** @type {Promise<void>} */
const toldToStop = new Promise((resolve) => process.on('message', (word) => word === 'STOP' && resolve()));

process.once('message', (plan) => {
  void new BidLoad(/** @type {Plan} */ (plan)).run().then((figures) => {
    process.send?.(figures);
    process.disconnect?.();
  });
});

// Whoever gave the plan is gone.
process.once('disconnect', () => process.exit());
