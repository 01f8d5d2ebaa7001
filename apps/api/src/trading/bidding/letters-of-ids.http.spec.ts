import fs from 'node:fs';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { RoomView } from '@helan/contracts';
import { Story } from '../../testing/story.js';
import { TestPlatform } from '../../testing/test-platform.js';

let platform: TestPlatform;
let story: Story;
let lotId: string;
beforeAll(async () => {
  platform = await TestPlatform.start();
  story = new Story(platform);
  ({ lotId } = await story.trading(['jingmai1', 'jingmai2']));
}, 120_000);
afterAll(() => platform.close());

const bid = async (login: string, id: string, amountFen: string) =>
  (await platform.as(login)).post<{ seq: number }>(`lots/${id}/bids`, { kind: 'PRICE', amountFen });

const outages = async (): Promise<unknown> =>
  platform.dataSource.query('select lot_id, count(*) from bid_outage group by lot_id');

test('a bid under an id in capitals is one on the same lot', async () => {
  const before = await outages();
  await bid('jingmai1', lotId.toUpperCase(), '62000');
  await bid('jingmai2', lotId, '62500');
  await bid('jingmai1', `${lotId.slice(0, 9).toUpperCase()}${lotId.slice(9)}`, '63000');
  const room = await platform.nobody().get<RoomView>(`lots/${lotId.toUpperCase()}/room`);
  expect(room).toMatchObject({ lotId, bidding: { count: 3 } });
  // Nothing of it was held to be a bid that could not be judged.
  expect(await outages()).toEqual(before);
});

test('what is no id is refused as before', async () =>
  expect(await platform.nobody().refused('get', 'lots/no-id/room')).toMatchObject({ status: 404 }));

test('no route takes an id as it was typed', () => {
  const taken = fs
    .readdirSync('apps/api/src', { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.spec.ts') && !name.endsWith('id-pipe.ts'))
    .filter((name) => fs.readFileSync(`apps/api/src/${name}`, 'utf8').includes('ParseUUIDPipe'));
  expect(taken).toEqual([]);
});
