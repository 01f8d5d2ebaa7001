import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { refuseParameter } from '@helan/domain';
import type { CalendarYearView, NoticeView, PageView, ParameterView, RulingView } from '@helan/contracts';
import { Story } from '../../testing/story.js';
import { TestPlatform } from '../../testing/test-platform.js';

let platform: TestPlatform;
let story: Story;
beforeAll(async () => {
  platform = await TestPlatform.start();
  story = new Story(platform);
});
afterAll(() => platform.close());

const reviewer = () => platform.as('shenhe');
const approver = () => platform.as('fuzeren');
const SOURCE = '中心交易规则修订第1号';

/** Limits typed by hand from the table of parameters (rules §17). */
describe('a value outside what law and plan fix', () => {
  test.each([
    ['notice.minWorkingDays', 6, 'parameter.out-of-limits'],
    ['result.publicityWorkingDays', 2, 'parameter.out-of-limits'],
    ['deposit.maxRatio', 3001, 'parameter.out-of-limits'],
    ['bid.limitedSeconds', 119, 'parameter.out-of-limits'],
    ['bid.limitedSeconds', 601, 'parameter.out-of-limits'],
    ['extension.cycleWorkingDays', 4, 'parameter.out-of-limits'],
    ['refund.workingDays', 8, 'parameter.out-of-limits'],
    ['term.leaseMaxYears', 21, 'parameter.out-of-limits'],
    ['fee.rural', 1, 'parameter.fixed'],
    ['collective.publicThreshold', 20_000_000, 'parameter.fixed'],
    ['t14.worksCeiling', 500_000_000, 'parameter.fixed'],
    ['no.such', 1, 'parameter.unknown'],
  ])('%s = %i is refused: %s', (key, value, code) => {
    const change = { key, value, effectiveFrom: '2026-12-01', source: SOURCE };
    expect(refuseParameter(change, '2026-11-02')[0]?.code).toBe(code);
  });

  test('begins after today and names its paper', () => {
    const change = { key: 'notice.minWorkingDays', value: 10, effectiveFrom: '2026-11-02', source: ' ' };
    expect(refuseParameter(change, '2026-11-02').map(({ code }) => code)).toEqual([
      'parameter.not-later',
      'application.missing-field',
    ]);
  });
});

describe('a new value', () => {
  test('holds from its day on, for later notices only, and every version stays', async () => {
    const before = await story.listed();
    const change = {
      key: 'result.publicityWorkingDays',
      value: 5,
      effectiveFrom: '2026-11-03',
      source: SOURCE,
    };
    const { id } = await (await reviewer()).post<{ id: string }>('rulings/parameter', change);
    const { items: stillOpen } = await (await approver()).get<PageView<RulingView>>('rulings');
    expect(stillOpen[0]).toMatchObject({
      state: 'PROPOSED',
      sentence: '成交公示改为 5 个工作日，从 2026-11-03 起（中心交易规则修订第1号）',
    });
    await (await approver()).post(`rulings/${id}/approval`);
    const rules = async (lotId: string): Promise<string> => {
      const rows: { id: string }[] = await platform.dataSource.query(
        'select id from notice where lot_id = $1',
        [lotId],
      );
      const notice = await platform.nobody().get<NoticeView>(`notices/${rows[0]!.id}`);
      return notice.rules.find((rule) => rule.label === '成交公示')!.value;
    };
    expect(await rules(before.lotId)).toBe('3 个工作日');
    expect(await rules((await story.listed()).lotId)).toBe('3 个工作日');
    await platform.advance('2026-11-03T01:00:00Z');
    expect(await rules((await story.listed()).lotId)).toBe('5 个工作日');
    expect(await rules(before.lotId)).toBe('3 个工作日');
    const parameters = await platform.nobody().get<ParameterView[]>('parameters');
    expect(parameters.find(({ key }) => key === 'result.publicityWorkingDays')!.versions).toEqual([
      expect.objectContaining({ value: 3, isInForce: false }),
      expect.objectContaining({ value: 5, isInForce: true, source: SOURCE, effectiveFrom: '2026-11-03' }),
    ]);
  });

  test('is decided once, and may be dropped', async () => {
    const change = { key: 'contract.workingDays', value: 7, effectiveFrom: '2026-12-01', source: SOURCE };
    const { id } = await (await reviewer()).post<{ id: string }>('rulings/parameter', change);
    const head = await approver();
    const answers = await Promise.all(
      ['approval', 'rejection'].map((noun) => head.request('post', `rulings/${id}/${noun}`).send({})),
    );
    expect(answers.map((answer) => answer.status).sort()).toEqual([204, 409]);
  });

  test('is never put in force by whoever proposed it', async () => {
    await platform.dataSource.query(
      "update account set roles = roles || '{CENTER_APPROVE}' where login = 'shenhe'",
    );
    const change = { key: 'contract.workingDays', value: 8, effectiveFrom: '2026-12-01', source: SOURCE };
    const { id } = await (await reviewer()).post<{ id: string }>('rulings/parameter', change);
    const problem = await (await reviewer()).refused('post', `rulings/${id}/approval`);
    expect(problem.code).toBe('permission.same-person');
    await platform.dataSource.query("update account set roles = '{CENTER_REVIEW}' where login = 'shenhe'");
  });
});

