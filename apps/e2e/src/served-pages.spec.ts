import http from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { RunningPlatform } from './running-platform.js';

let platform: RunningPlatform;
beforeAll(async () => {
  platform = await RunningPlatform.start();
}, 60_000);
afterAll(() => platform.stop());

interface Answer {
  readonly status: number;
  readonly headers: http.IncomingHttpHeaders;
  readonly html: string;
}

/** As it is written: a client of its own would put a broken address right. */
function ask(path: string, method = 'GET'): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(platform.url);
    const request = http.request({ hostname, port, path, method }, (response) => {
      let html = '';
      response.setEncoding('utf8').on('data', (text: string) => (html += text));
      response.on('end', () => resolve({ status: response.statusCode!, headers: response.headers, html }));
    });
    request.on('error', reject);
    request.end();
  });
}

const NOBODYS = '00000000-0000-4000-8000-000000000000';

describe('a false page is false to machines, too, and helps people on', () => {
  test.each([
    ['/no-such-page', '没有找到这个页面', '/notices'],
    ['/my/no-such-page', '没有找到这个页面', '/notices'],
    ['/console/no-such-page', '没有找到这个页面', '/notices'],
    [`/notices/${NOBODYS}`, '没有找到这份公告', '/notices'],
    ['/notices/no-id', '没有找到这份公告', '/notices'],
    [`/rooms/${NOBODYS}`, '竞价厅还没有开', '/notices'],
    ['/rooms/no-id', '竞价厅还没有开', '/notices'],
    ['/verify/HLNQ-2026-999999-5', '没有查到这份鉴证书', '/verify'],
    // Its last character does not fit the ones before it.
    ['/verify/HLNQ-2026-999999-X', '这不是完整的鉴证书编号或机器码', '/verify'],
    ['/guides/T99', '没有这个品种', '/guides'],
    // An id that would lead to another place of the api.
    ['/notices/..%2fsession', '没有找到这份公告', '/notices'],
    ['/notices/..%2f..%2fetc%2fpasswd', '没有找到这份公告', '/notices'],
    ['/notices/%252e%252e%2fsession', '没有找到这份公告', '/notices'],
    ['/notices/..%5csession', '没有找到这份公告', '/notices'],
    // What no file of a disk can be called.
    ['/%00.js', '没有找到这个页面', '/notices'],
    [`/${'a'.repeat(300)}.css`, '没有找到这个页面', '/notices'],
  ])('%s', async (path, words, wayOn) => {
    const { status, html } = await ask(path);
    expect(status).toBe(404);
    expect(html).toContain(words);
    expect(html).toContain(`href="${wayOn}"`);
  });

  test.each(['/%E0%A4%A', '/%', '/notices/%zz', '/notices?search=%E0%A4%A'])(
    'half an escape in %s',
    async (path) => {
      const { status, html } = await ask(path);
      expect(status).toBe(400);
      expect(html).toContain('这个地址不完整');
      expect(html).toContain('href="tel:0951-0000000"');
      expect(html).toContain('贺兰县政务服务大厅农村产权窗口');
      expect(html).toContain('href="/"');
    },
  );

  test.each([
    '/',
    '/notices',
    '/guides/T05',
    '/verify',
    '/calendar',
    '/public-days',
    '/login',
    '/my',
    '/console',
  ])('%s is a page', async (path) => expect((await ask(path)).status).toBe(200));
});

test.each([
  ['POST', '/API/session', 403],
  ['GET', '/API/health', 200],
  ['POST', '/notices', 404],
  ['TRACE', '/', 404],
  ['OPTIONS', '*', 404],
  ['GET', 'http://elsewhere.invalid/', 404],
])('%s %s is no page, and no fault of the server', async (method, path, status) =>
  expect((await ask(path, method)).status).toBe(status),
);

describe('what a page may run', () => {
  const nonceOf = ({ headers }: Answer) =>
    /script-src 'self' 'nonce-([A-Za-z0-9+/=]{20,})'/.exec(String(headers['content-security-policy']))![1]!;

  test.each(['/', '/notices', '/guides/T05', '/login', '/console', '/no-such-page', '/%'])(
    'of %s is built files, and what bears the nonce of this answer alone',
    async (path) => {
      const [one, other] = [await ask(path), await ask(path)];
      const policy = String(one.headers['content-security-policy']);
      expect(policy).not.toContain('unsafe');
      expect(policy).toContain("default-src 'self'");
      expect(policy).toContain("object-src 'none'");
      expect(nonceOf(one)).not.toBe(nonceOf(other));
      for (const [tag] of one.html.matchAll(/<(?:script|style)\b[^>]*>/g))
        expect([
          tag,
          tag.includes('type="application/json"') || tag.includes(`nonce="${nonceOf(one)}"`),
        ]).toEqual([tag, true]);
      expect(one.html).not.toMatch(/\sstyle="|\son[a-z]+="|javascript:|nonce-of-this-answer/);
      expect(one.headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'x-frame-options': 'DENY' });
    },
  );

  test.each(['/api/health', '/api/notices', '/api/feed.atom', '/api/openapi.json', '/api/nothing', '/api/%'])(
    'of %s is nothing at all',
    async (path) => {
      const { headers } = await ask(path);
      expect(headers['content-security-policy']).toBe(
        "default-src 'none';base-uri 'none';form-action 'none';frame-ancestors 'none'",
      );
      expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'x-frame-options': 'DENY' });
    },
  );
});

test.each(['/', '/screen', '/my', '/console'])(
  '%s says to a browser without scripts what it lacks',
  async (path) => {
    const { html } = await ask(path);
    const said = /<noscript[^>]*>[^]*?<\/noscript/.exec(html)?.[0];
    expect(said).toContain('报名、出价和办理业务要先打开它');
    expect(said).toContain('action="/api/session/ending/form"');
  },
);
