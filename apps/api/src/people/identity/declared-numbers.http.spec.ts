import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type {
  NumberReleaseView,
  OwnAccountView,
  OwnIdentityView,
  PageView,
  PartyRowView,
  PartyView,
  SessionView,
} from '@helan/contracts';
import { DEMO_VILLAGE } from '../../demo/index.js';
import { Transactions } from '../../kernel/db/index.js';
import { type Issuer, enterByIssuer, refusedByIssuer, startIssuer } from '../../testing/issuer-browser.js';
import { codeFor, signUpBy } from '../../testing/phone.js';
import { TestPerson } from '../../testing/test-person.js';
import { TestPlatform } from '../../testing/test-platform.js';
import { IssuerArrivals } from './issuer-arrivals.js';
import { IssuerRequests } from './issuer-requests.js';

const PLATFORM = 'http://localhost:3999';
let issuer: Issuer;
let platform: TestPlatform;
beforeAll(async () => {
  issuer = await startIssuer(PLATFORM);
  platform = await TestPlatform.start(undefined, { ...issuer.settings, PUBLIC_URL: PLATFORM });
});
beforeEach(() => platform.dataSource.query('delete from limit_use'));
afterAll(async () => {
  await platform.close();
  await issuer.stop();
});

const ZHU = { name: '祝春生', idNumber: '640122198503120012', bankAccount: '6228481000007710006' };
const CHEN = { name: '陈守田', idNumber: '640122197106150010', bankAccount: '6228481000007710014' };
const ZHOU = { name: '周巧燕', idNumber: '640122198808080015', bankAccount: '6228481000007710022' };
const SQUATTER = { name: '何占全', idNumber: '640122197505050017', bankAccount: '6228481000007710030' };
const BANK_OF_SQUATTER = { bankAccount: SQUATTER.bankAccount };

const declare = (person: TestPerson, facts: object) => person.put<PartyView>('my/party', asDeclared(facts));
const asDeclared = (facts: object) => ({
  kind: 'PERSON',
  phone: '13895320099',
  bankName: '贺兰农村商业银行',
  villageCode: DEMO_VILLAGE,
  ...facts,
});
const partyOf = async (person: TestPerson) => (await person.get<{ party: PartyView }>('my/party')).party;
const nameOf = async (person: TestPerson) => (await person.get<OwnAccountView>('my/account')).name;
const idOf = async (person: TestPerson) => (await person.get<SessionView>('session')).account!.id;
const freed = async (partyId: string): Promise<unknown[]> =>
  platform.dataSource.query("select 1 from outbox where topic = 'party.number-freed' and subject = $1", [
    partyId,
  ]);
const answerOf = ({ name, idNumber }: typeof CHEN, subject: string, phone = '13895329999') => ({
  issuer: 'https://other.example',
  subject,
  person: { name, idNumber, phone, isPhoneVerified: false, isRealPerson: true },
});

describe('a number that another account has only declared', () => {
  let squatter: TestPerson;
  let squattedId: string;
  let owner: TestPerson;
  beforeAll(async () => {
    ({ person: squatter } = await signUpBy(platform.app));
    ({ id: squattedId } = await declare(squatter, { ...ZHU, ...BANK_OF_SQUATTER }));
  });

  test('keeps whoever comes with it from the issuer neither out, nor is its account asked', async () => {
    const visitor = await TestPerson.visit(platform.app);
    expect(await refusedByIssuer(visitor, 'zhu-chunsheng')).toMatchObject({ code: 'issuer.declared-only' });
    expect((await squatter.get<OwnIdentityView>('my/identity')).requests).toEqual([]);
    owner = await TestPerson.visit(platform.app);
    expect(await enterByIssuer(owner, 'zhu-chunsheng', { isNotMine: true })).toMatchObject({ isNew: true });
    expect((await partyOf(squatter)).verifiedAt).toBeNull();
  });

  test('is his who is known to be himself, as soon as he declares it; the other declares anew', async () => {
    const own = await declare(owner, ZHU);
    expect(own).toMatchObject({ name: '祝春生', idNumberMasked: '640122********0012' });
    expect(own.verifiedAt).not.toBeNull();
    expect(await partyOf(squatter)).toMatchObject({ idNumberMasked: '', verifiedAt: null });
    expect(await freed(squattedId)).toHaveLength(1);
    const again = asDeclared({ ...ZHU, ...BANK_OF_SQUATTER, version: (await partyOf(squatter)).version });
    expect(await squatter.refused('put', 'my/party', again)).toMatchObject({ code: 'party.exists' });
    const { version } = await partyOf(squatter);
    expect(await declare(squatter, { ...SQUATTER, version })).toMatchObject({
      id: squattedId,
      idNumberMasked: '640122********0017',
    });
    expect(await nameOf(squatter)).toBe('何占全');
  });

  test('whoever came from the issuer has no password that he is asked for, and is known on a new device', async () => {
    expect(await owner.get<OwnAccountView>('my/account')).toMatchObject({
      name: '祝春生',
      hasPassword: false,
      phoneMasked: '138****0001',
    });
    await owner.put('my/account/password', { password: '立岗镇的稻子熟了' });
  });
});

