import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type {
  IssuerRequestRowView,
  OwnAccountView,
  OwnIdentityView,
  PageView,
  PartyView,
  SessionView,
  SignInWaysView,
} from '@helan/contracts';
import { DEMO_VILLAGE } from '../../demo/index.js';
import { PhoneBook } from '../account/index.js';
import { TestPerson } from '../../testing/test-person.js';
import { TestPlatform } from '../../testing/test-platform.js';
import {
  type Issuer,
  enterByIssuer,
  goToIssuer,
  refusedByIssuer,
  startIssuer,
} from '../../testing/issuer-browser.js';

const PLATFORM = 'http://localhost:3999';
let issuer: Issuer;
let platform: TestPlatform;
beforeAll(async () => {
  issuer = await startIssuer(PLATFORM);
  platform = await TestPlatform.start(undefined, { ...issuer.settings, PUBLIC_URL: PLATFORM });
});
afterAll(async () => {
  await platform.close();
  await issuer.stop();
});

const visitor = () => TestPerson.visit(platform.app);
const told = async (): Promise<{ to: string }[]> => {
  const rows: { payload: { to: string } }[] = await platform.dataSource.query(
    "select payload from outbox where topic = 'identity.linked' order by id",
  );
  return rows.map(({ payload }) => payload);
};

describe('whoever comes from the issuer for the first time', () => {
  test('has an account, is verified without a window, and comes to the same one again', async () => {
    const person = await visitor();
    expect(await enterByIssuer(person, 'zhu-chunsheng')).toEqual({
      isNew: true,
      isLinked: true,
      isHalfIn: false,
      name: '祝春生',
      idNumberMasked: '640122********0012',
      differs: null,
      formerName: null,
    });
    const { account } = await person.get<SessionView>('session');
    expect(account).toMatchObject({ name: '祝春生', roles: ['MEMBER'], hasParty: false });
    // What the issuer has verified needs no code: he is found by it, and signs in by it.
    expect(await person.get<OwnAccountView>('my/account')).toMatchObject({ phoneMasked: '138****0001' });
    expect(await person.get<OwnIdentityView>('my/identity')).toMatchObject({
      name: '祝春生',
      idNumberMasked: '640122********0012',
      way: 'ISSUER',
      isLinked: true,
    });
    const party = await person.put<PartyView>('my/party', {
      kind: 'PERSON',
      name: '祝春生',
      idNumber: '640122198503120012',
      phone: '13895320001',
      bankAccount: '6228481000000999903',
      bankName: '贺兰农村商业银行',
      villageCode: DEMO_VILLAGE,
    });
    expect(party.verifiedAt).not.toBeNull();
    const again = await visitor();
    expect(await enterByIssuer(again, 'zhu-chunsheng')).toMatchObject({ isNew: false, isLinked: false });
    expect((await again.get<SessionView>('session')).account?.id).toBe(account?.id);
    expect(await again.get<SignInWaysView>('session/ways')).toMatchObject({ cameByIssuer: true });
  });

  test('is not let in where the issuer has not seen the person', async () => {
    expect(await refusedByIssuer(await visitor(), 'sun-weiren')).toMatchObject({
      code: 'issuer.not-real-person',
    });
  });

  test('and gives up there, is told so', async () => {
    expect(await refusedByIssuer(await visitor(), '')).toMatchObject({ code: 'issuer.given-up' });
  });
});

