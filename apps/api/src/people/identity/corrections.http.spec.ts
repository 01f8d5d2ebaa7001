import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type {
  CorrectionView,
  FullValueView,
  PageView,
  PartyRecordView,
  PartyView,
  PersonalViewView,
  SessionView,
} from '@helan/contracts';
import { DEMO_VILLAGE } from '../../demo/index.js';
import { Transactions } from '../../kernel/db/index.js';
import { PDF, Story } from '../../testing/story.js';
import type { TestPerson } from '../../testing/test-person.js';
import { TestPlatform } from '../../testing/test-platform.js';
import { RealNames } from './real-names.js';

let platform: TestPlatform;
let farmer: TestPerson;
let first: TestPerson;
let second: TestPerson;
let projectId: string;
beforeAll(async () => {
  platform = await TestPlatform.start();
  ({ projectId } = await new Story(platform).listed());
  farmer = await platform.as('nonghu');
  first = await platform.as('shouli');
  second = await platform.as('shenhe');
});
afterAll(() => platform.close());

const ask = (change: object) =>
  farmer.post<{ id: string }>('my/corrections', { reason: '登记时写错了', ...change });
const waiting = async (desk: TestPerson) => (await desk.get<PageView<CorrectionView>>('corrections')).items;

test('a name that stands still is corrected by two people; what was recorded before says what it said', async () => {
  expect(await farmer.refused('post', 'my/corrections', { reason: '没有改', name: '赵禾田' })).toMatchObject({
    code: 'correction.nothing',
  });
  const { id } = await ask({ name: '赵河田', phone: '13895310099' });
  expect(
    await farmer.refused('post', 'my/corrections', { reason: '再来一份', name: '赵何田' }),
  ).toMatchObject({
    code: 'correction.open',
  });
  expect(await waiting(second)).toEqual([]);
  expect(await first.refused('post', `corrections/${id}/check`, { document: '身份证' })).toMatchObject({
    code: 'correction.no-papers',
  });
  expect((await farmer.upload(`my/corrections/${id}/papers`, 'CORRECTION', PDF)).status).toBe(201);
  const [row] = await waiting(first);
  expect(row).toMatchObject({ partyName: '赵禾田', mayCheck: true, mayDecide: false });
  expect(row!.changes).toEqual([
    { fieldName: '姓名（名称）', from: '赵禾田', to: '赵河田' },
    { fieldName: '手机号', from: '138****0001', to: '138****0099' },
  ]);
  // In full with a reason, which the person sees.
  const view = { fact: 'PHONE', reason: 'CHECK_PAPERS', note: '和更正的证件核对' };
  const { id: viewId } = await first.post<{ id: string }>(`parties/${row!.partyId}/views`, view);
  expect(await first.get<FullValueView>(`personal-views/${viewId}/value`)).toEqual({
    value: '13895310001',
    asked: [{ fieldName: '手机号', value: '13895310099' }],
  });
  expect((await farmer.get<PageView<PersonalViewView>>('my/viewers')).items).toMatchObject([
    { factName: '手机号', reasonName: '和证件、材料核对', note: '和更正的证件核对' },
  ]);
  const paper = `corrections/${id}/papers/${row!.papers[0]!.id}`;
  expect((await first.request('get', paper)).status).toBe(200);
  expect((await first.request('get', paper)).status).toBe(200);
  expect((await farmer.request('get', `my/${paper}`)).status).toBe(200);
  expect((await farmer.get<PageView<PersonalViewView>>('my/viewers')).items).toMatchObject([
    { factName: '证件和材料', reasonName: '和证件、材料核对', note: '核对更正资料的证件' },
    { factName: '手机号' },
  ]);
  expect((await (await platform.as('jingmai1')).request('get', `my/${paper}`)).status).toBe(404);
  expect(await second.refused('post', `corrections/${id}/decision`)).toMatchObject({
    code: 'lifecycle.not-now',
  });
  await first.post(`corrections/${id}/check`, { document: '居民身份证、户口簿' }, 204);
  expect(await waiting(first)).toEqual([]);
  await second.post(`corrections/${id}/decision`, {}, 204);

  const { party } = await farmer.get<{ party: PartyView }>('my/party');
  expect(party).toMatchObject({ name: '赵河田', phoneMasked: '138****0099', isFrozen: true });
  expect(party.verifiedAt).not.toBeNull();
  const records = await second.get<PartyRecordView[]>(`projects/${projectId}/party-records`);
  expect(records[0]).toMatchObject({ sideName: '转出方', name: '赵禾田' });
  const [own] = await farmer.get<CorrectionView[]>('my/corrections');
  expect(own).toMatchObject({ state: 'DONE', checkerName: expect.any(String) });
  expect(own!.changes[1]).toMatchObject({ to: '138****0099' });
});

