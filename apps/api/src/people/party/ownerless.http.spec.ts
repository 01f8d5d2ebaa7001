import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { PageView, PartyRowView, PartyView, VerificationWayView } from '@helan/contracts';
import { DEMO_VILLAGE } from '../../demo/index.js';
import { villager } from '../../testing/mandated.js';
import { signUpBy } from '../../testing/phone.js';
import { TestPlatform } from '../../testing/test-platform.js';

let platform: TestPlatform;
beforeAll(async () => {
  platform = await TestPlatform.start();
});
afterAll(() => platform.close());

test('whoever knows all of what was written down for a villager has it, and is not verified by it', async () => {
  const liaison = await platform.as('cunji');
  const person = villager(0);
  await liaison.post('projects/mandated', { typeCode: 'T01', ...person });
  const office = await platform.as('shouli');
  const found = async () =>
    (await office.get<PageView<PartyRowView>>(`parties?search=${encodeURIComponent(String(person.name))}`))
      .items[0]!;
  const { id } = await found();
  await office.post(`parties/${id}/verification`, { document: '居民身份证' });
  const { person: comer } = await signUpBy(platform.app);
  const party = await comer.put<PartyView>('my/party', { ...person, villageCode: DEMO_VILLAGE });
  expect(party).toMatchObject({ id, verifiedAt: null });
  expect((await found()).verifiedAt).toBeNull();
  const ways = await comer.get<VerificationWayView[]>('my/verification');
  expect(ways.filter(({ isDone }) => isDone)).toEqual([]);
});
