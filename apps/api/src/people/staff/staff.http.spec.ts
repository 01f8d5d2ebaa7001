import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type {
  AccountLinkView,
  PageView,
  SessionView,
  StaffChangeView,
  StaffDecidedView,
  StaffProposedView,
} from '@helan/contracts';
import { COUNTY, STAFF_PASSWORD, StaffDesk, opening, tokenOf } from '../../testing/staff-desk.js';
import { TestPerson } from '../../testing/test-person.js';
import { TestPlatform } from '../../testing/test-platform.js';

let platform: TestPlatform;
let desk: StaffDesk;
let system: TestPerson;
let security: TestPerson;
beforeAll(async () => {
  platform = await TestPlatform.start();
  desk = await StaffDesk.of(platform);
  ({ system, security } = desk);
});
afterAll(() => platform.close());

describe('an account of the staff', () => {
  test('is proposed by one, confirmed by another, and opened by the person with both halves', async () => {
    const { id, openingCode } = await system.post<StaffProposedView>(
      'staff-changes/opening',
      opening('Xin.Shouli', ['CENTER_ACCEPT']),
    );
    expect(await system.refused('post', `staff-changes/${id}/confirmation`)).toMatchObject({ status: 403 });
    const { items } = await security.get<PageView<StaffChangeView>>('staff-changes?open=true');
    expect(items[0]).toMatchObject({
      id,
      login: 'xin.shouli',
      stood: null,
      asked: { roleNames: '受理员', regionName: '贺兰县' },
      mayDecide: true,
    });
    const { link } = await security.post<StaffDecidedView>(`staff-changes/${id}/confirmation`);
    const visitor = await TestPerson.visit(platform.app);
    const token = tokenOf(link);
    expect(await visitor.refused('post', 'account-links/look', { token })).toMatchObject({
      code: 'link.void',
    });
    expect(await visitor.refused('post', 'account-links/look', { token, code: '00000000' })).toMatchObject({
      code: 'link.void',
    });
    const way = { token, code: openingCode! };
    expect(await visitor.post<AccountLinkView>('account-links/look', way, 200)).toMatchObject({
      login: 'xin.shouli',
      purpose: 'FIRST',
      asksPassword: true,
      factor: null,
    });
    expect(await visitor.refused('post', 'account-links/use', { ...way, password: '1234567' })).toMatchObject(
      { status: 422, faults: [{ field: 'password' }] },
    );
    await visitor.post('account-links/use', { ...way, password: STAFF_PASSWORD }, 200);
    expect(await visitor.refused('post', 'account-links/look', way)).toMatchObject({ code: 'link.void' });
    const person = await TestPerson.signIn(platform.app, 'xin.shouli', STAFF_PASSWORD);
    expect((await person.get<SessionView>('session')).account!.roles).toEqual(['CENTER_ACCEPT']);
  });

  test('a link is void after a day, and where a later one was made', async () => {
    const first = await desk.opened('guoqi', ['ARCHIVIST']);
    const { link, code } = await desk.changed('guoqi', 'RESET_PASSWORD');
    const visitor = await TestPerson.visit(platform.app);
    expect(await visitor.refused('post', 'account-links/look', first)).toMatchObject({ code: 'link.void' });
    await platform.asOwner('update account_link set expires_at = platform_now() where used_at is null');
    expect(await visitor.refused('post', 'account-links/look', { token: tokenOf(link), code })).toMatchObject(
      { code: 'link.void' },
    );
  });

  test.each<[string, object, string]>([
    ['duties that must be apart', opening('a.b', ['CENTER_REVIEW', 'CENTER_APPROVE']), 'staff.separated'],
    ['two administrators in one', opening('a.b', ['SYS_ADMIN', 'SEC_ADMIN']), 'staff.separated'],
    ['a desk beside an administrator', opening('a.b', ['AUDIT_ADMIN', 'ARCHIVIST']), 'staff.separated'],
    ['a liaison of the county', opening('a.b', ['VILLAGE_LIAISON']), 'staff.wrong-level'],
    ['no region', opening('a.b', ['ARCHIVIST'], { regionCode: '990000' }), 'staff.unfit-region'],
    ['a member', opening('a.b', ['MEMBER']), 'request.invalid'],
    ['a login that is taken', opening('shenhe', ['ARCHIVIST']), 'staff.login-taken'],
    ['a login of other letters', opening('王小明', ['ARCHIVIST']), 'staff.login-unfit'],
    ['a department without its name', opening('a.b', ['DEPT_USER']), 'staff.department-missing'],
  ])('%s is refused', async (_, body, code) => {
    expect(await system.refused('post', 'staff-changes/opening', body)).toMatchObject({ code });
  });

  test('one change of an account waits at a time; it is refused with grounds, or taken back', async () => {
    const accountId = await desk.idOf('dangan');
    const post = {
      accountId,
      roles: ['ARCHIVIST', 'CONTENT_EDITOR'],
      regionCode: COUNTY,
      reason: '兼做发布',
    };
    const { id } = await system.post<StaffProposedView>('staff-changes/post', post);
    expect(await system.refused('post', 'staff-changes/post', post)).toMatchObject({
      code: 'staff.asked-already',
    });
    await security.post(`staff-changes/${id}/refusal`, { grounds: '先由专人做' });
    expect(await security.refused('post', `staff-changes/${id}/confirmation`)).toMatchObject({
      code: 'staff.decided-already',
    });
    const again = await system.post<StaffProposedView>('staff-changes/post', post);
    await system.post(`staff-changes/${again.id}/withdrawal`);
    const { items } = await system.get<PageView<StaffChangeView>>('staff-changes?open=false');
    expect(items.find((one) => one.id === id)).toMatchObject({
      outcomeName: '未同意',
      grounds: '先由专人做',
      stood: { roleNames: '档案员' },
      asked: { roleNames: '档案员、信息发布员' },
    });
    expect((await (await platform.as('dangan')).get<SessionView>('session')).account!.roles).toEqual([
      'ARCHIVIST',
    ]);
  });

  test('nobody changes himself, and the last administrator of a kind stays', async () => {
    const own = await desk.idOf('xitong');
    expect(
      await system.refused('post', 'staff-changes/account', {
        accountId: own,
        kind: 'UNLOCK',
        reason: '自己',
      }),
    ).toMatchObject({ code: 'staff.oneself' });
    const accountId = await desk.idOf('shenji');
    expect(
      await system.refused('post', 'staff-changes/account', { accountId, kind: 'DISABLE', reason: '离岗' }),
    ).toMatchObject({ code: 'staff.last-admin' });
    const another = await desk.opened('shenji2', ['AUDIT_ADMIN']);
    // Whoever has not opened his link yet is no administrator that anybody could rely on.
    expect(
      await system.refused('post', 'staff-changes/account', { accountId, kind: 'DISABLE', reason: '离岗' }),
    ).toMatchObject({ code: 'staff.last-admin' });
    await (
      await TestPerson.visit(platform.app)
    ).post('account-links/use', { ...another, password: STAFF_PASSWORD }, 200);
    const { id } = await system.post<StaffProposedView>('staff-changes/account', {
      accountId,
      kind: 'DISABLE',
      reason: '离岗',
    });
    await system.post(`staff-changes/${id}/withdrawal`);
    // The security administrator confirms nothing about herself.
    const about = await system.post<StaffProposedView>('staff-changes/account', {
      accountId: await desk.idOf('anquan'),
      kind: 'UNLOCK',
      reason: '登不进',
    });
    expect(await security.refused('post', `staff-changes/${about.id}/confirmation`)).toMatchObject({
      code: 'staff.oneself',
    });
    await system.post(`staff-changes/${about.id}/withdrawal`);
  });

  test('two who confirm at the same moment: one does, and it is done once', async () => {
    const second = await desk.ready('anquan2', ['SEC_ADMIN']);
    const { id } = await system.post<StaffProposedView>(
      'staff-changes/opening',
      opening('tongshi', ['ARCHIVIST']),
    );
    const answers = await Promise.all(
      [security, second].map((one) => one.request('post', `staff-changes/${id}/confirmation`).send({})),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
  });
});

describe('a session that runs', () => {
  test('loses and gains roles with the change, and ends where the account is disabled', async () => {
    const clerk = await desk.ready('zaixian', ['FINANCE_CLERK']);
    await clerk.get('finance/receipts');
    const accountId = await desk.idOf('zaixian');
    const { id } = await system.post<StaffProposedView>('staff-changes/post', {
      accountId,
      roles: ['ARCHIVIST'],
      regionCode: COUNTY,
      reason: '轮岗',
    });
    await security.post(`staff-changes/${id}/confirmation`);
    expect(await clerk.refused('get', 'finance/receipts')).toMatchObject({ code: 'permission.denied' });
    await clerk.get('archives');
    await desk.changed('zaixian', 'DISABLE');
    expect(await clerk.refused('get', 'archives')).toMatchObject({ status: 401 });
    const visitor = await TestPerson.visit(platform.app);
    expect(
      await visitor.refused('post', 'session', { login: 'zaixian', password: STAFF_PASSWORD }),
    ).toMatchObject({
      code: 'account.disabled',
    });
    await desk.changed('zaixian', 'ENABLE');
    await TestPerson.signIn(platform.app, 'zaixian', STAFF_PASSWORD);
  });

  test('ends with a reset, after which the old password is worth nothing', async () => {
    const person = await desk.ready('chongzhi', ['ARCHIVIST']);
    const { link, code } = await desk.changed('chongzhi', 'RESET_PASSWORD');
    expect(await person.refused('get', 'archives')).toMatchObject({ status: 401 });
    const visitor = await TestPerson.visit(platform.app);
    expect(
      await visitor.refused('post', 'session', { login: 'chongzhi', password: STAFF_PASSWORD }),
    ).toMatchObject({ code: 'session.bad-credentials' });
    const way = { token: tokenOf(link), code };
    await visitor.post('account-links/use', { ...way, password: `${STAFF_PASSWORD}-2` }, 200);
    await TestPerson.signIn(platform.app, 'chongzhi', `${STAFF_PASSWORD}-2`);
  });
});
