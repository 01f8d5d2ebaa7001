import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { CertificateRowView, CertificateTaskView, PageView } from '@helan/contracts';
import { pagesOf } from '../../testing/pages.js';
import { Story } from '../../testing/story.js';
import { TestPlatform } from '../../testing/test-platform.js';

let platform: TestPlatform;
let lotId: string;
let certificateId: string;
beforeAll(async () => {
  platform = await TestPlatform.start();
  ({ lotId } = await new Story(platform).settled());
}, 60_000);
afterAll(() => platform.close());

const post = async (login: string, route: string, body = {}) =>
  (await platform.as(login)).post<{ id: string }>(route, body);
const waiting = async (query = '') =>
  (await platform.as('jianzheng')).get<PageView<CertificateTaskView>>(`certificates/waiting${query}`);
const register = async (login: string, query: string) =>
  (await platform.as(login)).get<PageView<CertificateRowView>>(`certificates${query}`);
const actions = async (login: string, isOpen: boolean) =>
  (await register(login, `?open=${isOpen}`)).items[0]?.actions;

/** Lots like this one, settled one minute after the other; what a desk of a busy year has before it. */
async function settleMore(count: number): Promise<void> {
  await platform.dataSource.query(
    `insert into lot select (jsonb_populate_record(l, jsonb_build_object('id', gen_random_uuid(),
       'no', 'HLCQ-9-' || lpad(n::text, 4, '0'), 'number', 1 + n, 'state_since', l.state_since + n * interval '1 minute'))).*
     from lot l, generate_series(1, $2::int) n where l.id = $1`,
    [lotId, count],
  );
}

test('all that is settled waits, page by page, whoever came first first, and is found by its number', async () => {
  await settleMore(44);
  const first = await waiting();
  expect(first).toMatchObject({ total: 45, isMore: false, previous: null });
  expect(first.items).toHaveLength(20);
  expect(first.items[0]).toMatchObject({ lotId, title: '兰光村三组 120 亩水浇地出租', replacesNo: null });
  expect(first.items[1]!.lotNo).toBe('HLCQ-9-0001');
  const last = (
    await pagesOf<CertificateTaskView>(await platform.as('jianzheng'), 'certificates/waiting')
  )[2]!;
  expect(last.items.map(({ lotNo }) => lotNo)).toEqual([40, 41, 42, 43, 44].map((no) => `HLCQ-9-00${no}`));
  expect(await waiting('?search=hlcq－9－0041')).toMatchObject({
    total: 1,
    items: [{ lotNo: 'HLCQ-9-0041' }],
  });
  expect(await waiting('?search=没有这样的')).toMatchObject({ total: 0, items: [] });
});

test('what is drafted waits no more; what was drafted wrong waits again', async () => {
  const { id } = await post('jianzheng', `lots/${lotId}/certificate`);
  expect(await waiting()).toMatchObject({ total: 44 });
  await post('shenhe', `certificates/${id}/discard`, { reason: '权证编号抄错' });
  const again = await waiting();
  expect(again.total).toBe(45);
  expect(again.items[0]).toMatchObject({ lotId, replacesNo: null });
  expect((await register('jianzheng', '?open=false')).items[0]).toMatchObject({
    id,
    state: 'DISCARDED',
    endReason: expect.stringContaining('权证编号抄错') as unknown,
    actions: [],
  });
});

test('each is offered the step of his own role, and only while it is the next', async () => {
  ({ id: certificateId } = await post('jianzheng', `lots/${lotId}/certificate`));
  const offered = async (isOpen: boolean) =>
    Promise.all(['jianzheng', 'shenhe', 'fuzeren', 'jianguan'].map((login) => actions(login, isOpen)));
  expect(await offered(true)).toEqual([['discard'], ['review', 'discard'], ['discard'], []]);
  await post('shenhe', `certificates/${certificateId}/review`);
  expect(await offered(true)).toEqual([['discard'], ['discard'], ['issue', 'discard'], []]);
  await post('fuzeren', `certificates/${certificateId}/issue`);
  expect(await offered(true)).toEqual([undefined, undefined, undefined, undefined]);
  expect(await offered(false)).toEqual([[], [], ['revoke'], []]);
});

test('whoever has drafted it is not offered to review or issue it, whichever roles he has', async () => {
  const drafter = '(select drafted_by from certificate where id = $1)';
  const roles = 'update account set roles = $2 where id = ' + drafter;
  await platform.dataSource.query("update certificate set state = 'DRAFT' where id = $1", [certificateId]);
  await platform.dataSource.query(roles, [certificateId, ['CERT_CLERK', 'CENTER_REVIEW', 'CENTER_APPROVE']]);
  expect(await actions('jianzheng', true)).toEqual(['discard']);
  await platform.dataSource.query("update certificate set state = 'ISSUED' where id = $1", [certificateId]);
  await platform.dataSource.query(roles, [certificateId, ['CERT_CLERK']]);
});

test('one that was revoked waits for its successor, who names it', async () => {
  await post('fuzeren', `certificates/${certificateId}/revocation`, { reason: '面积写错' });
  const { items } = await waiting('?search=兰光村三组');
  const again = items.find((task) => task.lotId === lotId)!;
  expect(again.replacesNo).toMatch(/^贺农鉴字〔2026〕第\d{4}号$/);
  const { id } = await post('jianzheng', `lots/${lotId}/certificate`);
  expect((await waiting()).items.map((task) => task.lotId)).not.toContain(lotId);
  expect((await register('shenhe', '?open=true')).items).toMatchObject([{ id, state: 'DRAFT' }]);
});

test('all that was ever issued is shown by pages, the newest first, and found by number, code and name', async () => {
  await platform.dataSource.query(
    `insert into certificate select (jsonb_populate_record(c, jsonb_build_object('id', gen_random_uuid(),
       'no', '贺农鉴字〔2025〕第' || lpad(n::text, 4, '0') || '号', 'code', 'HLNQ-2025-' || lpad(n::text, 6, '0') || '-X'))).*
     from certificate c, generate_series(1, 220) n where c.id = $1`,
    [certificateId],
  );
  const first = await register('jianguan', '?open=false');
  // Two of this year: one discarded, one revoked.
  expect(first).toMatchObject({ total: 222, isMore: false });
  expect(first.items[0]!.no).toContain('〔2026〕');
  expect(first.items[2]!.no).toBe('贺农鉴字〔2025〕第0220号');
  const last = (
    await pagesOf<CertificateRowView>(await platform.as('jianguan'), 'certificates?open=false')
  )[11]!;
  expect(last.items.map(({ no }) => no)).toEqual(['贺农鉴字〔2025〕第0002号', '贺农鉴字〔2025〕第0001号']);
  for (const [search, total] of [
    ['贺农鉴字〔2025〕第0007号', 1],
    ['hlnq-2025-000007-x', 1],
    ['水浇地', 222],
    ['没有这样的', 0],
  ] as const)
    expect(await register('jianguan', `?open=false&search=${encodeURIComponent(search)}`)).toMatchObject({
      total,
    });
});

test('a side sees its own, issued or revoked, and no draft', async () => {
  const { items } = await register('nonghu', '');
  expect(items.every(({ state }) => state === 'REVOKED')).toBe(true);
  expect(await register('jingmai3', '')).toMatchObject({ total: 0 });
  expect(await (await platform.as('jianguan')).refused('get', 'certificates/waiting')).toMatchObject({
    status: 403,
  });
});
