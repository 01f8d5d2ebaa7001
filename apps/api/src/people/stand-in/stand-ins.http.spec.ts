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

async function idsOf(...names: string[]): Promise<string[]> {
  const staff = await (await platform.as('fuzeren')).get<StaffView[]>('staff');
  return names.map((name) => staff.find((person) => person.name === name)!.id);
}

async function pair(absent: string, other: string) {
  const [accountId, standInId] = await idsOf(absent, other);
  return { accountId, standInId, ...DAYS };
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
    expect(await head.refused('post', 'stand-ins', await pair('丁准', '周立公'))).toMatchObject({
      code: 'permission.same-person',
    });
    for (const [absent, other] of [
      ['何静', '李正言'],
      ['钱细分', '孙复真'],
      ['何静', '察清和'],
      ['纳明远', '田守信'],
      ['陆地政', '何静'],
    ] as const)
      expect(await head.refused('post', 'stand-ins', await pair(absent, other))).toMatchObject({
        code: 'stand-in.separated',
      });
    for (const [absent, other] of [
      ['田守信', '何静'],
      ['何静', '田守信'],
    ] as const)
      expect(await head.refused('post', 'stand-ins', await pair(absent, other))).toMatchObject({
        code: 'stand-in.other-level',
      });
    const [accountId] = await idsOf('何静');
    expect(
      await head.refused('post', 'stand-ins', { accountId, standInId: accountId, ...DAYS }),
    ).toMatchObject({
      code: 'stand-in.unknown',
    });
    expect(
      await head.refused('post', 'stand-ins', { ...(await pair('李正言', '安细致')), until: '2026-11-01' }),
    ).toMatchObject({ code: 'stand-in.reversed' });
    expect(
      await head.refused('post', 'stand-ins', { ...(await pair('李正言', '安细致')), until: '2026-02-31' }),
    ).toMatchObject({ status: 422, faults: [{ field: 'until' }] });
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
      from: '2026-11-07',
      until: '2026-11-20',
    });
    const { account } = await (await platform.as('shenhe2')).get<SessionView>('session');
    expect(account!.roles).toEqual(['CENTER_REVIEW', 'TRADE_HOST']);
    expect(account!.permissions).toContain('hostTrading');
  });
});
