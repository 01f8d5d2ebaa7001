import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Recounted, inShanghai } from '../../testing/recounted.js';
import { HOLDERS, SealedLots } from '../../testing/sealed-lots.js';

let it: Recounted;
const suspend = async (lotId: string) =>
  (await it.platform.as('fuzeren')).post(`lots/${lotId}/suspension`, {
    reason: 'FORCE_MAJEURE',
    note: '渠道决口，看不了地',
  });
const resume = async (lotId: string) =>
  (await it.platform.as('fuzeren')).post(`lots/${lotId}/resumption`, { reason: '渠道修好了' });
const suspension = async (lotId: string, key: string) => {
  const [row] = await it.rows('select suspension -> $2 as value from lot where id = $1', lotId, key);
  return row!['value'];
};

/** Published on Monday, 2 November 2026: its seven working days are 3 to 6 and 9 to 11 November. */
describe('a listing that stands still when days of it are taken away', () => {
  let lotId: string;
  beforeAll(async () => {
    it = await Recounted.start();
    ({ lotId } = await it.story.listed());
    await it.at('2026-11-06T10:00:00');
    await suspend(lotId);
  }, 120_000);
  afterAll(() => it.platform.close());

  test('has a day back that it had used, and says so', async () => {
    expect(await suspension(lotId, 'unusedDays')).toBe(4);
    await it.day('2026-11-04');
    expect(await suspension(lotId, 'unusedDays')).toBe(5);
    const { kindName, title, details } = await it.lastNotice(lotId);
    expect(kindName).toBe('延期公告');
    expect(title).toContain('没有用完的公告期增加');
    expect(details).toEqual([
      { label: '延期原因', value: '工作日历按 贺政办发〔2026〕1号 调整：2026-11-04 不再是工作日' },
      { label: '没有用完的公告期', value: '4 个工作日 → 5 个工作日' },
      { label: '说明', value: '只往后延，不提前；不计入延牌次数' },
    ]);
  });

  test('gets none for a day that it had not used', async () => {
    await it.day('2026-11-10');
    expect(await suspension(lotId, 'unusedDays')).toBe(5);
  });

  test('runs on for all of them: 17 to 20 and 23 November', async () => {
    await it.at('2026-11-16T10:00:00');
    await resume(lotId);
    expect(await it.lot(lotId)).toEqual({ state: 'LISTED', ends: '11-23 17:00', cycles: 0 });
  });

  test('is given back what it had used before also once it runs again', async () => {
    await it.day('2026-11-05');
    expect((await it.lot(lotId)).ends).toBe('11-24 17:00');
  });
});

describe('a lot that stands still after it has closed too early', () => {
  let lotId: string;
  beforeAll(async () => {
    it = await Recounted.start();
    ({ lotId } = await it.story.listed());
    await it.story.registerAll(['jingmai1', 'jingmai2'], lotId);
    await it.at('2026-11-11T17:00:30');
    await it.at('2026-11-12T10:00:00');
    await suspend(lotId);
    await it.day('2026-11-10');
  }, 120_000);
  afterAll(() => it.platform.close());

  test('opens again when it goes on, for what it is short of', async () => {
    expect((await it.lot(lotId)).state).toBe('SUSPENDED');
    await it.at('2026-11-16T10:00:00');
    await resume(lotId);
    expect(await it.lot(lotId)).toEqual({ state: 'LISTED', ends: '11-17 17:00', cycles: 0 });
    expect((await it.lastNotice(lotId)).title).toContain('重新开放报名');
    await it.at('2026-11-17T17:00:30');
    expect((await it.lot(lotId)).state).toBe('REG_CLOSED');
  });
});

