import type { AddressInfo } from 'node:net';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { SessionView } from '@helan/contracts';
import { hash } from '@node-rs/argon2';
import type { Request, Response } from 'express';
import { createApp } from './create-app.js';
import { holdToDocument } from './testing/hold-to-document.js';
import { readConfig } from './kernel/config.js';
import { AccountService } from './people/account/index.js';
import { prepareDatabase } from './prepare-database.js';
import { productionSettings } from './testing/production.js';
import { type TestDatabase, createTestDatabase } from './testing/test-database.js';
import { type Answer, TlsProxy, ask } from './testing/tls-proxy.js';

const WHO = { login: 'nonghu', password: 'a long password of nobody' };

let database: TestDatabase;
let settings: NodeJS.ProcessEnv;
/** The platform as production runs it, one that knows its proxy and one that knows another, each behind TLS. */
let known: { app: NestExpressApplication; port: number; proxy: TlsProxy };
let unknown: typeof known;
beforeAll(async () => {
  database = await createTestDatabase();
  settings = await productionSettings(database.appUrl);
  await prepareDatabase(readConfig({ ...settings, OWNER_DATABASE_URL: database.url }));
  known = await start({ TRUSTED_PROXIES: '127.0.0.1' });
  unknown = await start({ TRUSTED_PROXIES: '192.0.2.1', OPENAPI: 'open' });
  await known.app.get(AccountService).create({
    login: WHO.login,
    passwordHash: await hash(WHO.password),
    displayName: '村民',
    roles: ['MEMBER'],
    regionCode: '640122102208',
  });
});
afterAll(async () => {
  for (const { app, proxy } of [known, unknown]) {
    await proxy.close();
    await app.close();
  }
  await database.drop();
});

async function start(change: NodeJS.ProcessEnv): Promise<typeof known> {
  const app = await createApp(readConfig({ ...settings, ...change }));
  holdToDocument(app);
  // What every part of the platform takes for the client: limits, signals, cookies.
  app.use('/probe', ({ ip, secure }: Request, response: Response) => void response.json({ ip, secure }));
  await app.listen(0, '127.0.0.1');
  const { port } = app.getHttpServer().address() as AddressInfo;
  return { app, port, proxy: await TlsProxy.before(port) };
}

const signIn = { method: 'POST', body: WHO };
const cookiesOf = ({ headers }: Answer) => headers['set-cookie'] ?? [];
const sentBack = (cookies: string[]) => cookies.map((one) => one.split(';')[0]).join('; ');

describe('behind a proxy that ends TLS', () => {
  test('people sign in: their cookies are kept encrypted, and their browsers told to stay so', async () => {
    const page = await known.proxy.ask('https', '/api/session');
    const { csrfToken } = JSON.parse(page.body) as SessionView;
    const headers = { cookie: sentBack(cookiesOf(page)), 'x-csrf-token': csrfToken };
    const answer = await known.proxy.ask('https', '/api/session', { ...signIn, headers });
    expect([answer.status, JSON.parse(answer.body)]).toMatchObject([200, { account: { name: '村民' } }]);
    const cookies = cookiesOf(answer);
    expect(cookies.map((cookie) => cookie.split('=')[0]).sort()).toEqual(['helan.device', 'helan.sid']);
    for (const cookie of cookies) expect(cookie).toMatch(/; HttpOnly.*; Secure|; Secure.*; HttpOnly/);
    expect(answer.headers['strict-transport-security']).toMatch(/^max-age=\d{8}; includeSubDomains$/);
    const cookie = sentBack(cookies);
    const again = await known.proxy.ask('https', '/api/session', { headers: { cookie } });
    expect(JSON.parse(again.body)).toMatchObject({ account: { name: '村民' }, mode: 'production' });
  });

  test('whoever comes without encryption is sent to it, and does not sign in', async () => {
    const read = await known.proxy.ask('http', '/api/notices?page=2');
    expect([read.status, read.headers.location]).toEqual([308, 'https://helan.invalid/api/notices?page=2']);
    const answer = await known.proxy.ask('http', '/api/session', signIn);
    expect([answer.status, JSON.parse(answer.body)]).toMatchObject([403, { code: 'connection.unencrypted' }]);
    expect(cookiesOf(answer)).toEqual([]);
  });

  test('his address is the client’s own, whatever he claims', async () => {
    const probe = async (headers: Record<string, string>) =>
      JSON.parse(
        (await known.proxy.ask('https', '/probe', { headers, from: '203.0.113.7' })).body,
      ) as unknown;
    const own = { ip: '203.0.113.7', secure: true };
    expect(await probe({})).toEqual(own);
    expect(await probe({ 'x-forwarded-for': '198.51.100.1' })).toEqual(own);
    expect(
      await probe({ 'x-forwarded-for': '127.0.0.1, 198.51.100.1', 'x-forwarded-proto': 'http' }),
    ).toEqual(own);
  });
});

describe('without a proxy that is known', () => {
  const claims = { 'x-forwarded-for': '203.0.113.7', 'x-forwarded-proto': 'https' };

  test('nobody’s claim counts: neither for his address nor for how he came', async () => {
    const { port } = unknown;
    const direct = await ask({ scheme: 'http', port, path: '/probe' }, { headers: claims });
    expect(JSON.parse(direct.body)).toEqual({ ip: '127.0.0.1', secure: false });
    const through = await unknown.proxy.ask('https', '/probe', { headers: claims });
    expect(JSON.parse(through.body)).toEqual({ ip: '127.0.0.1', secure: false });
  });

  test('a sign-in is refused in words instead of losing its cookie, and a page is not sent round in a circle', async () => {
    const answer = await unknown.proxy.ask('https', '/api/session', signIn);
    expect([answer.status, JSON.parse(answer.body)]).toMatchObject([
      403,
      { code: 'connection.unencrypted', title: expect.stringContaining('请告诉中心检查代理设置') },
    ]);
    expect(cookiesOf(answer)).toEqual([]);
    expect((await unknown.proxy.ask('https', '/api/health')).status).toBe(200);
  });

  test('what asks beside it is answered: whether it is alive, and what pages are drawn from', async () => {
    const { port } = known;
    for (const path of ['/api/health', '/api/notices'])
      expect((await ask({ scheme: 'http', port, path })).status).toBe(200);
  });
});

test('the description of the api is closed unless it is opened', async () => {
  const closed = await known.proxy.ask('https', '/api/openapi.json');
  expect([closed.status, JSON.parse(closed.body)]).toMatchObject([404, { code: 'resource.not-found' }]);
  const open = await unknown.proxy.ask('https', '/api/openapi.json');
  expect([open.status, Object.keys(JSON.parse(open.body) as object)]).toEqual([
    200,
    expect.arrayContaining(['openapi', 'paths']),
  ]);
});