test('whoever is known by the issuer alone, without a party, shows more than a code on a new device', async () => {
  const answer = answerOf(ZHOU, 'zhou', '13895320055');
  const { accountId } = await platform.app
    .get(IssuerArrivals)
    .receive(
      { ...answer, person: { ...answer.person, isPhoneVerified: true } },
      { askingAccountId: null, disowns: false },
    );
  const stranger = await TestPerson.visit(platform.app);
  const code = await codeFor(stranger, '13895320055');
  expect(await stranger.post<SessionView>('session/code', code, 200)).toMatchObject({
    account: null,
    asks: 'ID_NUMBER',
  });
  expect(await stranger.refused('post', 'session/code', { ...code, idNumberEnd: '080016' })).toMatchObject({
    code: 'account.holder-unproved',
  });
  const view = await stranger.post<SessionView>('session/code', { ...code, idNumberEnd: '080015' }, 200);
  expect(view.account?.id).toBe(accountId);
});

test('an account that nobody has verified links nobody by its word, nor does the window by it', async () => {
  const { person } = await signUpBy(platform.app);
  await declare(person, { ...CHEN, idNumber: '640122199001010037', bankAccount: '6228481000007710055' });
  const [other, accountId] = [{ ...CHEN, idNumber: '640122199001010037' }, await idOf(person)];
  await platform.app
    .get(Transactions)
    .run((tx) =>
      platform.app.get(IssuerRequests).ask(tx, answerOf(other, 'other'), { kind: 'ASK', accountId }),
    );
  const { requests } = await person.get<OwnIdentityView>('my/identity');
  const own = `my/issuer-requests/${requests[0]!.id}/answer`;
  expect(await person.refused('post', own, { isMine: true })).toMatchObject({
    code: 'issuer.holder-unverified',
  });
  const desk = `issuer-requests/${requests[0]!.id}/answer`;
  expect(
    await (await platform.as('shouli')).refused('post', desk, { isRight: true, document: '居民身份证' }),
  ).toMatchObject({ code: 'issuer.holder-unverified' });
  expect((await partyOf(person)).verifiedAt).toBeNull();
  // In both places himself he is linked, and nothing waits for him any more.
  await platform.app
    .get(IssuerArrivals)
    .receive(answerOf(other, 'other'), { askingAccountId: accountId, disowns: false });
  expect((await partyOf(person)).verifiedAt).not.toBeNull();
  expect((await person.get<OwnIdentityView>('my/identity')).requests).toEqual([]);
});

describe('whoever is known, and registers somebody else', () => {
  let person: TestPerson;
  const WANG = { name: '王守信', idNumber: '640122199002020018', bankAccount: '6228481000007710071' };
  const OTHER = '640122198708081520';
  const link = async (who: TestPerson, answer: ReturnType<typeof answerOf>) =>
    platform.app.get(IssuerArrivals).receive(answer, { askingAccountId: await idOf(who), disowns: false });

  test('is refused by the number and by the name, and told what to do; nothing has changed', async () => {
    ({ person } = await signUpBy(platform.app));
    await link(person, answerOf(WANG, 'wang'));
    const refused = await person.refused('put', 'my/party', asDeclared({ ...WANG, idNumber: OTHER }));
    expect(refused).toMatchObject({
      status: 409,
      code: 'party.seen-number',
      faults: [{ field: 'idNumber' }],
    });
    expect(refused.title).toContain('640122********0018');
    expect(refused.title).toContain('申请更正');
    expect((await person.get<{ party: PartyView | null }>('my/party')).party).toBeNull();
    expect(await person.refused('put', 'my/party', asDeclared({ ...WANG, name: '王守义' }))).toMatchObject({
      code: 'party.seen-name',
      faults: [{ field: 'name' }],
    });
    const { version } = await declare(person, WANG);
    expect(
      await person.refused('put', 'my/party', asDeclared({ ...WANG, idNumber: OTHER, version })),
    ).toMatchObject({ code: 'party.seen-number' });
    expect((await partyOf(person)).verifiedAt).not.toBeNull();
  });

  test('asks for the correction of it, also before any business', async () => {
    await person.post('my/corrections', { reason: '换了证件', idNumber: '640122199002020026' });
  });

  test('may register a firm', async () => {
    const { person: head } = await signUpBy(platform.app);
    await link(head, answerOf({ ...WANG, idNumber: '640122199002020034', name: '王守礼' }, 'wang-li'));
    await declare(head, {
      kind: 'ENTERPRISE',
      name: '贺兰守礼农业有限公司',
      idNumber: '91640122MA7600001E',
      representativeName: '王守礼',
      representativeIdNumber: '640122199002020034',
      bankAccount: '6228481000007710089',
    });
  });

  test('a number that the window has seen does not change by a word either', async () => {
    const { person: other } = await signUpBy(platform.app);
    const facts = { name: '田守业', idNumber: '640122196903030017', bankAccount: '6228481000007710097' };
    const { id } = await declare(other, facts);
    await (await platform.as('shouli')).post(`parties/${id}/verification`, { document: '居民身份证' });
    const { version } = await partyOf(other);
    expect(
      await other.refused('put', 'my/party', asDeclared({ ...facts, idNumber: OTHER, version })),
    ).toMatchObject({ code: 'party.seen-number' });
    expect((await partyOf(other)).verifiedAt).not.toBeNull();
  });
});

