import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type {
  CertificateRowView,
  ConfirmationView,
  ContractView,
  EndingNoticeRowView,
  PageView,
} from '@helan/contracts';
import { EndingNotices, codeOf } from '../../testing/ending-notices.js';
import { Ending } from '../../testing/ending.js';
import { NOTHING, leftOf } from '../../testing/nothing-left.js';
import { CalendarService } from '../../rules/calendar/index.js';
import { Story } from '../../testing/story.js';
import { TestPlatform } from '../../testing/test-platform.js';

let platform: TestPlatform;
let story: Story;
let projectId: string;
let lotId: string;
let contract: ContractView;
let notices: EndingNotices;
// Each on a platform of its own: deals take weeks, and the calendar ends with the year.
beforeEach(async () => {
  platform = await TestPlatform.start();
  story = new Story(platform);
  ({ projectId, lotId, contract } = await story.signed());
  await payAll();
  notices = new EndingNotices(story, lotId);
}, 120_000);
afterEach(() => platform.close());

async function payAll(): Promise<void> {
  while ((await story.payOutAll()) > 0);
}

const serious = { cause: 'SERIOUS', note: '私自转包给外村人' };
const statusOf = async (login: string, route: string) =>
  (await (await platform.as(login)).request('get', route)).status;
const listed = async (login: string, route: string) =>
  (await (await platform.as(login)).get<PageView<EndingNoticeRowView>>(route)).items.map(({ id }) => id);

describe('a cause of the law', () => {
  test('does not end a contract on the head’s word', async () => {
    const direct = { cause: 'SERIOUS', documentNo: '解除通知2026-1', note: '多次违约，经查实' };
    const head = await platform.as('fuzeren');
    expect(await head.refused('post', `lots/${lotId}/contract-ending`, direct)).toMatchObject({
      status: 409,
      code: 'ending.needs-notice',
    });
    expect(await story.state(lotId)).toBe('SETTLING');
  });

  test('needs notice, silence of five working days, one who proposes and another who decides', async () => {
    expect((await notices.give('nonghu', serious)).status).toBe(204);
    const { id, no, dueAt } = await notices.last('jingmai2');
    expect(no).toMatch(/-JC01$/);
    expect(codeOf(await notices.give('nonghu', serious))).toBe('ending.notice-open');
    for (const [login, route] of [
      ['jingmai2', 'my/ending-notices'],
      ['nonghu', 'my/ending-notices'],
      ['shenhe', 'ending-notices'],
    ] as const)
      expect(await listed(login, route)).toEqual([id]);
    expect(await listed('jingmai3', 'my/ending-notices')).toEqual([]);
    for (const login of ['jingmai2', 'nonghu', 'shenhe', 'fuzeren'])
      expect(await statusOf(login, `ending-notices/${id}/evidence`)).toBe(200);
    expect(await statusOf('jingmai3', `ending-notices/${id}/evidence`)).toBe(404);
    expect(await statusOf('jianguan', `ending-notices/${id}/evidence`)).toBe(403);

    expect((await notices.last('jingmai2')).actions).toEqual(['accept', 'dispute']);
    expect((await notices.last('nonghu')).actions).toEqual(['takeBack']);
    expect((await notices.last()).actions).toEqual([]);
    for (const [login, step] of [
      ['shenhe', 'proposal'],
      ['fuzeren', 'decision'],
    ] as const)
      expect(codeOf(await notices.step(login, step, { note: '都看过，可以解除' }))).toBe('lifecycle.not-now');
    expect((await notices.step('nonghu', 'answer', { agrees: true, note: '同意' })).status).toBe(404);

    const rows: { at: Date }[] = await platform.dataSource.query('select given_at as at from ending_notice');
    const calendars = platform.app.get(CalendarService);
    const due = await calendars.dueAt(platform.dataSource.manager, rows[0]!.at, 5);
    expect(dueAt).toBe(due!.toISOString());
    await notices.stayedSilent();
    expect((await notices.last()).state).toBe('SILENT');
    expect((await notices.step('shenhe', 'proposal', { note: '对方逾期没有答复' })).status).toBe(204);
    await platform.dataSource.query(
      "update account set roles = roles || '{CENTER_APPROVE}' where login = 'shenhe'",
    );
    expect(codeOf(await notices.decide('shenhe'))).toBe('permission.same-person');
    expect((await notices.decide()).status).toBe(204);

    expect(await story.state(lotId)).toBe('TERMINATED');
    expect((await notices.last()).state).toBe('ENDED');
    await payAll();
    expect(await leftOf(platform, projectId)).toEqual(NOTHING);
    expect(await listed('shenhe', 'ending-notices')).toEqual([]);
  });

  test('that is disputed waits for a court, is sent back, refused, and can be given again and taken back', async () => {
    expect((await notices.give('nonghu', serious)).status).toBe(204);
    expect((await notices.step('jingmai2', 'answer', { agrees: false, note: '没有转包' })).status).toBe(204);
    const found = { note: '证据和答复都看过' };
    expect(codeOf(await notices.step('shenhe', 'proposal', found))).toBe('ending.disputed');
    const ruled = { ...found, rulingNo: '（2026）宁0122民初1号' };
    expect((await notices.step('shenhe', 'proposal', ruled)).status).toBe(204);
    expect((await notices.step('fuzeren', 'return', { reason: '文书还没有生效' })).status).toBe(204);
    expect(await notices.last()).toMatchObject({ state: 'DISPUTED' });
    expect((await notices.step('fuzeren', 'refusal', { reason: '法院没有支持' })).status).toBe(204);
    expect((await notices.last()).state).toBe('REFUSED');
    expect(codeOf(await notices.step('shenhe', 'proposal', ruled))).toBe('lifecycle.not-now');
    expect(await story.state(lotId)).toBe('SETTLING');

    expect((await notices.give('nonghu', serious)).status).toBe(204);
    expect((await notices.step('jingmai2', 'withdrawal', { reason: '不办了' })).status).toBe(404);
    expect((await notices.step('nonghu', 'withdrawal', { reason: '说清楚了' })).status).toBe(204);
    expect((await notices.last()).steps.map(({ name }) => name)).toEqual(['递交解除通知', '收回通知']);
  });

  test('that is disputed ends where both sides agree after all', async () => {
    await notices.give('nonghu', serious);
    await notices.step('jingmai2', 'answer', { agrees: false, note: '没有转包' });
    for (const login of ['nonghu', 'jingmai2'])
      await (await platform.as(login)).post(`lots/${lotId}/contract-ending/consent`, { reason: '谈妥了' });
    const agreed = { cause: 'AGREED', documentNo: '解除协议2026-1', note: '双方谈妥，协商解除' };
    await (await platform.as('fuzeren')).post(`lots/${lotId}/contract-ending`, agreed);
    expect(await story.state(lotId)).toBe('TERMINATED');
    expect((await notices.last()).state).toBe('LAPSED');
    await payAll();
    expect(await leftOf(platform, projectId)).toEqual(NOTHING);
  });

  test('is the transferor’s to name; a decision in force either side may bring', async () => {
    expect(codeOf(await notices.give('jingmai2', serious))).toBe('ending.not-yours');
    expect(codeOf(await notices.give('jingmai2', { cause: 'RULING' }))).toBe('ending.no-ruling');
    expect((await notices.give('jingmai3', serious)).status).toBe(404);
    expect(
      (await notices.give('jingmai2', { cause: 'RULING', rulingNo: '（2026）宁0122民初2号' })).status,
    ).toBe(204);
    await notices.step('nonghu', 'answer', { agrees: false, note: '不服判决' });
    expect((await notices.step('shenhe', 'proposal', { note: '判决已经生效' })).status).toBe(204);
    expect((await notices.decide()).status).toBe(204);
    const credit: unknown[] = await platform.dataSource.query(
      'select 1 from credit_event where lot_id = $1',
      [lotId],
    );
    expect(credit).toEqual([]);
  });
});

