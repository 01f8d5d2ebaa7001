import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { ArchiveRowView, ArchiveView, PageView } from '@helan/contracts';
import { sha256 } from '../../kernel/canonical.js';
import { Ending } from '../../testing/ending.js';
import { Story } from '../../testing/story.js';
import { TestPlatform } from '../../testing/test-platform.js';

let platform: TestPlatform;
let lots: string[];
beforeAll(async () => {
  platform = await TestPlatform.start();
  const story = new Story(platform);
  const ending = new Ending(story);
  lots = [];
  for (let index = 0; index < 2; index += 1) {
    const { lotId } = await story.signed();
    await ending.settle(lotId);
    lots.push(lotId);
  }
}, 180_000);
afterAll(() => platform.close());

const archivist = () => platform.as('dangan');
const list = async (search = '') =>
  (await archivist()).get<PageView<ArchiveRowView>>(`archives?${new URLSearchParams({ search }).toString()}`);
const show = async (lotId: string) => (await archivist()).get<ArchiveView>(`lots/${lotId}/archive`);

test('what was filed last comes first, and is found by its number, its lot and its name', async () => {
  const { items, total } = await list();
  expect(total).toBe(2);
  expect(items.map(({ lotId }) => lotId)).toEqual([...lots].reverse());
  const [one] = items;
  for (const text of [one!.no, one!.lotNo]) expect((await list(text)).items).toEqual([one]);
  expect((await list(one!.title)).items).toContainEqual(one);
  expect(await list('没有这样的档案')).toMatchObject({ items: [], total: 0 });
});

test('a contract that is ended later still opens as the list has it', async () => {
  const [lotId] = lots as [string];
  const { items } = await show(lotId);
  const { seq, sha256: sum } = items.find(({ group, file }) => group === 'CONTRACT' && file !== undefined)!;
  for (const login of ['nonghu', 'jingmai2'])
    await (await platform.as(login)).post(`lots/${lotId}/contract-ending/consent`, { reason: '谈妥了' });
  const agreed = { cause: 'AGREED', documentNo: '解除协议2026-1', note: '双方家中有变，协商解除' };
  await (await platform.as('fuzeren')).post(`lots/${lotId}/contract-ending`, agreed);
  const { status, body } = await (
    await archivist()
  )
    .request('get', `lots/${lotId}/archive/papers/${seq}`)
    .responseType('blob');
  expect([status, sha256(body as Buffer)]).toEqual([200, sum]);
});

test('what people have handed in is shown with the name of who looks; the original is asked for as such', async () => {
  const { items } = await show(lots[0]!);
  const { seq, sha256: sum } = items.find(
    ({ group, file }) => group === 'APPLICATION' && file !== undefined,
  )!;
  const hashOf = async (query: string) => {
    const route = `lots/${lots[0]!}/archive/papers/${seq}${query}`;
    const { status, body } = await (await archivist()).request('get', route).responseType('blob');
    return [status, sha256(body as Buffer)];
  };
  expect(await hashOf('?original=true')).toEqual([200, sum]);
  expect(await hashOf('')).toEqual([200, expect.not.stringMatching(sum)]);
});

test('a place of the list that is data, or that it does not have, is no paper', async () => {
  const { items } = await show(lots[0]!);
  const data = items.find(({ record }) => record !== undefined)!;
  for (const seq of [data.seq, items.length + 1, 0])
    expect(await (await archivist()).refused('get', `lots/${lots[0]!}/archive/papers/${seq}`)).toMatchObject({
      status: 404,
      code: 'resource.not-found',
    });
});
