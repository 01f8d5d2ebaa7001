// @ts-check
import { randomUUID } from 'node:crypto';

/** Of everybody in the demonstration. */
export const PASSWORD = 'helan2026';

/** @typedef {{ cookie: string, csrfToken: string }} Credentials */

/**
 * The sign-in form, with its cookie and token.
 * @param {number} port
 * @returns {Promise<Credentials>}
 */
export async function openForm(port) {
  return kept(await fetch(`http://127.0.0.1:${port}/api/session`));
}

/**
 * By what the api knows somebody who has signed in.
 * @param {number} port
 * @param {string} login
 * @returns {Promise<Credentials>}
 */
export async function signInAs(port, login) {
  return kept(await post(port, 'session', await openForm(port), { login, password: PASSWORD }));
}

/**
 * @param {number} port
 * @param {string} route
 * @param {Credentials} credentials
 * @param {object} body
 */
export function post(port, route, { cookie, csrfToken }, body) {
  return fetch(`http://127.0.0.1:${port}/api/${route}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'idempotency-key': randomUUID(),
      'x-csrf-token': csrfToken,
      cookie,
    },
    body: JSON.stringify(body),
  });
}

/**
 * What a browser keeps of an answer.
 * @param {Response} response
 * @returns {Promise<Credentials>}
 */
async function kept(response) {
  const { csrfToken } = /** @type {{ csrfToken: string }} */ (await response.json());
  const pairs = response.headers.getSetCookie().map((line) => line.split(';')[0]);
  return { cookie: pairs.join('; '), csrfToken };
}