describe('whoever has an account under the number already', () => {
  test('is not let in; the account is told, and says yes by its own sign-in', async () => {
    const stranger = await visitor();
    expect(await refusedByIssuer(stranger, 'zhao-hetian')).toMatchObject({ code: 'issuer.asked' });
    expect((await stranger.get<SessionView>('session')).account).toBeNull();
    expect(await refusedByIssuer(await visitor(), 'zhao-hetian')).toMatchObject({ code: 'issuer.asked' });
    const owner = await platform.as('nonghu');
    const { requests } = await owner.get<OwnIdentityView>('my/identity');
    expect(requests).toHaveLength(1);
    const asked = (await told()).filter(({ to }) => to === 'ASKED');
    expect(asked).toEqual([{ accountId: expect.any(String), requestId: requests[0]!.id, to: 'ASKED' }]);
    const another = await platform.as('jingmai1');
    const route = `my/issuer-requests/${requests[0]!.id}/answer`;
    expect(await another.refused('post', route, { isMine: true })).toMatchObject({ status: 404 });
    await owner.post(route, { isMine: true }, 204);
    expect(await owner.refused('post', route, { isMine: true })).toMatchObject({ code: 'lifecycle.not-now' });
    const back = await visitor();
    expect(await enterByIssuer(back, 'zhao-hetian')).toMatchObject({ isNew: false });
    expect((await back.get<SessionView>('session')).account?.name).toBe('赵禾田');
  });

  test('of another name is not linked, nor is the other; the center has it before it', async () => {
    expect(await refusedByIssuer(await visitor(), 'zhao-qita')).toMatchObject({ code: 'issuer.clash' });
    const clerk = await platform.as('shouli');
    const { items } = await clerk.get<PageView<IssuerRequestRowView>>('issuer-requests');
    expect(items).toEqual([
      expect.objectContaining({ kind: 'CLASH', name: '钱多多', registeredNames: '赵禾田', state: 'ASKED' }),
    ]);
    await clerk.post(
      `issuer-requests/${items[0]!.id}/answer`,
      { isRight: false, document: '居民身份证' },
      204,
    );
    expect((await clerk.get<PageView<IssuerRequestRowView>>('issuer-requests')).items).toEqual([]);
    expect(
      (await clerk.get<PageView<IssuerRequestRowView>>('issuer-requests?decided=true')).items[0],
    ).toMatchObject({ state: 'REFUSED', document: '居民身份证' });
  });

  test('asks from the account of another and is refused', async () => {
    const other = await platform.as('jingmai1');
    expect(await refusedByIssuer(other, 'zhu-chunsheng')).toMatchObject({ code: 'issuer.other-person' });
  });
});

describe('an answer', () => {
  test('counts once, and in the browser that has asked for it', async () => {
    const person = await visitor();
    const search = await goToIssuer(person, 'zhu-chunsheng');
    const other = await visitor();
    expect(await other.refused('post', 'session/issuer/answer', { search })).toMatchObject({
      code: 'issuer.not-begun',
    });
    await person.post('session/issuer/answer', { search }, 200);
    await person.get('session');
    expect(await person.refused('post', 'session/issuer/answer', { search })).toMatchObject({
      code: 'issuer.replayed',
    });
  });

  test('is not taken when it is late', async () => {
    const person = await visitor();
    const search = await goToIssuer(person, 'zhu-chunsheng');
    await platform.dataSource.query(
      `update web_session set sess = jsonb_set(sess::jsonb, '{issuerAttempt,begunAt}', '0')
       where sess::jsonb -> 'issuerAttempt' ->> 'state' = $1`,
      [new URLSearchParams(search).get('state')],
    );
    expect(await person.refused('post', 'session/issuer/answer', { search })).toMatchObject({
      code: 'issuer.expired',
    });
  });
});

test('a number that somebody else has shown to be his stays with him; one that an account has is not changed', async () => {
  const phones = platform.app.get(PhoneBook);
  const idOf = async (login: string) => {
    const rows = await platform.asOwner<{ id: string }>('select id from account where login = $1', [login]);
    return rows[0]!.id;
  };
  const [zhu] = await platform.asOwner<{ id: string }>(
    "select account_id as id from issuer_link where subject = 'zhu-chunsheng'",
  );
  const free = 'update account set phone_enc = null, phone_hash = null, phone_hash_even = null where id = $1';
  await platform.asOwner(free, [zhu!.id]);
  const taker = await idOf('jingmai3');
  await platform.dataSource.transaction((tx) => phones.set(tx, taker, '13895320001'));
  const person = await visitor();
  await enterByIssuer(person, 'zhu-chunsheng');
  expect(await person.get<OwnAccountView>('my/account')).toMatchObject({ phoneMasked: '' });
  await platform.asOwner(free, [taker]);
  await platform.dataSource.transaction((tx) => phones.set(tx, zhu!.id, '13895320077'));
  await enterByIssuer(await visitor(), 'zhu-chunsheng');
  expect(await person.get<OwnAccountView>('my/account')).toMatchObject({ phoneMasked: '138****0077' });
});

test('whoever leaves leaves the issuer as well', async () => {
  const person = await visitor();
  await enterByIssuer(person, 'zhu-chunsheng');
  const { body } = await person.request('delete', 'session/issuer');
  expect(body).toEqual({ url: expect.stringContaining(`${issuer.url}/session/end`) });
  expect((await person.get<SessionView>('session')).account).toBeNull();
});
