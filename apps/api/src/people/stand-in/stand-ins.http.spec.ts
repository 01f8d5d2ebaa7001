import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { ProjectView, SessionView, StaffView, StandInView } from '@helan/contracts';
import { PHOTOS, Story } from '../../testing/story.js';
import { TestPlatform } from '../../testing/test-platform.js';

let platform: TestPlatform;
let story: Story;
beforeAll(async () => {
  platform = await TestPlatform.start();
  story = new Story(platform);
});
afterAll(() => platform.close());

const DAYS = { from: '2026-11-02', until: '2026-11-06', reason: '外出培训' };
/** The clock has gone on by then. */
const LATER = { from: '2026-11-09', until: '2026-11-13', reason: '外出培训' };

async function idsOf(...names: string[]): Promise<string[]> {
  const staff = await (await platform.as('fuzeren')).get<StaffView[]>('staff');
  return names.map((name) => staff.find((person) => person.name === name)!.id);
}

async function pair(absent: string, other: string) {
  const [accountId, standInId] = await idsOf(absent, other);
  return { accountId, standInId, ...DAYS };
}

async function rolesOf(login: string): Promise<readonly string[]> {
  return (await (await platform.as(login)).get<SessionView>('session')).account!.roles;
}

describe('who looks after another’s desk', () => {
  test('is appointed for some days, and signs for him; the days over, the desk is no longer his', async () => {
    const id = await story.submitted();
    const other = await platform.as('cunji2');
    expect(await other.refused('get', `projects/${id}`)).toMatchObject({ status: 404 });
    const town = await platform.as('xiangzhen');
    await town.post('stand-ins', await pair('田守信', '白有明'));
    for (const [number, photo] of PHOTOS.entries())
      await other.upload(`projects/${id}/documents`, 'SITE_PHOTO', photo, `${number}.png`);
    await other.post(`projects/${id}/verification`, {
      measured: '120',
      latitude: 38.638,
      longitude: 106.402,
      gpsErrorMetres: 5,
      isUndisputed: true,
    });
    const { history } = await town.get<ProjectView>(`projects/${id}`);
    expect(history.find(({ action }) => action === 'verify')!.actorName).toBe('白有明（代田守信）');

    await platform.advance('2026-11-07T01:00:00Z');
    expect(await other.refused('get', `projects/${id}`)).toMatchObject({ status: 404 });
  });

  test('gives the desk back when the absent one is back earlier', async () => {
    const town = await platform.as('xiangzhen');
    const request = { ...(await pair('田守信', '白有明')), from: '2026-11-07', until: '2026-11-30' };
    const { id } = await town.post<{ id: string }>('stand-ins', request);
    await (await platform.as('fuzeren')).post(`stand-ins/${id}/confirmation`);
    expect(
      await town.refused('post', 'stand-ins', { ...request, from: '2026-11-30', until: '2026-12-02' }),
    ).toMatchObject({
      code: 'stand-in.twice',
    });
    const view = async () => (await town.get<StandInView[]>('stand-ins')).find((one) => one.id === id)!;
    expect(await view()).toMatchObject({ isActive: true, absentName: '田守信', standInName: '白有明' });
    await town.post(`stand-ins/${id}/ending`);
    expect(await view()).toMatchObject({ isActive: false });
    expect(await town.refused('post', `stand-ins/${id}/ending`)).toMatchObject({ status: 409 });
  });

  test('never joins duties that must be apart', async () => {
    const head = await platform.as('fuzeren');
    expect(
      await head.refused('post', 'stand-ins', { ...(await pair('丁准', '周立公')), ...LATER }),
    ).toMatchObject({
      status: 403,
      code: 'stand-in.appointer',
      faults: [{ field: 'standInId' }],
    });
    for (const [absent, other] of [
      ['何静', '李正言'],
      ['钱细分', '孙复真'],
      ['何静', '察清和'],
      ['纳明远', '田守信'],
      ['陆地政', '何静'],
    ] as const)
      expect(
        await head.refused('post', 'stand-ins', { ...(await pair(absent, other)), ...LATER }),
      ).toMatchObject({
        code: 'stand-in.separated',
      });
    for (const [absent, other] of [
      ['田守信', '何静'],
      ['何静', '田守信'],
    ] as const)
      expect(
        await head.refused('post', 'stand-ins', { ...(await pair(absent, other)), ...LATER }),
      ).toMatchObject({
        code: 'stand-in.other-level',
      });
    const [accountId] = await idsOf('何静');
    expect(
      await head.refused('post', 'stand-ins', { accountId, standInId: accountId, ...LATER }),
    ).toMatchObject({
      code: 'stand-in.oneself',
      title: expect.stringContaining('自己不能代自己办'),
      faults: [{ field: 'standInId' }],
    });
    const [own] = await idsOf('周立公');
    expect(
      await head.refused('post', 'stand-ins', { accountId: own, standInId: own, ...LATER }),
    ).toMatchObject({ code: 'stand-in.oneself' });
    expect(
      await head.refused('post', 'stand-ins', {
        ...(await pair('李正言', '安细致')),
        ...LATER,
        until: '2026-11-08',
      }),
    ).toMatchObject({ code: 'stand-in.reversed' });
    expect(
      await head.refused('post', 'stand-ins', {
        ...(await pair('李正言', '安细致')),
        ...LATER,
        until: '2026-02-31',
      }),
    ).toMatchObject({ status: 422, faults: [{ field: 'until' }] });
    for (const [days, code] of [
      [{ from: '2026-11-06', until: '2026-11-13' }, 'stand-in.past'],
      [{ from: '2026-11-09', until: '2026-12-09' }, 'stand-in.too-long'],
    ] as const)
      expect(
        await head.refused('post', 'stand-ins', { ...(await pair('李正言', '安细致')), ...LATER, ...days }),
      ).toMatchObject({ code });
  });

  test('an archivist does not become everybody, desk by desk', async () => {
    const head = await platform.as('fuzeren');
    const outcomes: string[] = [];
    for (const absent of ['钱细分', '孙复真', '何静', '李正言', '证小岚', '丁准']) {
      const request = { ...(await pair(absent, '卷宗平')), ...LATER };
      const answer = await head.request('post', 'stand-ins').send(request);
      outcomes.push(`${absent} ${answer.status}`);
    }
    expect(outcomes).toEqual([
      '钱细分 201',
      '孙复真 422',
      '何静 201',
      '李正言 422',
      '证小岚 422',
      '丁准 422',
    ]);
    await platform.advance('2026-11-09T01:00:00Z');
    expect(await rolesOf('dangan')).toEqual(['ARCHIVIST', 'FINANCE_CLERK', 'CENTER_ACCEPT']);
    const later = {
      ...(await pair('孙复真', '卷宗平')),
      from: '2026-11-14',
      until: '2026-11-16',
      reason: '病假',
    };
    await head.post('stand-ins', later);
  });

  test('two who give him desks at the same moment wait for each other', async () => {
    const head = await platform.as('fuzeren');
    const days = { from: '2026-12-01', until: '2026-12-05', reason: '病假' };
    const requests: object[] = [];
    for (const absent of ['钱细分', '孙复真', '何静', '李正言', '丁准', '证小岚'])
      requests.push({ ...(await pair(absent, '卷宗平')), ...days });
    const answers = await Promise.all(
      requests.map((request) => head.request('post', 'stand-ins').send(request)),
    );
    const given = answers.flatMap(({ status }, index) => (status === 201 ? [index] : []));
    for (const [one, other] of [
      [0, 1],
      [2, 3],
      [2, 4],
      [0, 5],
    ] as const)
      expect(given.includes(one) && given.includes(other)).toBe(false);
    expect(given.length).toBeGreaterThan(0);
  });

  test('desks that were gathered before stand as far as they may be one person’s', async () => {
    const [clerk, ...absent] = await idsOf('证小岚', '李正言', '周立公', '丁准', '察清和');
    for (const [number, id] of absent.entries())
      await platform.dataSource.query(
        `insert into stand_in (id, account_id, stand_in_id, from_day, until_day, reason, set_by, set_at)
         values (gen_random_uuid(), $1, $2, '2026-11-09', '2026-11-20', '病假', $1,
                 timestamptz '2026-11-01 00:00Z' + $3 * interval '1 minute')`,
        [id, clerk, number],
      );
    expect(await rolesOf('jianzheng')).toEqual(['CERT_CLERK', 'CENTER_REVIEW', 'TRADE_HOST']);
    await platform.dataSource.query('update stand_in set ended_at = platform_now() where stand_in_id = $1', [
      clerk,
    ]);
  });

  test('who goes on with the same desk does so by the word of a second person', async () => {
    const head = await platform.as('fuzeren');
    const first = {
      ...(await pair('李正言', '安细致')),
      from: '2026-11-10',
      until: '2026-11-11',
      reason: '病假',
    };
    await head.post('stand-ins', first);
    const next = { ...first, from: '2026-11-12', until: '2026-11-20' };
    const { id } = await head.post<{ id: string }>('stand-ins', next);
    await platform.advance('2026-11-12T01:00:00Z');
    const seen = async (login: string) =>
      (await (await platform.as(login)).get<StandInView[]>('stand-ins')).find((one) => one.id === id)!;
    expect(await seen('fuzeren')).toMatchObject({ isActive: false, isUnconfirmed: true, mayConfirm: false });
    expect(await head.refused('post', `stand-ins/${id}/confirmation`)).toMatchObject({
      code: 'permission.same-person',
    });
    const town = await platform.as('xiangzhen');
    expect(await town.refused('post', `stand-ins/${id}/confirmation`)).toMatchObject({ status: 404 });
    const supervisor = await platform.as('jianguan');
    expect(await seen('jianguan')).toMatchObject({ mayConfirm: true });
    await supervisor.post(`stand-ins/${id}/confirmation`);
    expect(await seen('fuzeren')).toMatchObject({
      isActive: true,
      confirmerName: '察清和',
      isUnconfirmed: false,
    });
    expect(await supervisor.refused('post', `stand-ins/${id}/confirmation`)).toMatchObject({ status: 409 });
  });

  test('is found by the township in the township alone', async () => {
    const staff = await (await platform.as('xiangzhen')).get<StaffView[]>('staff');
    expect(staff.map(({ name }) => name).sort()).toEqual(['田守信', '白有明', '纳明远'].sort());
    const request = await pair('李正言', '安细致');
    expect(await (await platform.as('xiangzhen')).refused('post', 'stand-ins', request)).toMatchObject({
      code: 'stand-in.unknown',
    });
  });

  test('has the other’s permissions in his session, and still takes one step of a project only', async () => {
    const head = await platform.as('fuzeren');
    await head.post('stand-ins', {
      ...(await pair('丁准', '安细致')),
      from: '2026-11-12',
      until: '2026-11-25',
    });
    const { account } = await (await platform.as('shenhe2')).get<SessionView>('session');
    expect(account!.roles).toEqual(['CENTER_REVIEW', 'TRADE_HOST']);
    expect(account!.permissions).toContain('hostTrading');
  });

  test('whoever stands in is told so, before, on its days and no longer after; he sees his own alone', async () => {
    const head = await platform.as('fuzeren');
    const mine = async (login: string) => (await platform.as(login)).get<StandInView[]>('my/stand-ins');
    const days = { from: '2026-12-08', until: '2026-12-09', reason: '出差' };
    const { id } = await head.post<{ id: string }>('stand-ins', {
      ...(await pair('田守信', '白有明')),
      ...days,
    });
    const [told] = await mine('cunji2');
    expect(told).toMatchObject({
      id,
      isMine: true,
      isAhead: true,
      isActive: false,
      absentName: '田守信',
      roleNames: '村级信息联络员',
      from: '2026-12-08',
      until: '2026-12-09',
      mayEnd: false,
    });
    expect((await mine('cunji')).find((one) => one.id === id)).toMatchObject({ isMine: false });
    expect(await (await platform.as('cunji2')).refused('get', 'stand-ins')).toMatchObject({ status: 403 });
    for (const one of await mine('cunji2')) expect([one.absentName, one.standInName]).toContain('白有明');
    expect((await mine('zuzhi')).map((one) => one.id)).not.toContain(id);
    await platform.advance('2026-12-08T01:00:00Z');
    expect((await mine('cunji2'))[0]).toMatchObject({ id, isActive: true, isAhead: false });
    await platform.advance('2026-12-10T01:00:00Z');
    expect((await mine('cunji2'))[0]).toMatchObject({ id, isActive: false, isAhead: false });
  });

  test('a second head confirms what the first asks for to go on', async () => {
    const head = await platform.as('fuzeren');
    const request = {
      ...(await pair('田守信', '白有明')),
      from: '2026-12-11',
      until: '2026-12-12',
      reason: '病假',
    };
    const { id } = await head.post<{ id: string }>('stand-ins', request);
    const seen = async (login: string) =>
      (await (await platform.as(login)).get<StandInView[]>('stand-ins')).find((one) => one.id === id)!;
    expect(await seen('fuzeren')).toMatchObject({ isUnconfirmed: true, mayConfirm: false });
    expect(await seen('fuzeren2')).toMatchObject({ mayConfirm: true });
    await (await platform.as('fuzeren2')).post(`stand-ins/${id}/confirmation`);
    expect(await seen('fuzeren')).toMatchObject({ confirmerName: '梁共商', isUnconfirmed: false });
  });
});
