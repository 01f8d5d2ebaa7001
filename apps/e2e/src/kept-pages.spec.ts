import http from 'node:http';
import zlib from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { listIt } from '../../../tools/deal/acts/listing.js';
import { type Cast, assemble } from '../../../tools/deal/cast.js';
import { readNotice } from '../../../tools/deal/read-notice.js';
import { type Stage, readClock } from '../../../tools/deal/stage.js';
import { RunningPlatform } from './running-platform.js';

const TITLE = '做好放着的一页';
const NOTICE = {
  id: 'K1',
  type: 'T01',
  title: TITLE,
  fields: {
    area: { value: 60, unit: '亩' },
    term: { years: 3 },
    startPrice: { value: 500, unit: '元/亩/年' },
  },
};

let platform: RunningPlatform;
let cast: Cast;
let lotId: string;
let page: string;
beforeAll(async () => {
  platform = await RunningPlatform.start();
  const facts = readNotice(NOTICE, 'T01', await readClock(platform.url));
  cast = await assemble(platform.url, facts.listerKind);
  const stage: Stage = { url: platform.url, facts, cast, say: () => undefined };
  const listed = await listIt(stage);
  ({ lotId } = listed);
  page = `/notices/${listed.notice.id}`;
}, 120_000);
afterAll(() => platform.stop());

interface Answer {
  readonly status: number;
  readonly headers: http.IncomingHttpHeaders;
  readonly body: Buffer;
}

function ask(path: string, headers: http.OutgoingHttpHeaders = {}, method = 'GET'): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = http.request(new URL(path, platform.url), { headers, method }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        resolve({ status: response.statusCode!, headers: response.headers, body: Buffer.concat(chunks) }),
      );
    });
    request.on('error', reject).end();
  });
}

const GZIP = { 'Accept-Encoding': 'gzip, deflate, br' };
const textOf = ({ headers, body }: Answer) =>
  (headers['content-encoding'] === 'gzip' ? zlib.gunzipSync(body) : body).toString();
const nonceOf = ({ headers }: Answer) =>
  /'nonce-([^']+)'/.exec(String(headers['content-security-policy']))![1]!;
const withoutNonce = (answer: Answer) => textOf(answer).replaceAll(nonceOf(answer), '…');

describe('a page that lies ready-made', () => {
  test.each(['/', '/notices', '/guides/T05', '/rules', 'the notice'])(
    '%s is packed, says the same and bears a nonce of its own each time',
    async (path) => {
      const address = path === 'the notice' ? page : path;
      const [plain, packed] = [await ask(address), await ask(address, GZIP)];
      expect(packed.headers).toMatchObject({
        'content-encoding': 'gzip',
        vary: 'Accept-Encoding',
        'cache-control': 'private, no-cache',
        'content-length': String(packed.body.length),
      });
      expect(packed.body.length).toBeLessThan(plain.body.length / 2);
      expect(nonceOf(packed)).not.toBe(nonceOf(plain));
      expect(textOf(packed)).toContain(`nonce="${nonceOf(packed)}"`);
      expect(withoutNonce(packed)).toBe(withoutNonce(plain));
      expect(packed.headers['etag']).toBe(plain.headers['etag']);
    },
  );

  test('is not sent to who has it, and leaves him the policy that came with it', async () => {
    const { headers } = await ask(page);
    const again = await ask(page, { 'If-None-Match': headers['etag'] });
    expect([again.status, again.body.length]).toEqual([304, 0]);
    expect(again.headers['content-security-policy']).toBeUndefined();
    expect(again.headers['etag']).toBe(headers['etag']);
  });

  test('is answered to HEAD with its head alone', async () => {
    const { status, headers, body } = await ask(page, GZIP, 'HEAD');
    expect([status, headers['content-encoding'], body.length]).toEqual([200, 'gzip', 0]);
  });

  test('says nothing of whoever is signed in, and to him what it says to everybody', async () => {
    const { transferor } = cast;
    const cookies = [...(transferor as unknown as { cookies: Map<string, string> }).cookies.values()];
    const mine = await ask(page, { Cookie: cookies.join('; ') });
    expect(withoutNonce(mine)).toBe(withoutNonce(await ask(page)));
  });

  test('is another one as soon as its lot is suspended', async () => {
    const before = await ask(page);
    expect(textOf(before)).toContain(TITLE);
    await cast.staff.approver.post(`lots/${lotId}/suspension`, {
      reason: 'TITLE_DISPUTED',
      note: '权属有争议',
    });
    const after = await ask(page, { 'If-None-Match': before.headers['etag'] });
    expect(after.status).toBe(200);
    expect(withoutNonce(after)).not.toBe(withoutNonce(before));
    expect(textOf(after)).toContain('中止');
  });
});

describe('scripts and styles', () => {
  let script: string;
  beforeAll(async () => {
    script = /<script src="(main-[A-Z0-9]{8}\.js)"/.exec(textOf(await ask('/')))![1]!;
  });

  test.each([
    ['br', zlib.brotliDecompressSync, 'br, gzip'],
    ['gzip', zlib.gunzipSync, 'gzip;q=0.5, br;q=0'],
  ] as const)('are packed with %s where it is read', async (coding, unpack, accepted) => {
    const plain = await ask(`/${script}`);
    const packed = await ask(`/${script}`, { 'Accept-Encoding': accepted });
    expect(packed.headers).toMatchObject({
      'content-encoding': coding,
      'content-type': 'text/javascript; charset=utf-8',
      'cache-control': 'public, max-age=31536000, immutable',
      vary: 'Accept-Encoding',
    });
    expect(unpack(packed.body).equals(plain.body)).toBe(true);
    expect(packed.body.length).toBeLessThan(plain.body.length / 2);
  });

  test('are not sent to who has them', async () => {
    const { headers } = await ask('/icon.svg');
    expect((await ask('/icon.svg', { 'If-None-Match': headers['etag'] })).status).toBe(304);
  });
});
