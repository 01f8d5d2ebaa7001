import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { CodeSentView, PageView, PhoneChangeView, SessionView, WorkList } from '@helan/contracts';
import { Transactions } from '../../kernel/db/index.js';
import { messagesOn, newNumber, signUpBy } from '../../testing/phone.js';
import { TestPerson } from '../../testing/test-person.js';
import { TestPlatform } from '../../testing/test-platform.js';
import { PhoneBook } from '../account/index.js';
import { DeliveryRunner, OutboxReader } from '../message/index.js';

let platform: TestPlatform;
let one: TestPerson;
let other: TestPerson;
beforeAll(async () => {
  platform = await TestPlatform.start();
  one = await platform.as('shouli');
  other = await platform.as('shenhe');
}, 120_000);
beforeEach(() => platform.dataSource.query('delete from limit_use'));
afterAll(() => platform.close());

const accountOf = async (login: string) => {
  const rows: { id: string; party_id: string }[] = await platform.dataSource.query(
    'select id, party_id from account where login = $1',
    [login],
  );
  return rows[0]!;
};
const isIn = async (person: TestPerson) => (await person.get<SessionView>('session')).account !== null;
const open = async (reader: TestPerson) =>
  (await reader.get<PageView<PhoneChangeView>>('phone-changes')).items;
const work = async (reader: TestPerson) => (await reader.get<WorkList>('desk/work?kind=PHONE_CHANGE')).items;

/** At the window: the code that the new phone shows. */
async function codeAt(partyId: string, phone: string) {
  const { ticket } = await one.post<CodeSentView>(`parties/${partyId}/phone-code`, { phone });
  const [newest] = await messagesOn(one, phone);
  expect(newest!.text).toContain('换绑');
  return { phone, ticket, code: /\d{6}/.exec(newest!.text)![0] };
}
async function asked(login: string, phone: string): Promise<string> {
  const { party_id: partyId } = await accountOf(login);
  const body = {
    ...(await codeAt(partyId, phone)),
    document: '居民身份证',
    reason: '手机号换了，没有设过密码',
  };
  return (await one.post<{ id: string }>(`parties/${partyId}/phone-change`, body)).id;
}
/** When a number may be sent another code. */
const later = async () => platform.advance((await platform.time()) + 61_000);
async function tellAll(): Promise<void> {
  await platform.app.get(OutboxReader).readAll();
  await platform.app.get(DeliveryRunner).sendDue();
}

describe('whoever has lost number and password', () => {
  test('comes in again by the word of two; nothing that was opens his account', async () => {
    const { id: accountId } = await accountOf('jingmai1');
    const before = await TestPerson.signIn(platform.app, 'jingmai1');
    const phone = newNumber();
    const id = await asked('jingmai1', phone);
    await tellAll();
    // The number of before hears of it while nothing has changed.
    expect((await messagesOn(one, '13895310003'))[0]!.text).toContain('申请把您的账号换绑');
    expect(await isIn(before)).toBe(true);
    expect(await open(other)).toMatchObject([
      { id, phoneMasked: `139****${phone.slice(-4)}`, formerMasked: '138****0003', mayConfirm: true },
    ]);
    expect(await work(other)).toMatchObject([{ key: `PHONE_CHANGE:${id}` }]);
    expect(await work(one)).toEqual([]);
    expect(await one.refused('post', `phone-changes/${id}/confirmation`)).toMatchObject({
      code: 'permission.same-person',
    });
    await other.post(`phone-changes/${id}/confirmation`, {}, 204);
    await tellAll();
    expect(await isIn(before)).toBe(false);
    expect((await messagesOn(one, '13895310003'))[0]!.text).toContain('手机号已改为');
    expect((await messagesOn(one, phone))[0]!.text).toContain('换绑了新手机号');
    expect(
      await platform.dataSource.query(
        `select password_hash, (select count(*)::int from sign_in_place where account_id = a.id) as places
         from account a where id = $1`,
        [accountId],
      ),
    ).toEqual([{ password_hash: null, places: 0 }]);
    expect(await other.refused('post', `phone-changes/${id}/confirmation`)).toMatchObject({ status: 409 });
  });

  test('has his new number taken from the account that he made with it meanwhile, and from no third one', async () => {
    const { phone } = await signUpBy(platform.app);
    await later();
    const id = await asked('jingmai2', phone);
    expect(await open(other)).toMatchObject([{ id, holderName: '李新来' }]);
    await other.post(`phone-changes/${id}/confirmation`, {}, 204);
    const { id: accountId } = await accountOf('jingmai2');
    expect((await platform.app.get(PhoneBook).find(phone))?.id).toBe(accountId);
    const free = newNumber();
    const second = await asked('jingmai3', free);
    await later();
    await signUpBy(platform.app, free);
    expect(await other.refused('post', `phone-changes/${second}/confirmation`)).toMatchObject({
      code: 'phone-change.moved-on',
    });
    await other.post(`phone-changes/${second}/refusal`, { reason: '号码又换了人' }, 204);
    expect(await open(other)).toEqual([]);
  });

  test('whose number is another’s already has nothing told to that one', async () => {
    const number = '13895310001';
    await platform.app.get(Transactions).run((tx) => platform.app.get(PhoneBook).release(tx, number));
    await tellAll();
    const before = (await messagesOn(one, number)).length;
    const id = await asked('nonghu', newNumber());
    await other.post(`phone-changes/${id}/confirmation`, {}, 204);
    await tellAll();
    expect(await messagesOn(one, number)).toHaveLength(before);
  });
});

