import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { HistoryView } from '@helan/contracts';
import { Audited } from '../../testing/audited.js';

let audited: Audited;
beforeAll(async () => {
  audited = await Audited.start();
});
afterAll(() => audited.close());

describe('the history of a listing', () => {
  test('is for the supervisor, with a reason that is kept', async () => {
    const supervisor = await audited.platform.as('jianguan');
    const history = await supervisor.post<HistoryView>(
      `projects/${audited.projectId}/history`,
      { reason: '信访件核查' },
      200,
    );
    expect(history.isBlind).toBe(false);
    expect(history.entries.map(({ what }) => what)).toEqual(
      expect.arrayContaining(['竞价场次', '报名', '保证金', '标段']),
    );
    const bid = history.entries.find(({ what, opName }) => what === '竞价场次' && opName === '改动');
    expect(bid).toMatchObject({ who: expect.stringContaining('平台'), isPast: false });
    const { rows } = await audited.owner.query<{ reason: string; login: string }>(
      `select r.reason, a.login from audit_reading r join account a on a.id = r.account_id where r.project_id = $1`,
      [audited.projectId],
    );
    expect(rows).toEqual([{ reason: '信访件核查', login: 'jianguan' }]);
    const again = await supervisor.post<HistoryView>(
      `projects/${audited.projectId}/history`,
      { reason: '再核一次' },
      200,
    );
    expect(again.entries[0]).toMatchObject({ what: '查阅变动记录', who: '察清和' });
  });

  test('shows what lies sealed as sealed, and no person’s secret', async () => {
    const supervisor = await audited.platform.as('jianguan');
    const { entries } = await supervisor.post<HistoryView>(
      `projects/${audited.projectId}/history`,
      { reason: '核查密文' },
      200,
    );
    const values = entries.flatMap(({ changes }) =>
      changes
        .filter(({ column }) => /_enc$|_hash|salt/.test(column))
        .flatMap(({ before, after }) => [before, after]),
    );
    expect(values.length).toBeGreaterThan(0);
    expect(new Set(values)).toEqual(new Set(['', '（密文）']));
  });

  test('asks for a reason, and is for nobody else', async () => {
    const supervisor = await audited.platform.as('jianguan');
    expect(
      await supervisor.refused('post', `projects/${audited.projectId}/history`, { reason: '' }),
    ).toMatchObject({
      status: 422,
    });
    for (const login of ['nonghu', 'shenhe', 'fuzeren', 'zuzhi', 'chuna'])
      expect(
        await (
          await audited.platform.as(login)
        ).refused('post', `projects/${audited.projectId}/history`, { reason: '看一看吧' }),
      ).toMatchObject({ status: 403 });
  });

  test('says nothing of applicants while the notice stands', async () => {
    const listed = await audited.story.listed();
    await audited.story.register('jingmai1', listed.lotId);
    const supervisor = await audited.platform.as('jianguan');
    const history = await supervisor.post<HistoryView>(
      `projects/${listed.projectId}/history`,
      { reason: '公告期抽查' },
      200,
    );
    expect(history.isBlind).toBe(true);
    const seen = new Set(history.entries.map(({ what }) => what));
    expect([...seen]).toEqual(expect.arrayContaining(['申请', '标段', '公告']));
    for (const blind of ['报名', '报名材料', '保证金']) expect(seen).not.toContain(blind);
  });
});
