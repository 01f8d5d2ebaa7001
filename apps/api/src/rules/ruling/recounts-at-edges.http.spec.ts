import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Recounted, inShanghai } from '../../testing/recounted.js';

/** Every date here is counted by hand from the calendar of 2026. */
describe('a lot whose session was planned when it turns out to have closed too early', () => {
  let it: Recounted;
  beforeAll(async () => {
    it = await Recounted.start();
  });
  afterAll(() => it.platform.close());

  test('opens again, and its session is planned anew', async () => {
    const { lotId } = await it.story.admitted(['jingmai1', 'jingmai2']);
    const host = await it.platform.as('zuzhi');
    await host.post(`lots/${lotId}/trading`, { startAt: '2026-11-18T10:00:00+08:00' });
    await it.day('2026-11-10');
    expect((await it.lot(lotId)).state).toBe('LISTED');
    await it.story.register('jingmai3', lotId);
    const sessions = () =>
      it.rows('select state from bidding_session where lot_id = $1 order by number', lotId);
    expect(await sessions()).toEqual([{ state: 'CANCELLED' }]);
    await it.platform.advance((await it.story.registrationEnd(lotId)).getTime() + 1000);
    await it.story.qualifyAll();
    const [third] = await it.rows(
      "select r.id from registration r join account a on a.id = r.account_id where a.login = 'jingmai3' and r.lot_id = $1",
      lotId,
    );
    await it.story.payDeposit('jingmai3', third!['id'] as string);
    await it.story.bothSidesAgree(lotId);
    await it.story.openTrading(lotId);
    expect(await sessions()).toEqual([{ state: 'CANCELLED' }, { state: 'FREE' }]);
    expect(
      await it.rows(
        "select count(*)::int as seats from registration where lot_id = $1 and state = 'ADMITTED'",
        lotId,
      ),
    ).toEqual([{ seats: 3 }]);
  });
});

describe('at the end of the confirmed calendar', () => {
  let it: Recounted;
  beforeAll(async () => {
    it = await Recounted.start();
  });
  afterAll(() => it.platform.close());

  test('what cannot be counted waits: nothing closes by a guess', async () => {
    await it.at('2026-12-21T09:00:00');
    const { lotId } = await it.story.listed();
    await it.story.registerAll(['jingmai1', 'jingmai2'], lotId);
    expect((await it.lot(lotId)).ends).toBe('12-30 17:00');
    await it.day('2026-12-29');
    expect((await it.lot(lotId)).ends).toBe('12-31 17:00');
    await it.day('2026-12-30');
    expect((await it.lot(lotId)).ends).toBe('12-31 17:00');
    await it.at('2027-01-02T09:00:00');
    expect((await it.lot(lotId)).state).toBe('LISTED');
    await it.rule({
      days: [1, 2, 3].map((day) => ({
        date: `2027-01-0${day}`,
        scope: 'NATIONAL',
        kind: 'OFF',
        name: '元旦',
      })),
      confirmedThrough: '2027-12-31',
    });
    expect(await it.lot(lotId)).toMatchObject({ state: 'LISTED', ends: '01-04 17:00' });
    await it.at('2027-01-04T17:00:30');
    expect((await it.lot(lotId)).state).toBe('REG_CLOSED');
  });
});

describe('a letter whose last day could not be counted when it was sent', () => {
  let it: Recounted;
  beforeAll(async () => {
    it = await Recounted.start();
  });
  afterAll(() => it.platform.close());

  test('has one as soon as the year is confirmed', async () => {
    await it.at('2026-12-01T09:00:00');
    const { lotId } = await it.story.won();
    await it.story.advancePast(
      "select greatest(publicity_ends_at + interval '1 second', '2026-12-29T10:00:00+08:00') as at from deal where lot_id = $1",
      lotId,
    );
    await (await it.platform.as('shenhe')).post(`lots/${lotId}/contract`);
    const due = () => it.rows(`select ${inShanghai('due_at')} as due from contract where lot_id = $1`, lotId);
    expect(await due()).toEqual([{ due: null }]);
    await it.rule({
      days: [1, 2, 3].map((day) => ({
        date: `2027-01-0${day}`,
        scope: 'NATIONAL',
        kind: 'OFF',
        name: '元旦',
      })),
      confirmedThrough: '2027-12-31',
    });
    // Sent on Tuesday the 29th: 30 and 31 December, 4, 5 and 6 January.
    expect(await due()).toEqual([{ due: '01-06 17:00' }]);
  });
});