describe('a lot that closed too early and stands still while it waits for a reconsideration', () => {
  let lotId: string;
  beforeAll(async () => {
    it = await Recounted.start();
    ({ lotId } = await it.story.listed({ extensionCycles: 0 }));
    const registration = await it.story.register('jingmai1', lotId);
    await it.at('2026-11-11T17:00:30');
    await (
      await it.platform.as('shenhe')
    ).post(`registrations/${registration}/qualification`, { isQualified: false, reason: '营业执照过期' });
    await it.at('2026-11-12T10:00:00');
    await suspend(lotId);
  }, 120_000);
  afterAll(() => it.platform.close());

  test('what is left of the wait is no period of the board', async () => {
    const unused = await suspension(lotId, 'unusedDays');
    await it.day('2026-11-10');
    expect(await suspension(lotId, 'unusedDays')).toBe(unused);
    expect(await suspension(lotId, 'lostDays')).toEqual(['2026-11-10']);
    expect((await it.lastNotice(lotId)).kindName).toBe('中止公告');
  });

  test('opens again when it goes on, for what it is short of', async () => {
    await it.at('2026-11-16T10:00:00');
    await resume(lotId);
    expect(await it.lot(lotId)).toEqual({ state: 'LISTED', ends: '11-17 17:00', cycles: 0 });
    const notice = await it.lastNotice(lotId);
    expect(notice.title).toContain('重新开放报名');
    expect(notice.details[1]).toEqual({ label: '报名截止', value: '2026-11-11 17:00 → 2026-11-17 17:00' });
    await it.story.register('jingmai2', lotId);
    await it.at('2026-11-17T17:00:30');
    expect((await it.lot(lotId)).state).toBe('REG_CLOSED');
  });
});

describe('a lot that waits for its reserve', () => {
  let waiting: string;
  let other: string;
  beforeAll(async () => {
    it = await Recounted.start();
    const lots = new SealedLots(it.platform);
    await lots.sealers.makeOwnKeys(...HOLDERS);
    [waiting, other] = (await lots.admitted([{ hasReserve: true }, { hasReserve: true }])) as [
      string,
      string,
    ];
    const host = await it.platform.as('zuzhi');
    for (const lotId of [waiting, other])
      await host.post(`lots/${lotId}/trading`, { startAt: '2026-11-18T10:30:00+08:00' });
    await it.at('2026-11-18T09:31:00');
  }, 180_000);
  afterAll(() => it.platform.close());

  test('waits three working days, 19, 20 and 23 November, and one more for each that is lost', async () => {
    expect(await suspension(waiting, 'endsAt')).toBe('2026-11-23T09:00:00.000Z');
    await it.day('2026-11-20');
    expect(await suspension(waiting, 'endsAt')).toBe('2026-11-24T09:00:00.000Z');
    const { title, details } = await it.lastNotice(waiting);
    expect(title).toContain('封存保留价的期限顺延');
    expect(details[1]).toEqual({
      label: '最晚封存',
      value: '2026年11月23日 17:00 → 2026年11月24日 17:00',
    });
    await it.at('2026-11-23T17:00:30');
    expect(await it.story.state(waiting)).toBe('SUSPENDED');
  });

  test('deposits that go back have as many working days as before', async () => {
    await it.at('2026-11-24T10:00:00');
    await (
      await it.platform.as('fuzeren')
    ).post(`lots/${other}/termination`, { reason: 'RIGHT_GONE', note: '土地被征收' });
    const due = () =>
      it.rows(
        "select distinct to_char(due_on, 'MM-DD') as due from payment_order where lot_id = $1 and kind = 'REFUND'",
        other,
      );
    // Ordered on the 24th: 25, 26 and 27 November.
    expect(await due()).toEqual([{ due: '11-27' }]);
    await it.day('2026-11-26');
    expect(await due()).toEqual([{ due: '11-30' }]);
  });

  test('whoever never enters it breaks his word when the longer wait is over', async () => {
    const until = () =>
      it.rows(`select ${inShanghai('next_due_at')} as until from lot where id = $1`, waiting);
    expect(await until()).toEqual([{ until: '11-24 17:00' }]);
    await it.at('2026-11-24T17:00:30');
    expect(await it.story.state(waiting)).toBe('TERMINATED');
  });
});
