import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { INITIAL_PARAMETERS, PERSONAL_TABLES, RETENTIONS, RETENTION_KINDS, VISIT_KINDS } from '@helan/domain';
import { PRIVACY, PRIVACY_NOTICE, SIGN_IN_PLACES_KEPT, keptLines } from './privacy.js';

const lineOf = (title: string) => PRIVACY.find((line) => line.title === title)!;

describe('the privacy text', () => {
  test('says of every mark by which an applicant is known again that it is kept, and how long', () => {
    const line = lineOf('报名人从哪里来');
    expect(line.kept).toHaveLength(3);
    for (const { kept } of Object.values(VISIT_KINDS)) expect(line.kept).toContain(kept);
    const { parameter } = RETENTIONS.VISIT.keptFor;
    expect(INITIAL_PARAMETERS.find(({ key }) => key === parameter)).toMatchObject({ value: 60, unit: '天' });
    expect(keptLines(line, (key) => (key === 'visit.keepDays' ? 90 : undefined))).toEqual([
      '报名人从哪里来（散列值）：标的成交确认或者结束以后 90 天，到期自动删除',
    ]);
    expect(keptLines(line)[0]).toContain('以后一段时间');
  });

  test('says of logs what they hold: neither address nor page', () => {
    const logs = PRIVACY.filter(({ title }) => title.includes('日志'));
    expect(logs).toHaveLength(1);
    expect(logs[0]!.kept.join()).toContain('都不记网络地址、完整网址');
    expect(JSON.stringify(logs)).not.toMatch(/六个月|哪个网址/);
  });

  test('says from where somebody has signed in, how many places and how long', () => {
    const line = lineOf('从哪里登录过');
    expect(line.kept.join()).toContain('最近的 20 个');
    expect(SIGN_IN_PLACES_KEPT).toEqual({ most: 20, days: 180 });
    expect(keptLines(line)).toEqual([
      '从哪里登录过（散列值）：最后一次从那里登录以后 180 天，到期自动删除',
      '试过几次密码：那一次尝试以后 1 天，到期自动删除',
    ]);
  });

  test('says of a copy, of views and of consents how long they are kept', () => {
    expect(keptLines(lineOf('同意、副本和谁看过您的号码'))).toEqual([
      '您同意过什么、撤回过什么：归入档案，按档案的保管期限',
      '谁看过您的完整号码、证件和材料：查看以后 1096 天，到期自动删除（有没有办完的异议、投诉的，办完再删）',
      '您要过的个人信息副本：生成以后 7 天，到期自动删除',
    ]);
  });

  test.each(PRIVACY.map((line) => [line.title, line] as const))('of %s leaves nothing open', (_, line) => {
    expect(line.kept.length).toBeGreaterThan(0);
    const lines = keptLines(line);
    expect(lines.length).toBeGreaterThan(0);
    for (const text of [...line.kept, ...lines, line.why, line.seenBy]) expect(text.trim()).not.toBe('');
  });

  test('speaks of every kind of data that is kept, and every kind is that of a table', () => {
    const spoken = new Set(PRIVACY.flatMap(({ kinds }) => kinds));
    expect([...spoken].sort()).toEqual([...RETENTION_KINDS].sort());
    const ofTables = new Set(Object.values(PERSONAL_TABLES).map(({ kind }) => kind));
    expect(RETENTION_KINDS.filter((kind) => !ofTables.has(kind) && kind !== 'DRAFT')).toEqual([]);
  });

  test('has a version and a day', () => {
    expect(PRIVACY_NOTICE).toEqual({ version: 4, since: '2026-11-28' });
  });
});

/**
 * Tables in which nothing stands by which a person is known: rules, lots, money by number, the platform's own, and the
 * telephone of a demonstration, whose people are invented.
 */
const WITHOUT_PERSONS = (
  'platform_clock file_seal outbox serial field_key recount due_rest filling work_calendar work_calendar_coverage ' +
  'parameter ruling region village_point parcel parcel_correction passed_thing subject_claim sub_account ' +
  'payment_decision payment_batch flow_claim ledger_chart ledger_entry ledger_link ledger_noon ledger_reversal ' +
  'ledger_reservation ledger_reserved_line lot department_query mandate_check relisting_ban ' +
  'reconsideration sealing_key key_share draw_secret reserve risk_alert notice notice_poster notice_words ' +
  'lot_change withdrawal_answer public_day public_day_leaf board_clock notice_chain year_figure social_review ' +
  'visited_lot visit_key consultation bidding_session session_head session_seat session_decision bid_heartbeat ' +
  'bid_outage opened_share plan_score fallen_deal confirmation confirmation_refusal paid_price price_median ' +
  'negotiation payment_row settlement succession ending_notice_step appraisal archive_file audit_link audit_shape ' +
  'retention_run outbox_waiting contact demo_phone ' +
  'bank_profile bank_statement bank_batch bank_order_file day_close day_act bank_balance day_difference difference_note receipt_voucher ' +
  'interest_receipt interest_keeping'
).split(' ');

test('every table of the platform holds something of a person by the register, or is known to hold nothing', () => {
  const wings = JSON.parse(readFileSync('tools/tidy/wings.json', 'utf8')) as {
    readonly tables: Readonly<Record<string, readonly string[]>>;
  };
  const tables = Object.values(wings.tables).flat().sort();
  const registered = Object.keys(PERSONAL_TABLES);
  expect(registered.filter((table) => WITHOUT_PERSONS.includes(table))).toEqual([]);
  expect([...registered, ...WITHOUT_PERSONS].sort()).toEqual(tables);
});
