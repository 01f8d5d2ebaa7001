import zlib from 'node:zlib';
import { beforeEach, describe, expect, test } from '@jest/globals';
import { type DrawnPage, KeptPages } from './kept-pages';
import { PackedPage } from './packed-page';

const PLACE = 'place-of-nonce';
const HTML = `<style nonce="${PLACE}">a{}</style><h1>公告</h1>${'<p>一行</p>'.repeat(500)}<script nonce="${PLACE}"></script>`;

describe('a page that is put together', () => {
  test('bears the nonce of each answer wherever one stands, plain and packed', async () => {
    const page = await PackedPage.of(HTML, PLACE);
    for (const nonce of ['YWJjZGVmZ2hpamtsbW5vcHFy', 'MTIzNDU2Nzg5MDEyMzQ1Njc4']) {
      const html = HTML.replaceAll(PLACE, nonce);
      expect(page.plain(nonce).toString()).toBe(html);
      expect(zlib.gunzipSync(page.gzip(nonce)).toString()).toBe(html);
    }
    expect(page.gzip('n').length).toBeLessThan(Buffer.byteLength(HTML) / 10);
  });

  test.each(['', PLACE, `${PLACE}${PLACE}`, `甲${PLACE}`, `${PLACE}甲`])('of “%s”', async (html) => {
    const page = await PackedPage.of(html, PLACE);
    expect(zlib.gunzipSync(page.gzip('随机')).toString()).toBe(html.replaceAll(PLACE, '随机'));
  });

  test('has a mark by what it says', async () => {
    const marks = await Promise.all([HTML, HTML, `${HTML} `].map((html) => PackedPage.of(html, PLACE)));
    expect(marks[0]!.etag).toMatch(/^W\/"[\w-]{22}"$/);
    expect(marks[1]!.etag).toBe(marks[0]!.etag);
    expect(marks[2]!.etag).not.toBe(marks[0]!.etag);
  });
});

describe('pages that are kept', () => {
  /** What the api would answer, by its address. */
  let facts: Record<string, string>;
  let drawn: string[];
  let looked: string[];
  let status: number;
  let now: number;
  let whileLooking: (() => Promise<void>) | undefined;
  let pages: KeptPages;
  beforeEach(() => {
    facts = { '/api/lots/1': 'LISTED' };
    [drawn, looked, status, now, whileLooking] = [[], [], 200, 0, undefined];
    pages = new KeptPages({
      draw: (url) => {
        drawn.push(url);
        const parts = Object.entries(facts).map(([address, etag]) => ({ address, etag: etag || null }));
        const page: DrawnPage = { status, headers: [], html: parts.map(({ etag }) => etag).join(), parts };
        return Promise.resolve(page);
      },
      isStill: async ({ address, etag }) => {
        looked.push(address);
        const is = facts[address] === etag;
        await whileLooking?.();
        return is;
      },
      restMs: (url) => (url === '/' ? 3_000 : 0),
      placeOfNonce: PLACE,
      now: () => now,
    });
  });
  const read = async (url: string) => (await pages.get(url))!.page.plain('').toString();

  test('is drawn once, and sent again after a look at what it was made of', async () => {
    expect(await read('/notices/1')).toBe('LISTED');
    expect(await read('/notices/1')).toBe('LISTED');
    expect(await read('/notices/1')).toBe('LISTED');
    expect(drawn).toEqual(['/notices/1']);
    expect(looked).toEqual(['/api/lots/1', '/api/lots/1']);
  });

  test('is drawn anew as soon as anything of it has changed', async () => {
    facts['/api/lots/1/questions'] = '0';
    await read('/notices/1');
    facts['/api/lots/1/questions'] = '1';
    expect(await read('/notices/1')).toBe('LISTED,1');
    facts['/api/lots/1'] = 'SUSPENDED';
    expect(await read('/notices/1')).toBe('SUSPENDED,1');
    expect(drawn).toHaveLength(3);
  });

  test('that may rest is not looked at for so long, and then is', async () => {
    expect(await read('/')).toBe('LISTED');
    facts['/api/lots/1'] = 'FAILED';
    now = 2_999;
    expect(await read('/')).toBe('LISTED');
    expect(looked).toEqual([]);
    now = 3_000;
    expect(await read('/')).toBe('FAILED');
  });

  test.each([
    ['could not be drawn whole', 503, 'LISTED'],
    ['is not there', 404, 'LISTED'],
    ['is not for everybody', 403, 'LISTED'],
    ['was made of something without a mark', 200, ''],
  ])('that %s is drawn each time', async (_, code, etag) => {
    status = code;
    facts['/api/lots/1'] = etag;
    await pages.get('/notices/1');
    await pages.get('/notices/1');
    expect(drawn).toHaveLength(2);
  });

  test('many who come at once are one drawing, and one look for all who came during it', async () => {
    await Promise.all(Array.from({ length: 100 }, () => read('/notices/1')));
    expect(drawn).toHaveLength(1);
    expect(looked).toHaveLength(1);
  });

  test('whoever comes while somebody looks does not get what that look found', async () => {
    await read('/notices/1');
    let late: Promise<string> | undefined;
    whileLooking = () => {
      whileLooking = undefined;
      facts['/api/lots/1'] = 'SUSPENDED';
      late = read('/notices/1');
      return Promise.resolve();
    };
    await read('/notices/1');
    expect(await late).toBe('SUSPENDED');
  });

  test('a drawing that fails is told to whoever asked, and the next one draws again', async () => {
    const failing = new KeptPages({
      draw: () => Promise.reject(new Error(`${drawn.push('x')}`)),
      isStill: () => Promise.resolve(true),
      restMs: () => 0,
      placeOfNonce: PLACE,
    });
    const both = await Promise.allSettled([failing.get('/'), failing.get('/')]);
    expect(both).toMatchObject([{ reason: { message: '1' } }, { reason: { message: '2' } }]);
    await expect(failing.get('/')).rejects.toThrow('3');
  });

  test('no more is kept than there is room for', async () => {
    facts = { '/api/large': 'x'.repeat(1_000_000) };
    for (let page = 0; page < 80; page += 1) await read(`/notices/${page}`);
    drawn = [];
    await read('/notices/79');
    expect(drawn).toEqual([]);
    await read('/notices/0');
    expect(drawn).toEqual(['/notices/0']);
  });
});