describe('it is refused', () => {
  test('a wrong code, a second request, one that was taken back', async () => {
    const { party_id: partyId } = await accountOf('nongchang');
    const phone = newNumber();
    const code = await codeAt(partyId, phone);
    const body = { ...code, document: '营业执照', reason: '手机丢了' };
    const wrong = code.code === '000000' ? '000001' : '000000';
    expect(
      await one.refused('post', `parties/${partyId}/phone-change`, { ...body, code: wrong }),
    ).toMatchObject({ faults: [expect.objectContaining({ code: 'code.wrong' })] });
    const { id } = await one.post<{ id: string }>(`parties/${partyId}/phone-change`, body);
    await platform.dataSource.query('delete from limit_use');
    const next = await codeAt(partyId, newNumber());
    expect(await one.refused('post', `parties/${partyId}/phone-change`, { ...body, ...next })).toMatchObject({
      code: 'phone-change.open',
    });
    await one.post(`phone-changes/${id}/refusal`, { reason: '拿错了证件' }, 204);
    expect(await other.refused('post', `phone-changes/${id}/confirmation`)).toMatchObject({ status: 409 });
  });

  test('of whoever is not verified, has no account, or is stopped', async () => {
    const { party_id: partyId } = await accountOf('qiye');
    const refusedWith = async () =>
      (await one.refused('post', `parties/${partyId}/phone-code`, { phone: newNumber() })).code;
    const columns = 'verified_at, verified_way, verified_document, verified_by';
    const [kept] = await platform.asOwner<Record<string, unknown>>(
      `select ${columns} from party where id = $1`,
      [partyId],
    );
    await platform.asOwner(`update party set (${columns}) = (null, null, null, null) where id = $1`, [
      partyId,
    ]);
    expect(await refusedWith()).toBe('phone-change.not-verified');
    await platform.asOwner(`update party set (${columns}) = ($2, $3, $4, $5) where id = $1`, [
      partyId,
      ...Object.values(kept!),
    ]);
    const stop = await one.post<{ id: string }>(`parties/${partyId}/stop`, {
      cause: 'DISPUTE',
      reason: '查证',
      document: '来信',
    });
    await other.post(`party-stops/${stop.id}/answer`, { isRight: true }, 204);
    expect(await refusedWith()).toBe('party.stopped');
    await platform.asOwner('update account set party_id = null where party_id = $1', [partyId]);
    expect(await refusedWith()).toBe('phone-change.no-account');
  });
});
