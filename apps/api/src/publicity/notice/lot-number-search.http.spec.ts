import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { NoticeRowView, NoticeView, PageView } from '@helan/contracts';
import { Story } from '../../testing/story.js';
import { TestPlatform } from '../../testing/test-platform.js';

let platform: TestPlatform;
let lotId: string;
let lotNo: string;
beforeAll(async () => {
  platform = await TestPlatform.start();
  ({ lotId } = await new Story(platform).listed());
  const [row] = (await find('')).items;
  lotNo = (await platform.nobody().get<NoticeView>(`notices/${row!.id}`)).terms.lotNo;
});
afterAll(() => platform.close());

const find = (search: string) =>
  platform.nobody().get<PageView<NoticeRowView>>(`notices?search=${encodeURIComponent(search)}`);

test('a lot is found by its number as it is printed, by its project’s, and in lower case', async () => {
  expect(lotNo).toMatch(/^\d{9}N\d{8}-1$/);
  const projectNo = lotNo.slice(0, -2);
  for (const search of [lotNo, projectNo, lotNo.toLowerCase(), ` ${lotNo} `])
    expect([search, (await find(search)).items.map((row) => row.lotId)]).toEqual([search, [lotId]]);
});

test('another project’s number finds nothing', async () => {
  const other = lotNo.replace(/\d{4}-1$/, '9999-1');
  expect((await find(other)).items).toEqual([]);
});