describe('空出证件号码', () => {
  test('by two people with papers; whoever stands at the window is known from then on', async () => {
    const [one, two] = [await platform.as('shouli'), await platform.as('shenhe')];
    const { person: squatter, phone: squatters } = await signUpBy(platform.app);
    const { id } = await declare(squatter, { ...CHEN, bankAccount: '6228481000007710048' });
    const { person: owner, phone } = await signUpBy(platform.app);
    const refused = await owner.refused('put', 'my/party', asDeclared(CHEN));
    expect(refused).toMatchObject({ code: 'party.exists' });
    expect(refused.title).toContain('空出来');
    const paper = { reason: '来人说不是他登记的', document: '居民身份证', ownerName: '陈守田' };
    const propose = `parties/${id}/number-release`;
    for (const [ownerPhone, code] of [
      [squatters, 'number-release.other-person'],
      ['13895310003', 'number-release.other-person'],
      ['13700000001', 'number-release.no-account'],
    ] as const)
      expect(await one.refused('post', propose, { ...paper, ownerPhone })).toMatchObject({ code });
    const release = await one.post<{ id: string }>(propose, { ...paper, ownerPhone: phone });
    expect(await two.refused('post', propose, paper)).toMatchObject({ code: 'number-release.open' });
    const answer = `number-releases/${release.id}/answer`;
    expect(await one.refused('post', answer, { isRight: true })).toMatchObject({ status: 403 });
    expect((await two.get<PageView<NumberReleaseView>>('number-releases')).items).toEqual([
      expect.objectContaining({ id: release.id, ownerName: '陈守田', mayAnswer: true }),
    ]);
    await two.post(answer, { isRight: true }, 204);
    expect(await two.refused('post', answer, { isRight: true })).toMatchObject({ code: 'lifecycle.not-now' });
    expect(await partyOf(squatter)).toMatchObject({ idNumberMasked: '' });
    expect(await freed(id)).toHaveLength(1);
    const { items } = await one.get<PageView<PartyRowView>>('parties');
    expect(items.some((row) => row.id === id)).toBe(false);
    expect(await one.refused('post', `parties/${id}/verification`, { document: '居民身份证' })).toMatchObject(
      {
        code: 'lifecycle.not-now',
      },
    );
    expect(await one.refused('post', propose, paper)).toMatchObject({ code: 'number-release.not-declared' });
    // Also where it was declared once more before he came to it.
    const { version } = await partyOf(squatter);
    await declare(squatter, { ...CHEN, bankAccount: '6228481000007710048', version });
    const own = await declare(owner, CHEN);
    expect(own.verifiedAt).not.toBeNull();
    expect(await partyOf(squatter)).toMatchObject({ idNumberMasked: '' });
  });

  test('not of one that is verified; and business that has begun stays with the party, its accounts begin anew', async () => {
    const one = await platform.as('shouli');
    const paper = { reason: '来人说不是他登记的', document: '居民身份证' };
    const verified = await partyOf(await platform.as('jingmai1'));
    expect(await one.refused('post', `parties/${verified.id}/number-release`, paper)).toMatchObject({
      code: 'number-release.not-declared',
    });
    const { person } = await signUpBy(platform.app);
    const facts = { name: '丁有福', idNumber: '640122197505050033', bankAccount: '6228481000007710063' };
    const { id } = await declare(person, facts);
    await platform.asOwner('update party set is_frozen = true where id = $1', [id]);
    const release = await one.post<{ id: string }>(`parties/${id}/number-release`, paper);
    await (await platform.as('shenhe')).post(`number-releases/${release.id}/answer`, { isRight: true }, 204);
    expect((await person.get<{ party: PartyView | null }>('my/party')).party).toBeNull();
    const anew = await declare(person, { ...facts, idNumber: '640122196606060025' });
    expect(anew.id).not.toBe(id);
  });
});