test('the papers of a deal that was ended stay with whoever could read them, marked', async () => {
  await story.payPrice(contract);
  await payAll();
  const ending = new Ending(story);
  await ending.certify(lotId);
  await ending.close(lotId);
  await ending.archive(lotId);
  await notices.propose('SERIOUS');
  expect((await notices.decide()).status).toBe(204);
  expect(await story.state(lotId)).toBe('TERMINATED');

  const ended = { at: expect.any(String), why: expect.stringContaining('其他严重违约行为') };
  for (const login of ['nonghu', 'jingmai2']) {
    const side = await platform.as(login);
    expect(await side.get<ContractView>(`lots/${lotId}/contract`)).toMatchObject({
      no: contract.no,
      state: 'ENDED',
      ended,
    });
    expect((await side.get<PageView<ContractView>>('my/contracts')).items.map(({ id }) => id)).toEqual([
      contract.id,
    ]);
    expect(await side.get<ConfirmationView>(`lots/${lotId}/confirmation`)).toMatchObject({ ended });
    const own = await side.get<PageView<CertificateRowView>>('certificates');
    expect(own.items).toMatchObject([{ state: 'REVOKED', ended }]);
    for (const route of [
      `contracts/${contract.id}/file`,
      `lots/${lotId}/confirmation/file`,
      `lots/${lotId}/settlement/sheet`,
      `certificates/${own.items[0]!.id}/file`,
    ])
      expect([login, route, await statusOf(login, route)]).toEqual([login, route, 200]);
  }
  for (const [login, expected] of [
    ['dangan', 200],
    ['fuzeren', 200],
    ['jianzheng', 403],
    ['chuna', 403],
    ['jingmai1', 404],
  ] as const) {
    expect([login, await statusOf(login, `lots/${lotId}/contract`)]).toEqual([login, expected]);
    expect([login, await statusOf(login, `lots/${lotId}/settlement/sheet`)]).toEqual([login, expected]);
  }
  const history = await (
    await platform.as('jianguan')
  ).post<{ entries: unknown[] }>(`projects/${projectId}/history`, { reason: '核对解除的经过' }, 200);
  expect(JSON.stringify(history.entries)).toContain('解除合同通知');
});
