import { afterAll, afterEach, beforeAll, expect, jest, test } from '@jest/globals';
import { PaperPress } from '../../kernel/paper/index.js';
import { saidIn } from '../../testing/printed.js';
import { Story } from '../../testing/story.js';
import { TestPlatform } from '../../testing/test-platform.js';

let platform: TestPlatform;
let lotId: string;
let noticeId: string;
beforeAll(async () => {
  platform = await TestPlatform.start();
  ({ lotId } = await new Story(platform).listed());
  [{ id: noticeId }] = await platform.dataSource.query<[{ id: string }]>(
    'select id from notice where lot_id = $1',
    [lotId],
  );
});
afterEach(() => void jest.restoreAllMocks());
afterAll(() => platform.close());

const poster = async (size = 'A4') =>
  (await platform.nobody().request('get', `notices/${noticeId}/poster?size=${size}`)).body as Buffer;
const drawings = () => jest.spyOn(platform.app.get(PaperPress), 'printWhatItCan');
const kept = async () =>
  (
    await platform.dataSource.query<{ size: string; n: number }[]>(
      'select size, count(*)::int as n from notice_poster group by size order by size',
    )
  ).map(({ size, n }) => [size, n]);

test('is made once for each size, whoever asks for it and however many at once', async () => {
  const drawn = drawings();
  const first = await Promise.all([poster(), poster(), poster(), poster('A3'), poster('A3')]);
  expect(drawn).toHaveBeenCalledTimes(2);
  expect(first[0].subarray(0, 5).toString()).toBe('%PDF-');
  expect(new Set(first.map((pdf) => pdf.toString('base64'))).size).toBe(2);
  expect((await poster()).equals(first[0])).toBe(true);
  expect(drawn).toHaveBeenCalledTimes(2);
  expect(await kept()).toEqual([
    ['A3', 1],
    ['A4', 1],
  ]);
});

test('is another one when the notice’s period runs on', async () => {
  const before = await poster();
  expect(saidIn(before)).toContain('报名到2026年11月11日17:00截止');
  await platform.dataSource.query(
    "update lot set registration_ends_at = registration_ends_at + interval '1 day' where id = $1",
    [lotId],
  );
  const after = await poster();
  expect(saidIn(after)).toContain('报名到2026年11月12日17:00截止');
  expect(await kept()).toEqual([
    ['A3', 1],
    ['A4', 2],
  ]);
});

test('bears the root of the first noon after it, and that one for good', async () => {
  await platform.advance('2026-11-02T05:00:00Z');
  const [{ root }] = await platform.dataSource.query<[{ root: string }]>(
    'select root from public_day order by day limit 1',
  );
  const drawn = drawings();
  const first = await poster();
  expect(saidIn(first)).toContain(root.slice(0, 32));
  await platform.advance('2026-11-03T05:00:00Z');
  expect((await poster()).equals(first)).toBe(true);
  expect(drawn).toHaveBeenCalledTimes(1);
});

test('a row of a poster is only ever added', async () => {
  for (const sql of ["update notice_poster set size = 'A4'", 'delete from notice_poster'])
    await expect(platform.dataSource.query(sql)).rejects.toThrow('permission denied');
});
