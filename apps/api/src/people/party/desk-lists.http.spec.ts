import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { BarView, PageView, PartyRowView, PartyView, VillagerView } from '@helan/contracts';
import { pagesOf } from '../../testing/pages.js';
import { TestPlatform } from '../../testing/test-platform.js';

let platform: TestPlatform;
beforeAll(async () => {
  platform = await TestPlatform.start();
});
afterAll(() => platform.close());

const ask = async <T>(login: string, route: string) => (await platform.as(login)).get<PageView<T>>(route);
const bars = (query = '') => ask<BarView>('jianguan', `bars${query}`);
const villagers = (query = '') => ask<VillagerView>('cunji', `village/members${query}`);
const partyOf = async (login: string) =>
  (await (await platform.as(login)).get<{ party: PartyView }>('my/party')).party;

/** People who have registered one minute after the other, in the village of this one. */
async function registerMore(login: string, count: number): Promise<void> {
  await platform.dataSource.query(
    `insert into party select (jsonb_populate_record(p, jsonb_build_object('id', gen_random_uuid(),
       'name', '村民' || lpad(n::text, 3, '0'), 'id_number_hash', '\\x' || md5('number' || n),
       'id_number_hash_even', null, 'bank_account_hash', '\\x' || md5('account' || n), 'bank_account_hash_even', null,
       'verified_at', null, 'verified_way', null, 'verified_by', null, 'verified_document', null,
       'created_at', platform_now() + n * interval '1 minute'))).*
     from party p, generate_series(1, $2::int) n where p.id = $1`,
    [(await partyOf(login)).id, count],
  );
}

test('a village with more than one page of people: all are shown, who is not confirmed first, and found', async () => {
  const before = (await villagers()).total;
  await registerMore('jingmai3', 620);
  const first = await villagers();
  expect(first).toMatchObject({ total: before + 620, isMore: false, previous: null });
  expect(first.items).toHaveLength(20);
  const liaison = await platform.as('cunji');
  const allOf = async () =>
    (await pagesOf<VillagerView>(liaison, 'village/members')).flatMap(({ items }) => items);
  const all = await allOf();
  expect(all).toHaveLength(before + 620);
  expect(new Set(all.map(({ id }) => id)).size).toBe(before + 620);
  const own = await villagers(`?search=${encodeURIComponent('村民617')}`);
  expect(own).toMatchObject({ total: 1, items: [{ name: '村民617', isMember: false }] });
  await liaison.put(`village/members/${own.items[0]!.id}`, { isMember: true, householdCode: '' });
  expect((await allOf()).at(-1)).toMatchObject({ name: '村民617', isMember: true });
  expect(await villagers(`?search=${encodeURIComponent('王春晓')}`)).toMatchObject({ total: 1 });
  expect(await villagers('?search=640122198506110047')).toMatchObject({ items: [{ name: '王春晓' }] });
  expect(await villagers(`?search=${encodeURIComponent('不在这里')}`)).toMatchObject({ total: 0, items: [] });
});

test('of two tabs that say to which household somebody belongs the older one is refused', async () => {
  const { items } = await villagers(`?search=${encodeURIComponent('村民001')}`);
  const liaison = await platform.as('cunji');
  const say = { isMember: true, knownCode: items[0]!.householdCode };
  const route = `village/members/${items[0]!.id}`;
  await liaison.put(route, { ...say, householdCode: '640122102208030018' });
  expect(await liaison.refused('put', route, { ...say, householdCode: '640122102208030019' })).toMatchObject({
    status: 409,
    code: 'form.saved-meanwhile',
    faults: [{ field: 'householdCode' }],
  });
  expect(await villagers(`?search=${encodeURIComponent('村民001')}`)).toMatchObject({
    items: [{ householdCode: '640122102208030018' }],
  });
});

test('whoever has registered first is checked first', async () => {
  const { items } = await ask<PartyRowView>('cunji', `parties?search=${encodeURIComponent('村民')}`);
  expect(items.slice(0, 3).map(({ name }) => name)).toEqual(['村民001', '村民002', '村民003']);
});

test('a list of bars has an end only where it ends; each is found by name and by number', async () => {
  const office = await platform.as('jianguan');
  const ban = {
    name: '张三',
    idNumber: '640122197903100067',
    reason: '串通报价',
    documentNo: '贺农监〔2026〕7号',
    from: '2026-11-01',
    until: '2027-10-31',
  };
  const { id } = await office.post<{ id: string }>('bars', ban);
  await platform.dataSource.query(
    `insert into bar select (jsonb_populate_record(b, jsonb_build_object('id', gen_random_uuid(),
       'name', '李四' || lpad(n::text, 3, '0'), 'id_number_hash', '\\x' || md5('bar' || n), 'id_number_hash_even', null,
       'barred_from', '2024-01-01', 'barred_until', '2024-12-31', 'set_at', b.set_at - n * interval '1 day'))).*
     from bar b, generate_series(1, 230) n where b.id = $1`,
    [id],
  );
  const first = await bars();
  expect(first).toMatchObject({ total: 231, isMore: false });
  expect(first.items[0]).toMatchObject({ id, isActive: true });
  expect((await pagesOf<BarView>(office, 'bars'))[11]!.items.at(-1)).toMatchObject({
    name: '李四230',
    isActive: false,
  });
  expect(await bars('?active=true')).toMatchObject({ total: 1 });
  expect(await bars('?active=false')).toMatchObject({ total: 230 });
  expect(await bars(`?search=${encodeURIComponent('李四2')}`)).toMatchObject({ total: 31 });
  expect(await bars('?search=640122197903100067')).toMatchObject({ total: 1, items: [{ id }] });
  expect(await bars('?search=%25')).toMatchObject({ total: 0, items: [] });
});

test('what is over is not lifted, what has not begun can be', async () => {
  const office = await platform.as('jianguan');
  const later = {
    name: '王五',
    idNumber: '640122197903100067',
    reason: '不签合同',
    documentNo: '贺农监〔2026〕8号',
    from: '2027-01-01',
    until: '2027-06-30',
  };
  const { id } = await office.post<{ id: string }>('bars', later);
  const find = async (name: string) => (await bars(`?search=${encodeURIComponent(name)}`)).items[0]!;
  expect(await find('王五')).toMatchObject({ isActive: false, mayLift: true });
  expect(await find('李四001')).toMatchObject({ isActive: false, mayLift: false });
  await office.post(`bars/${id}/lifting`, { reason: '决定撤销' });
  expect(await find('王五')).toMatchObject({ mayLift: false, liftReason: '决定撤销' });
});
