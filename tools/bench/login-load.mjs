// @ts-check
import { Connection, pause } from './connection.mjs';
import { percentiles, round } from './figures.mjs';
import { openForm } from './sign-in.mjs';

/**
 * @typedef {{ port: number, logins: string[], password: string, connections: number }} Plan
 */

/** A process of its own in which so many people sign in again and again, each as soon as he was answered. */
class LoginLoad {
  /** @param {Plan} plan */
  constructor(plan) {
    this.plan = plan;
    this.isOver = false;
    this.isMeasuring = false;
    this.began = 0;
    /** @type {Record<string, number>} */
    this.answers = {};
    /** @type {number[]} */
    this.latencies = [];
  }

  /** @returns {Promise<void>} When everybody has asked for the first time. */
  async begin() {
    const { port, connections, logins } = this.plan;
    const forms = [];
    for (let index = 0; index < connections; index += 1) forms.push(await openForm(port));
    const all = await Promise.all(forms.map(() => Connection.open(port)));
    this.loops = forms.map(async (form, index) => {
      const connection = /** @type {Connection} */ (all[index]);
      while (!this.isOver) await this.signIn(connection, form, logins[index % logins.length] ?? '');
      connection.end().catch(() => undefined);
    });
  }

  /**
   * @param {Connection} connection
   * @param {{ cookie: string, csrfToken: string }} form
   * @param {string} login
   */
  async signIn(connection, { cookie, csrfToken }, login) {
    const body = JSON.stringify({ login, password: this.plan.password });
    const at = performance.now();
    const { status, code } = await connection.send(
      `POST /api/session HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: ${cookie}\r\nX-CSRF-Token: ${csrfToken}\r\n` +
        `Content-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
    );
    if (!this.isMeasuring) return;
    const answer = code || String(status);
    this.answers[answer] = (this.answers[answer] ?? 0) + 1;
    this.latencies.push(performance.now() - at);
  }

  measure() {
    this.isMeasuring = true;
    this.began = performance.now();
  }

  report() {
    this.isMeasuring = false;
    this.isOver = true;
    const seconds = (performance.now() - this.began) / 1000;
    return {
      inFlight: this.plan.connections,
      perSecond: round(this.latencies.length / seconds),
      answers: this.answers,
      ...percentiles(this.latencies),
    };
  }
}

/** @type {LoginLoad | undefined} */
let load;
process.on('message', (message) => {
  const { kind, ...plan } = /** @type {{ kind: string } & Plan} */ (message);
  if (kind === 'begin') {
    load = new LoginLoad(plan);
    void load
      .begin()
      .then(() => pause(2))
      .then(() => process.send?.({ kind: 'begun' }));
  }
  if (kind === 'measure') load?.measure();
  if (kind === 'report') process.send?.(load?.report());
});
