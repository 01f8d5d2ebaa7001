import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { PageView, RiskAlertView } from '@helan/contracts';
import { Story } from '../../testing/story.js';
import { TestPlatform } from '../../testing/test-platform.js';

let platform: TestPlatform;
let story: Story;
beforeAll(async () => {
  platform = await TestPlatform.start();
  story = new Story(platform);
});
afterAll(() => platform.close());

const alerts = async (login: string, query = '') =>
  (await (await platform.as(login)).get<PageView<RiskAlertView>>(`risks?open=true${query}`)).items;
const BROWSER =
  'Mozilla/5.0 (Linux; Android 14; V2303A) AppleWebKit/537.36 Chrome/131.0.6778.41 Mobile Safari/537.36';

/** Registers, and comes from somewhere without the mark of a device, as after a deleted cookie. */
async function comeWithoutMark(login: string, lotId: string, from: { ip: string; agent: string }) {
  await story.register(login, lotId);
  await platform.dataSource.query(
    `delete from visit_trace where registration_id in
       (select r.id from registration r join account a on a.id = r.account_id where r.lot_id = $1 and a.login = $2)`,
    [lotId, login],
  );
  const person = await platform.as(login);
  const request = person.request('get', `lots/${lotId}/seat`);
  const cookies = String(request.get('Cookie')).replace(/helan\.device=[\w-]+;? ?/, '');
  const answer = await request.set({
    Cookie: cookies,
    'X-Forwarded-For': from.ip,
    'User-Agent': from.agent,
    'Accept-Language': 'zh-CN',
  });
  expect(answer.status).toBe(200);
}

test.each<[string, { ip: string; agent: string }, string[]]>([
  [
    'the next address of the same network, the same browser',
    { ip: '203.0.113.200', agent: BROWSER },
    ['R01'],
  ],
  ['the same line over IPv6 is another network', { ip: '2001:db8::1', agent: BROWSER }, []],
  [
    'the same network, another telephone',
    { ip: '203.0.113.200', agent: BROWSER.replace('V2303A', 'PJA110') },
    [],
  ],
  ['another network, the same browser', { ip: '198.51.100.7', agent: BROWSER }, []],
])('R01 after a deleted cookie: %s', async (_, second, expected) => {
  const { projectId, lotId } = await story.listed();
  await comeWithoutMark('jingmai1', lotId, { ip: '203.0.113.7', agent: BROWSER });
  await comeWithoutMark('jingmai2', lotId, second);
  const found = (await alerts('jianguan', `&project=${projectId}`)).filter(({ evidence }) =>
    evidence.includes('同一网段'),
  );
  expect(found.map(({ code }) => code)).toEqual(expected);
  expect(found.every(({ level }) => level === 'YELLOW')).toBe(true);
  const kept: { text: string }[] = await platform.dataSource.query(
    "select coalesce(string_agg(encode(hash, 'escape') || kind, ''), '') as text from visit_trace where lot_id = $1",
    [lotId],
  );
  expect(kept[0]!.text).not.toMatch(/203\.0|Chrome|V2303A/);
});

test('R01: from where somebody came is forgotten so many days after his lot is decided, and not before', async () => {
  await platform.dataSource.query(
    "insert into parameter (key, effective_from, value, source) values ('visit.keepDays', '2022-10-29', 30, '试')",
  );
  const { lotId } = await story.listed();
  await story.register('jingmai1', lotId);
  const kept = async () =>
    (await platform.dataSource.query<unknown[]>('select 1 from visit_trace where lot_id = $1', [lotId]))
      .length;
  expect(await kept()).toBeGreaterThan(0);
  const reason = '家里决定自己种';
  await (await platform.as('nonghu')).post(`lots/${lotId}/withdrawal-request`, { reason: '家中有变' });
  await (await platform.as('fuzeren')).post(`lots/${lotId}/withdrawal`, { reason });
  expect(await story.state(lotId)).toBe('WITHDRAWN');
  const DAY = 86_400_000;
  const at = await platform.time();
  await platform.advance(at + 29 * DAY);
  expect(await kept()).toBeGreaterThan(0);
  await platform.advance(at + 30 * DAY + 60_000);
  expect(await kept()).toBe(0);
  // Whoever looks again afterwards leaves nothing any more.
  await platform.advance(at + 31 * DAY);
  const seat = await (await platform.as('jingmai1')).request('get', `lots/${lotId}/seat`);
  expect(seat.status).toBe(200);
  expect(await kept()).toBe(0);
  const left: unknown[] = await platform.dataSource.query(
    'select 1 from visited_lot where lot_id = $1 union all select 1 from visit_key where lot_id = $1',
    [lotId],
  );
  expect(left).toEqual([]);
});

test('a visit that cannot be noted takes nothing from whoever came', async () => {
  const { lotId } = await story.listed();
  await story.register('jingmai1', lotId);
  await platform.asOwner('alter table visit_trace rename to visit_trace_away');
  const seat = await (await platform.as('jingmai1')).request('get', `lots/${lotId}/seat`);
  await platform.asOwner('alter table visit_trace_away rename to visit_trace');
  expect(seat.status).toBe(200);
});