describe('the calendar', () => {
  const propose = async (change: object) =>
    (await reviewer()).post<{ id: string }>('rulings/calendar', change);
  const day = (date: string, part: object = {}) => ({
    date,
    scope: 'NATIONAL',
    kind: 'OFF',
    name: '元旦',
    ...part,
  });

  test.each<[string, object, string]>([
    ['no document', { documentNo: '', days: [day('2027-01-01')] }, 'text.missing'],
    ['no day', { documentNo: 'X', days: [] }, 'calendar.nothing'],
    ['a day that does not exist', { documentNo: 'X', days: [day('2027-02-30')] }, 'calendar.bad-date'],
    ['a day twice', { documentNo: 'X', days: [day('2027-01-01'), day('2027-01-01')] }, 'calendar.day-twice'],
    [
      'a year left out',
      { documentNo: 'X', days: [day('2028-01-01')], confirmedThrough: '2028-12-31' },
      'calendar.not-next-year',
    ],
    [
      'half a year',
      { documentNo: 'X', days: [day('2027-01-01')], confirmedThrough: '2027-06-30' },
      'calendar.not-next-year',
    ],
    [
      'a year without its New Year',
      { documentNo: 'X', days: [day('2027-10-01')], confirmedThrough: '2027-12-31' },
      'calendar.no-new-year',
    ],
  ])('is not changed by %s', async (_, change, code) => {
    const problem = await (await reviewer()).refused('post', 'rulings/calendar', change);
    expect(problem.code).toBe(code);
  });

  test('a regional day that two people enter moves every later count', async () => {
    const end = async () =>
      (await platform.nobody().get<{ end: string }>('calendar/working-days?from=2026-11-23&days=7')).end;
    expect(await end()).toBe('2026-12-02');
    const { id } = await propose({
      documentNo: '宁政办发〔2026〕99号',
      days: [
        day('2026-11-24', { scope: 'NINGXIA', name: '试验放假' }),
        day('2026-11-27', { scope: 'NINGXIA', name: '试验放假' }),
      ],
    });
    expect(await end()).toBe('2026-12-02');
    await (await approver()).post(`rulings/${id}/approval`);
    expect(await end()).toBe('2026-12-04');
    const years = await platform.nobody().get<CalendarYearView[]>('calendar/years');
    expect(years.find(({ year }) => year === 2026)!.days).toContainEqual({
      date: '2026-11-24',
      scope: 'NINGXIA',
      kind: 'OFF',
      name: '试验放假',
      source: '宁政办发〔2026〕99号',
      confidence: 'OFFICIAL',
    });
    const back = await propose({
      documentNo: '宁政办发〔2026〕100号',
      days: [
        day('2026-11-24', { scope: 'NINGXIA', name: '试验放假', isRemoved: true }),
        day('2026-11-27', { scope: 'NINGXIA', name: '试验放假', isRemoved: true }),
      ],
    });
    await (await approver()).post(`rulings/${back.id}/approval`);
    expect(await end()).toBe('2026-12-02');
  });

  test('an unconfirmed year blocks publication until its notice is in; then New Year is counted right', async () => {
    const project = await story.reviewed({ publicationWorkingDays: 45 });
    const problem = await (await approver()).refused('post', `projects/${project}/publication`);
    expect(problem).toMatchObject({ code: 'calendar.uncovered', rule: '中心交易规则 工作日计算' });
    const { id } = await propose({
      documentNo: '国办发明电〔2026〕12号',
      days: [day('2027-01-01'), day('2027-01-02'), day('2027-01-03')],
      confirmedThrough: '2027-12-31',
    });
    await (await approver()).post(`rulings/${id}/approval`);
    await (await approver()).post(`projects/${project}/publication`);
    expect(await platform.nobody().get('calendar/working-days?from=2026-12-29&days=4')).toMatchObject({
      counted: ['2026-12-30', '2026-12-31', '2027-01-04', '2027-01-05'],
      confirmedThrough: '2027-12-31',
    });
  });

  test('a second start enters nothing again that two people took back', async () => {
    const removed = await propose({
      documentNo: '国办发明电〔2026〕13号',
      days: [day('2026-09-20', { kind: 'WORK', name: '国庆节', isRemoved: true })],
    });
    await (await approver()).post(`rulings/${removed.id}/approval`);
    const { insertInitialData } = await import('../../initial-data.js');
    await insertInitialData(platform.config.ownerDatabaseUrl!, 'apps/api/data');
    const years = await platform.nobody().get<CalendarYearView[]>('calendar/years');
    expect(years.find(({ year }) => year === 2026)!.days.map(({ date }) => date)).not.toContain('2026-09-20');
  });
});
