import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { hash } from '@node-rs/argon2';
import type { Request, Response } from 'express';
import { createApp } from '../../../api/src/create-app.js';
import { readConfig } from '../../../api/src/kernel/config.js';
import { AccountService } from '../../../api/src/people/account/index.js';
import { prepareDatabase } from '../../../api/src/prepare-database.js';
import { makeCertificate, productionSettings } from '../../../api/src/testing/production.js';
import { type TestDatabase, createTestDatabase } from '../../../api/src/testing/test-database.js';
import { type Answer, ask } from '../../../api/src/testing/tls-proxy.js';
import { freePort } from '../../../../tools/dev/free-port.mjs';

/** nginx with `docker/proxy.conf` as it lies there, but for the places that it names, in front of api and pages. */
const WHO = { login: 'zhaohetian', password: 'a long password of nobody' };
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'helan-nginx-'));
fs.chmodSync(folder, 0o755);

let database: TestDatabase;
let app: NestExpressApplication;
let certificate: string;
let edge: Ports;
let behindGateway: Ports;
const children: ChildProcess[] = [];

interface Ports {
  readonly http: number;
  readonly https: number;
}

beforeAll(async () => {
  database = await createTestDatabase();
  const settings = await productionSettings(database.appUrl);
  await prepareDatabase(readConfig({ ...settings, OWNER_DATABASE_URL: database.url }));
  const config = readConfig(settings);
  app = await createApp(config);
  app.use('/api/probe', ({ ip, secure }: Request, response: Response) => void response.json({ ip, secure }));
  const api = await freePort();
  await app.listen(api, '127.0.0.1');
  await app.get(AccountService).create({
    login: WHO.login,
    passwordHash: await hash(WHO.password),
    displayName: '赵禾田',
    roles: ['MEMBER'],
    regionCode: '640122',
  });
  const web = await freePort();
  const env = { ...process.env, PORT: String(web), API_HOST: `127.0.0.1:${api}` };
  children.push(spawn(process.execPath, ['dist/apps/web/server/server.mjs'], { env, stdio: 'ignore' }));
  const made = await makeCertificate('CN=localhost');
  certificate = made.certificate;
  fs.writeFileSync(path.join(folder, 'certificate.pem'), certificate);
  fs.writeFileSync(path.join(folder, 'key.pem'), made.key, { mode: 0o600 });
  edge = await startNginx('edge', { api, web }, fs.readFileSync('docker/gateways/none.conf', 'utf8'));
  behindGateway = await startNginx('gateway', { api, web }, 'set_real_ip_from 127.0.0.1;');
}, 120_000);
afterAll(async () => {
  for (const child of children) {
    child.kill('SIGTERM');
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  }
  await app.close();
  await database.drop();
});

async function startNginx(name: string, to: { api: number; web: number }, gateways: string): Promise<Ports> {
  const own = path.join(folder, name);
  fs.mkdirSync(path.join(own, 'gateways'), { recursive: true });
  fs.writeFileSync(path.join(own, 'gateways/one.conf'), gateways);
  const ports = { http: await freePort(), https: await freePort() };
  const places: Record<string, string> = {
    'listen 80;': `listen 127.0.0.1:${ports.http};`,
    'listen 443 ssl;': `listen 127.0.0.1:${ports.https} ssl;`,
    '/run/secrets/tls_certificate;': `${folder}/certificate.pem;`,
    '/run/secrets/tls_key;': `${folder}/key.pem;`,
    '/etc/nginx/gateways/': `${own}/gateways/`,
    'http://api:3000;': `http://127.0.0.1:${to.api};`,
    'http://web:4000;': `http://127.0.0.1:${to.web};`,
  };
  let conf = fs.readFileSync('docker/proxy.conf', 'utf8');
  for (const [place, here] of Object.entries(places)) {
    expect(conf.split(place)).toHaveLength(2);
    conf = conf.replace(place, here);
  }
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (kind) => `${kind}_temp_path ${own}/${kind};`,
  );
  const user = process.getuid?.() === 0 ? 'user root;' : '';
  const whole = `${user} pid ${own}/pid; error_log ${own}/error.log; events {} http { access_log off; ${temporary.join(' ')} ${conf} }`;
  fs.writeFileSync(path.join(own, 'nginx.conf'), whole);
  const nginx = spawn('nginx', ['-p', own, '-c', `${own}/nginx.conf`, '-g', 'daemon off;'], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  children.push(nginx);
  await untilAnswers(nginx, ports);
  return ports;
}

