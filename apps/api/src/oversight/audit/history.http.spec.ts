import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { HistoryView } from '@helan/contracts';
import { Audited } from '../../testing/audited.js';
import { COLUMN_LABELS, NOT_TOLD } from './labels/column-labels.js';
import { THINGS } from './things.js';

let audited: Audited;
beforeAll(async () => {
  audited = await Audited.start();
});
afterAll(() => audited.close());

type Entries = HistoryView['entries'];

/** All pages under one reason, the newest first. */
async function readAll(reason: string, id = audited.projectId): Promise<Entries> {
  const supervisor = await audited.platform.as('jianguan');
  const entries: Entries[number][] = [];
  for (let before: number | undefined, isFirst = true; isFirst || before !== undefined; isFirst = false) {
    const page: HistoryView = await supervisor.post<HistoryView>(
      `projects/${id}/history`,
      { reason, ...(before === undefined ? {} : { before }) },
      200,
    );
    expect(page.entries.length).toBeLessThanOrEqual(20);
    entries.push(...page.entries);
    before = page.before ?? undefined;
  }
  return entries;
}

const changesOf = (entries: Entries) =>
  entries.flatMap(({ lines }) => lines.flatMap(({ changes }) => changes));

describe('the history of a listing', () => {
  test('is for the supervisor, with a reason that is kept', async () => {
    const supervisor = await audited.platform.as('jianguan');
    const history = await supervisor.post<HistoryView>(
      `projects/${audited.projectId}/history`,
      { reason: '信访件核查' },
      200,
    );
    expect(history.isBlind).toBe(false);
    const all = await readAll('信访件核查');
    expect(all.flatMap(({ lines }) => lines.map(({ what }) => what))).toEqual(
      expect.arrayContaining(['竞价场次', '报名', '保证金', '标段']),
    );
    const bid = all.find(({ what }) => what === '竞价场次改动');
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
    expect(again.entries[0]).toMatchObject({ what: '查阅变动记录新增', who: '察清和' });
  });

  test('shows what lies sealed as sealed, and no person’s secret', async () => {
    const values = changesOf(await readAll('核查密文'))
      .filter(({ column }) => ['收款账号', '密封的保留价', '备案内容'].includes(column))
      .flatMap(({ before, after }) => [before, after]);
    expect(values.length).toBeGreaterThan(0);
    expect(new Set(values)).toEqual(new Set(['', '（密文）']));
  });

  test('is told in the words of the pages: what, in which money, and when in Beijing', async () => {
    const changes = changesOf(await readAll('核对用语'));
    expect(changes.filter(({ raw }) => raw !== undefined)).toEqual([]);
    expect(changes.length).toBeGreaterThan(100);
    const words = changes.flatMap(({ column, before, after }) => [column, before, after]);
    const raw = /[a-z]_[a-z]|^(true|false|null)$|\dT\d\d:\d\d|^[0-9a-f]{8}-[0-9a-f]{4}-|^[A-Z_]{4,}$/;
    expect(words.filter((word) => raw.test(word))).toEqual([]);
    const of = (name: string) => changes.filter(({ column }) => column === name).map(({ after }) => after);
    expect(of('应缴').every((words) => /^¥[\d,]+\.\d\d$/.test(words))).toBe(true);
    expect(of('应缴').length).toBeGreaterThan(0);
    expect(of('报名截止')[0]).toMatch(/^2026-\d\d-\d\d \d\d:\d\d（周.）$/);
    expect(of('当前价')).toContain('¥620.00');
  });

  test('what one person wrote at one moment is one entry, and turning the pages is one reading', async () => {
    const entries = await readAll('一处一条');
    const listed = entries.find(({ what }) => what.includes('公告新增') && what.includes('标段新增'))!;
    expect(listed.lines.map(({ what }) => what)).toEqual(
      expect.arrayContaining(['公告', '标段', '办理记录']),
    );
    expect(listed.lines.length).toBeGreaterThan(2);
    const seqs = entries.flatMap(({ lines }) => lines.map(({ seq }) => seq));
    expect(seqs).toEqual([...new Set(seqs)].sort((a, b) => b - a));
    const noted = await audited.owner.query<{ n: number }>(
      "select count(*)::int as n from audit_reading where reason = '一处一条'",
    );
    expect(noted.rows).toEqual([{ n: 1 }]);
    expect(entries.length).toBeGreaterThan(20);
  });

  test('every column of the tables that are told has its name, and no name is left without a column', async () => {
    const { rows } = await audited.owner.query<{ table_name: string; column_name: string }>(
      `select table_name, column_name from information_schema.columns
       where table_schema = 'public' and table_name = any($1)`,
      [Object.keys(THINGS)],
    );
    const there = rows
      .map((row) => `${row.table_name}.${row.column_name}`)
      .filter((one) => !NOT_TOLD.includes(one));
    const named = Object.entries(COLUMN_LABELS).flatMap(([table, columns]) =>
      Object.keys(columns).map((column) => `${table}.${column}`),
    );
    expect(named.sort()).toEqual(there.sort());
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
    const all = await readAll('公告期抽查', listed.projectId);
    const seen = new Set(all.flatMap(({ lines }) => lines.map(({ what }) => what)));
    expect([...seen]).toEqual(expect.arrayContaining(['申请', '标段', '公告']));
    for (const blind of ['报名', '报名材料', '保证金']) expect(seen).not.toContain(blind);
  });
});
