// @ts-check
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import http from 'node:http';
import { personsPage } from './persons-page.mjs';

/**
 * An identity provider for tests and demonstrations: the same protocol as a real one, a page on which one chooses who
 * one is, and invented people.
 *
 * @typedef {import('./persons-page.mjs').Person} Person
 * @typedef {{ url: string, settings: Record<string, string>, stop: () => Promise<void> }} Issuer
 */

/** It brings no types along. */
const PACKAGE = /** @type {string} */ ('oidc-provider');
const CLIENT_ID = 'helan';
const CLAIMS = ['name', 'id_number', 'phone_number', 'level'];

/** @type {Person[]} */
export const PEOPLE = JSON.parse(fs.readFileSync(new URL('people.json', import.meta.url), 'utf8'));

/**
 * @param {{ port?: number, platformUrl: string, people?: readonly Person[] }} options
 * @returns {Promise<Issuer>}
 */
export async function startIssuer({ port = 0, platformUrl, people = PEOPLE }) {
  const server = http.createServer();
  await new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve(undefined));
  });
  const { port: taken } = /** @type {import('node:net').AddressInfo} */ (server.address());
  const url = `http://127.0.0.1:${taken}`;
  const secret = randomBytes(24).toString('base64url');
  const provider = await makeProvider({ url, secret, platformUrl, people });
  const answer = provider.callback();
  server.on('request', (request, response) => {
    void answerPerson(provider, people, request, response).then((isDone) => {
      if (!isDone) void answer(request, response);
    });
  });
  return {
    url,
    settings: {
      ISSUER_URL: url,
      ISSUER_NAME: '统一身份认证（演示）',
      ISSUER_CLIENT_ID: CLIENT_ID,
      ISSUER_CLIENT_SECRET: secret,
      ISSUER_REAL_LEVELS: 'L3',
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** @param {{ url: string, secret: string, platformUrl: string, people: readonly Person[] }} given */
async function makeProvider({ url, secret, platformUrl, people }) {
  const { Provider } = /** @type {any} */ (await quietly(() => import(PACKAGE)));
  const provider = await quietly(
    () =>
      new Provider(url, {
        clients: [
          {
            client_id: CLIENT_ID,
            client_secret: secret,
            redirect_uris: [`${platformUrl}/login/issuer`],
            post_logout_redirect_uris: [`${platformUrl}/login`],
            token_endpoint_auth_method: 'client_secret_post',
          },
        ],
        scopes: ['openid', 'profile', 'phone'],
        claims: { openid: ['sub'], profile: ['name', 'id_number', 'level'], phone: ['phone_number'] },
        pkce: { required: () => true },
        cookies: { keys: [randomBytes(16).toString('hex')] },
        features: { devInteractions: { enabled: false }, rpInitiatedLogout: { enabled: true } },
        interactions: {
          url: (/** @type {unknown} */ _, /** @type {{ uid: string }} */ { uid }) => `/persons/${uid}`,
        },
        // Whoever has chosen who he is has agreed.
        loadExistingGrant: async (/** @type {any} */ context) => {
          const grant = new context.oidc.provider.Grant({
            clientId: context.oidc.client.clientId,
            accountId: context.oidc.session.accountId,
          });
          grant.addOIDCScope('openid profile phone');
          await grant.save();
          return grant;
        },
        findAccount: (/** @type {unknown} */ _, /** @type {string} */ sub) => {
          const person = people.find((one) => one.sub === sub);
          if (!person) return undefined;
          const known = Object.fromEntries(
            CLAIMS.map((claim) => [claim, person[/** @type {'name'} */ (claim)]]),
          );
          return { accountId: sub, claims: () => ({ sub, ...known }) };
        },
        ttl: { Session: 3600, Interaction: 600, Grant: 3600, AccessToken: 600, IdToken: 600 },
      }),
  );
  provider.on('server_error', (/** @type {unknown} */ _, /** @type {Error} */ error) =>
    process.stderr.write(`issuer: ${error.message}\n`),
  );
  return provider;
}

/**
 * The page on which one chooses who one is; whether the request was for it.
 * @param {any} provider
 * @param {readonly Person[]} people
 * @param {http.IncomingMessage} request
 * @param {http.ServerResponse} response
 */
async function answerPerson(provider, people, request, response) {
  const [, uid] = /^\/persons\/([\w-]+)(?:\?|$)/.exec(request.url ?? '') ?? [];
  if (!uid) return false;
  const chosen = new URL(request.url ?? '', 'http://issuer').searchParams.get('sub');
  if (chosen === null) {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' });
    response.end(personsPage(uid, people));
    return true;
  }
  const isKnown = people.some(({ sub }) => sub === chosen);
  const result = isKnown
    ? { login: { accountId: chosen } }
    : { error: 'access_denied', error_description: 'nobody was chosen' };
  try {
    await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
  } catch {
    response.writeHead(400, { 'content-type': 'text/plain; charset=utf-8' });
    response.end('这一页已经过期，请回到平台重新点登录。');
  }
  return true;
}

/**
 * The package warns of what is not meant for production, which this is not.
 * @template T
 * @param {() => T | Promise<T>} work
 */
async function quietly(work) {
  const { warn, info } = console;
  console.warn = console.info = () => undefined;
  try {
    return await work();
  } finally {
    Object.assign(console, { warn, info });
  }
}
