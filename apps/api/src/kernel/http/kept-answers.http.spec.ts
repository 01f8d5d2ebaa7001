import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { Story } from '../../testing/story.js';
import { TestPlatform } from '../../testing/test-platform.js';

let platform: TestPlatform;
let story: Story;
let lotId: string;
let route: string;
beforeAll(async () => {
  platform = await TestPlatform.start();
  story = new Story(platform);
  ({ lotId } = await story.listed());
  const [notice] = await platform.dataSource.query<[{ id: string }]>(
    'select id from notice where lot_id = $1',
    [lotId],
  );
  route = `notices/${notice.id}`;
});
afterEach(() => void jest.restoreAllMocks());
afterAll(() => platform.close());

const ask = (headers: Record<string, string> = {}, path = route) =>
  platform.nobody().request('get', path).set(headers);

describe('what anybody is answered', () => {
  test.each(['notices', 'notices?stage=open', 'regions', 'public-days', 'feed.json', 'feed.atom'])(
    '%s may be kept by whoever asks whether it is still so',
    async (path) => {
      const first = await ask({}, path);
      expect(first.headers).toMatchObject({ 'cache-control': 'public, no-cache', vary: 'Cookie' });
      const again = await ask({ 'If-None-Match': first.headers['etag']! }, path);
      expect([again.status, again.text ?? '']).toEqual([304, '']);
    },
  );

  test('has another mark as soon as something has changed', async () => {
    const before = (await ask()).headers['etag']!;
    expect((await ask({ 'If-None-Match': before })).status).toBe(304);
    await platform.dataSource.query("update lot set state = 'SUSPENDED' where id = $1", [lotId]);
    const after = await ask({ 'If-None-Match': before });
    expect(after.status).toBe(200);
    expect(after.headers['etag']).not.toBe(before);
    await platform.dataSource.query("update lot set state = 'LISTED' where id = $1", [lotId]);
  });

  test('is kept by his own browser alone where he has a cookie', async () => {
    const { headers } = await ask({ Cookie: 'helan.sid=s%3Anobody.signature' });
    expect(headers['cache-control']).toBe('private, no-cache');
  });

  test.each([
    ['who he is', 'session'],
    ['a refusal', 'notices/00000000-0000-4000-8000-000000000000'],
  ])('is not kept at all where it is %s', async (_, path) => {
    expect((await ask({}, path)).headers['cache-control']).toBe('private, no-store');
  });
});

test.each(['notices', 'session'])(
  'what somebody signed in is answered to %s is kept nowhere',
  async (path) => {
    const answer = await (await platform.as('nonghu')).request('get', path);
    expect(answer.headers['cache-control']).toBe('private, no-store');
  },
);

const NEWEST = 'from (select * from notice order by published_at desc';

test.each([
  ['notices', 'r.card'],
  ['notices?search=水浇地', 'from notice_words w'],
  ['home', 'left join year_figure'],
  ['sessions', 's.is_current and not'],
  ['public-days', 'order by public_day.day desc'],
  ['feed.atom', NEWEST],
  ['feed.json', NEWEST],
])('%s is read once for all who ask for it at one moment', async (path, words) => {
  const read = platform.dataSource.query.bind(platform.dataSource);
  const asked = jest.spyOn(platform.dataSource, 'query');
  const one = await ask({}, path);
  const questions = () => asked.mock.calls.filter(([sql]) => sql.includes(words)).length;
  const alone = questions();
  expect(alone).toBeGreaterThan(0);
  asked.mockClear();
  let open = () => {};
  const gate = new Promise<void>((resolve) => (open = resolve));
  asked.mockImplementation(async (...question) => {
    await gate;
    return read<unknown>(...question);
  });
  const came = arrived(20);
  const all = Array.from({ length: 20 }, async () => await ask({}, path));
  await came;
  // Whoever came before this one stands where he waits.
  await ask({}, 'center');
  open();
  const answers = await Promise.all(all);
  // The first one's own, and one for all who came while it was looked for.
  expect(questions()).toBe(2 * alone);
  for (const { status, headers } of answers)
    expect([status, headers['content-type'], headers['last-modified']]).toEqual([
      200,
      one.headers['content-type'],
      one.headers['last-modified'],
    ]);
});

/** So many more requests have come to the server. */
function arrived(count: number): Promise<void> {
  const server = platform.app.getHttpServer();
  return new Promise((resolve) => {
    let left = count;
    const note = () => {
      left -= 1;
      if (left > 0) return;
      server.off('request', note);
      resolve();
    };
    server.on('request', note);
  });
}