/** Ready is who answers; one that has ended never does. */
async function untilAnswers(nginx: ChildProcess, ports: Ports): Promise<void> {
  for (;;) {
    if (nginx.exitCode !== null) throw new Error(`nginx ended with ${nginx.exitCode}`);
    const answer = await from(ports, 'https', '/').catch(() => undefined);
    if (answer?.status === 200) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

type Asked = Parameters<typeof ask>[1];

function from(ports: Ports, scheme: 'http' | 'https', at: string, asked?: Asked): Promise<Answer> {
  const headers = { host: 'localhost', ...asked?.headers };
  return ask({ scheme, port: ports[scheme], path: at, ca: certificate }, { ...asked, headers });
}

const CLAIMS = {
  'x-forwarded-for': '198.51.100.1, 203.0.113.7',
  'x-forwarded-proto': 'http',
  'x-forwarded-host': 'elsewhere.invalid',
  'x-forwarded-port': '1',
  'x-forwarded-prefix': '/elsewhere',
  'x-real-ip': '198.51.100.2',
  forwarded: 'for=198.51.100.3;proto=http',
};

const sentBack = (cookies: string[] = []) => cookies.map((one) => one.split(';')[0]).join('; ');

test('people sign in, their cookies are kept encrypted, and pages are drawn', async () => {
  const form = await from(edge, 'https', '/api/session');
  const { csrfToken } = JSON.parse(form.body) as { csrfToken: string };
  const headers = { cookie: sentBack(form.headers['set-cookie']), 'x-csrf-token': csrfToken };
  const answer = await from(edge, 'https', '/api/session', { method: 'POST', body: WHO, headers });
  expect([answer.status, JSON.parse(answer.body)]).toMatchObject([200, { account: { name: '赵禾田' } }]);
  const cookies = answer.headers['set-cookie'] ?? [];
  expect(cookies).toHaveLength(2);
  for (const cookie of cookies) expect(cookie).toContain('; Secure');
  const cookie = sentBack(cookies);
  const again = await from(edge, 'https', '/api/session', { headers: { cookie } });
  expect(JSON.parse(again.body)).toMatchObject({ account: { name: '赵禾田' } });
  const page = await from(edge, 'https', '/notices', { headers: CLAIMS });
  expect([page.status, page.headers['content-type'], page.body]).toEqual([
    200,
    expect.stringContaining('text/html'),
    expect.stringContaining('贺兰县农村产权'),
  ]);
});

test('browsers are told to stay with encryption, by pages and api alike, once', async () => {
  for (const at of ['/', '/api/health', '/nothing-here', '/api/nothing-here'])
    expect((await from(edge, 'https', at)).headers['strict-transport-security']).toMatch(
      /^max-age=31536000; includeSubDomains$/,
    );
});

test('whoever comes without encryption is sent to the same address with it', async () => {
  for (const method of ['GET', 'POST']) {
    const answer = await from(edge, 'http', '/api/session?a=b', { method });
    expect([answer.status, answer.headers.location]).toEqual([308, 'https://localhost/api/session?a=b']);
  }
});

test('a client chooses neither his address nor how he came', async () => {
  const answer = await from(edge, 'https', '/api/probe', { headers: CLAIMS });
  expect(JSON.parse(answer.body)).toEqual({ ip: '127.0.0.1', secure: true });
});

test('a gateway that is named says who its client is, as far as it has seen him itself', async () => {
  const answer = await from(behindGateway, 'https', '/api/probe', { headers: CLAIMS });
  expect(JSON.parse(answer.body)).toEqual({ ip: '203.0.113.7', secure: true });
});