test('is refused with a reason, taken back, and cannot take another’s number', async () => {
  const taken = { reason: '号码错了', idNumber: '640122197809020036' };
  expect(await farmer.refused('post', 'my/corrections', taken)).toMatchObject({ code: 'party.exists' });
  const { id } = await ask({ bankName: '贺兰农村商业银行' });
  await first.post(`corrections/${id}/refusal`, { reason: '证件看不清' }, 204);
  expect((await farmer.get<CorrectionView[]>('my/corrections'))[0]).toMatchObject({
    state: 'REFUSED',
    refusal: '证件看不清',
  });
  const again = await ask({ bankName: '贺兰农村商业银行' });
  expect(
    await (await platform.as('jingmai1')).refused('post', `my/corrections/${again.id}/withdrawal`),
  ).toMatchObject({ status: 404 });
  await farmer.post(`my/corrections/${again.id}/withdrawal`, {}, 204);
  expect(await first.refused('post', `corrections/${again.id}/refusal`, { reason: '晚了' })).toMatchObject({
    code: 'lifecycle.not-now',
  });
});

test('the number of a bank is corrected like its name, and does not outlive the account that it was told of', async () => {
  const party = async () => (await farmer.get<{ party: PartyView }>('my/party')).party;
  const correct = async (changes: object) => {
    const { id } = await ask(changes);
    expect((await farmer.upload(`my/corrections/${id}/papers`, 'CORRECTION', PDF)).status).toBe(201);
    await first.post(`corrections/${id}/check`, { document: '居民身份证、银行卡' }, 204);
    await second.post(`corrections/${id}/decision`, {}, 204);
  };
  expect(
    await farmer.refused('post', 'my/corrections', { reason: '行号错了', bankNo: '40287100003' }),
  ).toMatchObject({ faults: [{ field: 'bankNo', code: 'bank.bad-bank-number' }] });
  expect((await party()).bankNo).toBe('402871000021');
  await correct({ bankNo: '４０２８ ７１００ ００３９' });
  expect((await party()).bankNo).toBe('402871000039');
  await correct({ bankAccount: '6222020100001236' });
  expect((await party()).bankNo).toBeNull();
  const [last] = await farmer.get<CorrectionView[]>('my/corrections');
  expect(last!.changes).toEqual([
    { fieldName: '收款账号', from: expect.any(String), to: expect.stringMatching(/1236$/) },
    { fieldName: '联行号', from: '402871000039', to: '' },
  ]);
});

test('kind and village are corrected as well; what is known of whoever holds the account goes with them', async () => {
  const names = platform.app.get(RealNames);
  const { account } = await farmer.get<SessionView>('session');
  const before = { name: '赵河田', idNumber: '640122196203150026', phone: '' };
  await platform.app.get(Transactions).run((tx) => names.keep(tx, account!.id, before, 'ISSUER'));
  expect(
    await farmer.refused('post', 'my/corrections', { reason: '类型错了', kind: 'ENTERPRISE' }),
  ).toMatchObject({ code: 'correction.kind-fixed', faults: [{ field: 'kind' }] });
  expect(
    await farmer.refused('post', 'my/corrections', { reason: '村错了', villageCode: '640122999999' }),
  ).toMatchObject({ code: 'region.unknown' });
  const [village]: { code: string; name: string }[] = await platform.dataSource.query(
    'select code, name from region where length(code) = 12 and code <> $1 order by code limit 1',
    [DEMO_VILLAGE],
  );
  const change = {
    kind: 'PERSON',
    villageCode: village!.code,
    name: '赵河天',
    idNumber: '640122196606060025',
  };
  const { id } = await ask(change);
  await farmer.upload(`my/corrections/${id}/papers`, 'CORRECTION', PDF);
  const [row] = await waiting(first);
  expect(row!.changes).toEqual(
    expect.arrayContaining([
      { fieldName: '类型', from: '农户', to: '自然人' },
      { fieldName: '所在村（社区）', from: expect.any(String), to: village!.name },
    ]),
  );
  await first.post(`corrections/${id}/check`, { document: '居民身份证、户口簿' }, 204);
  await second.post(`corrections/${id}/decision`, {}, 204);
  expect((await farmer.get<{ party: PartyView }>('my/party')).party).toMatchObject({
    kindName: '自然人',
    villageName: village!.name,
    name: '赵河天',
  });
  // He comes from the issuer by the number that is right, and his account goes by the name that is right.
  expect(await names.find(platform.dataSource.manager, account!.id)).toMatchObject({
    name: '赵河天',
    idNumber: '640122196606060025',
  });
  expect((await farmer.get<SessionView>('session')).account?.name).toBe('赵河天');
});

test('what does not stand still is changed where it is', async () => {
  const other = await platform.as('jingmai2');
  const { id } = (await other.get<{ party: PartyView }>('my/party')).party;
  await platform.dataSource.query(
    `update party set verified_at = null, verified_by = null, verified_document = null, verified_way = null
     where id = $1`,
    [id],
  );
  expect(await other.refused('post', 'my/corrections', { reason: '改名', name: '别的名' })).toMatchObject({
    code: 'correction.not-frozen',
  });
});
