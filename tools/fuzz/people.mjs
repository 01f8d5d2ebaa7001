// @ts-check
import { PASSWORD } from '../bench/sign-in.mjs';
import { ask } from './client.mjs';

/** @typedef {{ cookie: string, csrfToken: string }} Credentials */

export const NOBODY = '';

/** Whoever signs in is told to come again: so often, after so long. */
const SIGN_IN_TRIES = 10;
const AGAIN_MS = 2000;
class ComeAgain extends Error {}

/** Everybody who asks, by his login, each with one session that is opened again where it has ended. */
export class People {
  /** @type {Map<string, Promise<Credentials>>} */
  #known = new Map();
  #port;

  /** @param {number} port */
  constructor(port) {
    this.#port = port;
  }

  /**
   * @param {string} login
   * @returns {Promise<Credentials>}
   */
  credentials(login) {
    const known = this.#known.get(login) ?? this.#open(login);
    this.#known.set(login, known);
    return known;
  }

  /** @param {string} login */
  forget(login) {
    this.#known.delete(login);
  }

  /**
   * Comes again where he is told to, for a while.
   * @param {string} login
   * @returns {Promise<Credentials>}
   */
  async #open(login, left = SIGN_IN_TRIES) {
    try {
      return await this.#openOnce(login);
    } catch (error) {
      if (!(error instanceof ComeAgain) || left === 0) throw error;
      await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
      return this.#open(login, left - 1);
    }
  }

  /** @param {string} login */
  async #openOnce(login) {
    const form = keep(await ask(this.#port, { method: 'GET', path: '/api/session', headers: {} }));
    if (login === NOBODY) return form;
    const body = Buffer.from(JSON.stringify({ login, password: PASSWORD }));
    const headers = {
      cookie: form.cookie,
      'x-csrf-token': form.csrfToken,
      'content-type': 'application/json',
    };
    const outcome = await ask(this.#port, { method: 'POST', path: '/api/session', headers, body });
    // Whoever has changed his password or closed his account in a request of before goes on as a stranger.
    return [401, 403, 429].includes(outcome.answer?.status ?? 0) ? form : keep(outcome);
  }
}

/**
 * @param {import('./client.mjs').Outcome} outcome
 * @returns {Credentials}
 */
function keep({ answer, failure }) {
  if (answer?.status === 503) throw new ComeAgain(answer.text);
  if (answer?.status !== 200) throw new Error(`nobody can sign in: ${failure ?? answer?.text}`);
  const cookie = answer.cookies.map((line) => line.split(';')[0]).join('; ');
  return { cookie, csrfToken: JSON.parse(answer.text).csrfToken };
}
