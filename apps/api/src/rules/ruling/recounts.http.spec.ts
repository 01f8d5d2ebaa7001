import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { BidRecordView } from '@helan/contracts';
import { Recounted, inShanghai } from '../../testing/recounted.js';
import { verdictBesideNotice } from '../../testing/verdicts.js';

/** Every date here is counted by hand from the calendar of 2026. */
describe('a listing whose days are taken away while it runs', () => {
  let it: Recounted;
  let lotId: string;
  let registrations: string[];
  beforeAll(async () => {
    it = await Recounted.start();
    ({ lotId } = await it.story.listed());
    registrations = await it.story.registerAll(['jingmai1', 'jingmai2'], lotId);
  });
  afterAll(() => it.platform.close());

  test('ends a working day later, and says so on the board', async () => {
    expect(await it.lot(lotId)).toEqual({ state: 'LISTED', ends: '11-11 17:00', cycles: 0 });
    await it.day('2026-11-04');
    expect(await it.lot(lotId)).toEqual({ state: 'LISTED', ends: '11-12 17:00', cycles: 0 });
    const notice = await it.lastNotice(lotId);
    expect(notice.kindName).toBe('延期公告');
    expect(notice.details).toEqual([
      { label: '延期原因', value: '工作日历按 贺政办发〔2026〕1号 调整：2026-11-04 不再是工作日' },
      { label: '报名截止', value: '2026-11-11 17:00 → 2026-11-12 17:00' },
      { label: '说明', value: '只往后延，不提前；不计入延牌次数' },
    ]);
    expect(notice.strip.filter(({ kind }) => kind === 'COUNTED').map(({ date }) => date)).toEqual([
      '2026-11-03',
      '2026-11-05',
      '2026-11-06',
      '2026-11-09',
      '2026-11-10',
      '2026-11-11',
      '2026-11-12',
    ]);
  });

  test('is no extension for want of applicants, and no change that R13 counts', async () => {
    const actions = await it.rows('select action, actor_name from listing_event where lot_id = $1', lotId);
    expect(actions).toEqual([{ action: 'postpone', actor_name: '平台' }]);
    expect(await it.rows("select 1 from risk_alert where code = 'R13'")).toEqual([]);
  });

  test('never ends earlier than it was printed', async () => {
    await it.day('2026-11-07', 'WORK');
    expect((await it.lot(lotId)).ends).toBe('11-12 17:00');
  });

  test('does not close by the old count, though the change came a minute before', async () => {
    await it.at('2026-11-12T16:59:00');
    await it.day('2026-11-12');
    await it.at('2026-11-12T17:00:30');
    expect(await it.lot(lotId)).toEqual({ state: 'LISTED', ends: '11-13 17:00', cycles: 0 });
  });

  test('that has closed too early opens again for what it is short of, with everybody who is in', async () => {
    await it.at('2026-11-13T17:00:30');
    expect((await it.lot(lotId)).state).toBe('REG_CLOSED');
    await it.day('2026-11-10');
    expect(await it.lot(lotId)).toEqual({ state: 'LISTED', ends: '11-17 17:00', cycles: 0 });
    const notice = await it.lastNotice(lotId);
    expect(notice.title).toContain('重新开放报名');
    await it.at('2026-11-17T17:00:30');
    expect((await it.lot(lotId)).state).toBe('REG_CLOSED');
  });

  test('deposits asked for have as many working days as before', async () => {
    await it.story.qualifyAll();
    const due = () =>
      it.rows(
        `select distinct ${inShanghai('due_at')} as due, ${inShanghai('next_due_at')} as until from deposit where lot_id = $1`,
        lotId,
      );
    expect(await due()).toEqual([{ due: '11-20 17:00', until: '11-23 17:00' }]);
    await it.day('2026-11-19');
    expect(await due()).toEqual([{ due: '11-23 17:00', until: '11-24 17:00' }]);
  });

  test('both sides keep their working day for an answer', async () => {
    for (const [index, login] of ['jingmai1', 'jingmai2'].entries())
      await it.story.payDeposit(login, registrations[index]!);
    const due = () =>
      it.rows(`select ${inShanghai('due_at')} as due from consultation where lot_id = $1`, lotId);
    const before = await due();
    expect(before).toEqual([{ due: '11-20 17:00' }]);
    await it.day('2026-11-20');
    expect(await due()).toEqual([{ due: '11-23 17:00' }]);
    await it.story.bothSidesAgree(lotId);
  });

  test('a session planned for a lost day is planned anew for the next one', async () => {
    const host = await it.platform.as('zuzhi');
    await host.post(`lots/${lotId}/trading`, { startAt: '2026-11-24T10:30:00+08:00' });
    await it.day('2026-11-24');
    expect(
      await it.rows(
        `select number, state, is_current, ${inShanghai('start_at')} as start from bidding_session where lot_id = $1 order by 1`,
        lotId,
      ),
    ).toEqual([
      { number: 1, state: 'CANCELLED', is_current: false, start: '11-24 10:30' },
      { number: 2, state: 'SCHEDULED', is_current: true, start: '11-25 10:30' },
    ]);
    const notice = await it.lastNotice(lotId);
    expect(notice.kindName).toBe('延期公告');
    expect(notice.details.map(({ label }) => label)).toEqual(['延期原因', '竞价开始', '说明']);
    expect(
      await it.rows(
        "select content->>'sessionStartAt' as at from notice where lot_id = $1 order by published_at desc, no desc limit 1",
        lotId,
      ),
    ).toEqual([{ at: '2026-11-25T02:30:00.000Z' }]);
    await it.at('2026-11-25T10:30:01');
    expect(
      await it.rows('select state from bidding_session where lot_id = $1 and is_current', lotId),
    ).toEqual([{ state: 'FREE' }]);
  });

  test('its record names the notice that said when, and stands beside it', async () => {
    await it.story.bid('jingmai1', lotId, 620);
    await it.story.bid('jingmai2', lotId, 625);
    const { no } = await it.lastNotice(lotId);
    await it.story.advancePast(
      "select end_at + interval '3 seconds' as at from bidding_session where lot_id = $1 and is_current",
      lotId,
    );
    const record = await it.platform.nobody().get<BidRecordView>(`lots/${lotId}/record`);
    expect(record.terms.notice.no).toBe(no);
    expect(record.terms.rules).toMatchObject({ startAt: '2026-11-25T02:30:00.000Z' });
    expect(await verdictBesideNotice(it.platform, record)).toMatchObject({ isSound: true });
  });

  test('a result stands in public for all of its working days', async () => {
    const ends = () =>
      it.rows(`select ${inShanghai('publicity_ends_at')} as ends from deal where lot_id = $1`, lotId);
    expect(await ends()).toEqual([{ ends: '11-30 17:00' }]);
    await it.day('2026-11-27');
    expect(await ends()).toEqual([{ ends: '12-01 17:00' }]);
    await it.at('2026-11-30T17:00:30');
    expect(await it.story.state(lotId)).toBe('RESULT_PUBLICITY');
  });

  test('what has been traded stays as it is', async () => {
    await it.day('2026-11-05');
    expect(await it.story.state(lotId)).toBe('RESULT_PUBLICITY');
    expect((await it.lot(lotId)).ends).toBe('11-17 17:00');
  });

  test('letter and contract are signed within as many working days as before', async () => {
    await it.at('2026-12-01T17:00:30');
    const letter = () =>
      it.rows(`select ${inShanghai('sign_due_at')} as due from confirmation where lot_id = $1`, lotId);
    // Confirmed after 17:00 of the 1st, which counts as the 2nd: 3, 4 and 7 December.
    expect(await letter()).toEqual([{ due: '12-07 17:00' }]);
    await it.day('2026-12-03');
    expect(await letter()).toEqual([{ due: '12-08 17:00' }]);
    await (await it.platform.as('shenhe')).post(`lots/${lotId}/contract`);
    const contract = () =>
      it.rows(`select ${inShanghai('due_at')} as due from contract where lot_id = $1`, lotId);
    expect(await contract()).toEqual([{ due: '12-10 17:00' }]);
    await it.day('2026-12-09');
    expect(await contract()).toEqual([{ due: '12-11 17:00' }]);
  });

  test('every mark has been seen to', async () => {
    expect(await it.rows('select * from recount where done_at is null')).toEqual([]);
  });
});
