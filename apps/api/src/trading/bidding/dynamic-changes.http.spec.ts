import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { ReserveView, RoomView } from '@helan/contracts';
import { sealersOf } from '../../testing/sealing.js';
import { Story } from '../../testing/story.js';
import { TestPlatform } from '../../testing/test-platform.js';

let platform: TestPlatform;
let story: Story;
beforeAll(async () => {
  platform = await TestPlatform.start();
  story = new Story(platform);
  await sealersOf(platform).makeOwnKeys('fuzeren', 'jianguan', 'nonghu');
}, 60_000);
afterAll(() => platform.close());

const soon = async () => platform.advance((await platform.time()) + 1000);
const room = (lotId: string) => platform.nobody().get<RoomView>(`lots/${lotId}/room`);
/** What the session that the lot has now was begun with. */
const reserveHash = async (lotId: string) => {
  const rows: { hash: string | null }[] = await platform.dataSource.query(
    "select terms->>'reserveHash' as hash from bidding_session where lot_id = $1 and is_current",
    [lotId],
  );
  return rows[0]!.hash;
};
async function admit(lotId: string, ...logins: string[]): Promise<string[]> {
  const ids: string[] = [];
  for (const login of logins) ids.push(await story.register(login, lotId));
  await story.qualifyAll();
  for (const [index, login] of logins.entries()) await story.payDeposit(login, ids[index]!);
  return ids;
}
const stateOf = async (id: string) => {
  const rows: { state: string }[] = await platform.dataSource.query(
    'select state from registration where id = $1',
    [id],
  );
  return rows[0]!.state;
};

describe('whose silence means that he leaves', () => {
  test('leaves unless he has bid: his bid binds him, and the lot goes on', async () => {
    const { lotId, endsAt } = await story.listed({ trading: { mode: 'DYNAMIC', silence: 'LEAVES' } });
    await soon();
    const [, silentBidder, silent] = await admit(lotId, 'jingmai1', 'jingmai2', 'jingmai3');
    await story.bid('jingmai1', lotId, 620);
    await story.bid('jingmai2', lotId, 625);
    await platform.advance(endsAt.getTime() + 1000);
    for (const login of ['nonghu', 'jingmai1'])
      await (await platform.as(login)).post(`lots/${lotId}/consultation/answer`, { agrees: true });
    await story.advancePast(
      "select due_at + interval '2 seconds' as at from consultation where lot_id = $1",
      lotId,
    );
    const rows: { state: string; way: string }[] = await platform.dataSource.query(
      'select state, way from consultation where lot_id = $1',
      [lotId],
    );
    expect(rows).toEqual([{ state: 'CLOSED', way: 'BID' }]);
    expect(await stateOf(silentBidder!)).toBe('ADMITTED');
    expect(await stateOf(silent!)).toBe('WITHDRAWN');
  });
});

describe('a change of the price', () => {
  const asked = async (lotId: string) =>
    (await (await platform.as('nonghu')).get<{ reserve: ReserveView | null }>(`lots/${lotId}/reserve`))
      .reserve;

  test('leaves the reserve of the old price behind: the lister seals another, and bidding begins with it', async () => {
    const { lotId } = await story.listed({ trading: { mode: 'DYNAMIC', hasReserve: true } });
    await soon();
    await sealersOf(platform).reserve('nonghu', lotId, 64_000n);
    await soon();
    expect((await room(lotId)).state).toBe('FREE');
    const before = await reserveHash(lotId);
    const publish = async (change: object) => {
      const { id } = await (
        await platform.as('shenhe')
      ).post<{ id: string }>(`lots/${lotId}/change`, { change, reason: '转出方申请' });
      await (await platform.as('fuzeren')).post(`changes/${id}/publication`);
    };
    await publish({ viewing: '每周三上午' });
    expect(await reserveHash(lotId)).toBe(before);
    await publish({ startPriceYuan: '500' });
    expect(await asked(lotId)).toMatchObject({ isEntered: false });
    expect((await room(lotId)).state).toBe('CANCELLED');
    await sealersOf(platform).reserve('nonghu', lotId, 52_000n);
    await soon();
    expect((await room(lotId)).state).toBe('FREE');
    const after = await reserveHash(lotId);
    expect(after).toMatch(/^[0-9a-f]{64}$/);
    expect(after).not.toBe(before);
    expect(await asked(lotId)).toBeNull();
  });
});
