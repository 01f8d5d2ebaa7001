import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type {
  ConfirmationView,
  ContractView,
  CorrectionView,
  OwnConsentsView,
  PartyView,
  SessionView,
} from '@helan/contracts';
import { MessageRoom } from '../../testing/messages.js';
import { saidIn } from '../../testing/printed.js';
import { Story } from '../../testing/story.js';
import type { TestPerson } from '../../testing/test-person.js';
import { TestPlatform } from '../../testing/test-platform.js';
import { RealNames } from './real-names.js';

let platform: TestPlatform;
let story: Story;
let room: MessageRoom;
let lotId: string;
/** 王春晓, who leads and dies; 赵禾田, who lists and can decide no more. */
let bidder: TestPerson;
let lister: TestPerson;
/** 陈丰收 and 马新雨. */
let heir: TestPerson;
let guardian: TestPerson;

const HEIR = { kind: 'HEIR', agentName: '陈丰收', agentIdNumber: '640122197106150010', document: '公证书' };
const GUARDIAN = { ...HEIR, kind: 'GUARDIAN', agentName: '马新雨', agentIdNumber: '640122197809020036' };

beforeAll(async () => {
  platform = await TestPlatform.start();
  room = await MessageRoom.of(platform);
  story = new Story(platform);
  ({ lotId } = await story.trading(['jingmai2', 'jingmai3']));
  [bidder, lister] = [await platform.as('jingmai3'), await platform.as('nonghu')];
  [heir, guardian] = [await platform.as('nongchang'), await platform.as('jingmai1')];
  const rows: { id: string }[] = await platform.dataSource.query(
    "select id from account where login = 'nongchang'",
  );
  const person = { name: HEIR.agentName, idNumber: HEIR.agentIdNumber, phone: '13895310002' };
  await platform.dataSource.transaction((tx) =>
    platform.app.get(RealNames).keep(tx, rows[0]!.id, person, 'WINDOW'),
  );
}, 120_000);
afterAll(() => platform.close());

async function takeBackAll(person: TestPerson): Promise<void> {
  const { history } = await person.get<OwnConsentsView>('my/consents');
  for (const { id, withdrawnAt } of history)
    if (!withdrawnAt) await person.post(`my/consents/${id}/withdrawal`);
}

/** Stopped by two people, and another goes on for him. */
async function standIn(
  gone: TestPerson,
  cause: string,
  { person, paper }: { person: TestPerson; paper: object },
): Promise<void> {
  const { party } = await gone.get<{ party: PartyView }>('my/party');
  const [one, other] = [await platform.as('shouli'), await platform.as('shenhe')];
  const words = { cause, reason: '家属来报', document: '证明' };
  const { id } = await one.post<{ id: string }>(`parties/${party.id}/stop`, words);
  await other.post(`party-stops/${id}/answer`, { isRight: true }, 204);
  const named = await one.post<{ id: string }>(`party-stops/${id}/successor`, paper);
  await other.post(`mandates/${named.id}/confirmation`, {}, 204);
  await person.put('my/acting', { mandateId: named.id });
}

/** What is kept of the party, and who has looked. */
const OWN_PAGES = ['my/party', 'my/credit', 'my/corrections', 'my/consents', 'my/viewers'];

const letter = (person: TestPerson) => person.get<ConfirmationView>(`lots/${lotId}/confirmation`);
const sign = async (person: TestPerson, name: string) => {
  const { fileHash } = await letter(person);
  return { name, fileHash };
};

test('a leader who dies keeps what he bid: nobody unseats him, and he bids no more', async () => {
  await story.bid('jingmai2', lotId, 620);
  await story.bid('jingmai3', lotId, 625);
  await takeBackAll(bidder);
  await standIn(bidder, 'DEATH', { person: heir, paper: HEIR });
  expect(await bidder.refused('post', `lots/${lotId}/registrations`)).toMatchObject({
    code: 'party.stopped',
  });
  await story.advancePast(
    "select end_at + interval '3 seconds' as at from bidding_session where lot_id = $1",
    lotId,
  );
  const [deal] = await platform.dataSource.query(
    'select p.name from deal d join registration r on r.id = d.registration_id join party p on p.id = r.party_id where d.lot_id = $1',
    [lotId],
  );
  expect(deal).toEqual({ name: '王春晓' });
});

test('an agent gives no consent in the name of whoever sent him', async () => {
  const firm = await platform.as('qiye');
  const today = new Date((await platform.time()) + 8 * 3_600_000).toISOString().slice(0, 10);
  const { id } = await firm.post<{ id: string }>('my/mandates', {
    ...{ kind: 'AGENT', agentName: GUARDIAN.agentName, agentIdNumber: GUARDIAN.agentIdNumber },
    ...{ acts: ['SIGN'], fromDay: today, untilDay: today },
  });
  await guardian.put('my/acting', { mandateId: id });
  const body = { kind: 'PUBLISH_RESULT', version: 1, act: 'SIGNING' };
  expect(await guardian.refused('post', 'my/consents', body)).toMatchObject({ code: 'mandate.own-business' });
  expect(await guardian.refused('post', 'my/corrections', {})).toMatchObject({
    code: 'mandate.own-business',
  });
  for (const path of OWN_PAGES)
    expect(await guardian.refused('get', path)).toMatchObject({ code: 'mandate.own-business' });
  const { account } = await guardian.get<SessionView>('session');
  expect(account!.acting).toEqual({ partyKind: 'ENTERPRISE', why: null });
  expect(account!.permissions).toEqual(
    expect.arrayContaining(['signContract', 'readRecord', 'readOwnMessages']),
  );
  expect(account!.permissions).not.toEqual(expect.arrayContaining(['readOwnParty']));
  expect(account!.permissions).not.toContain('placeBid');
});

test('heir and guardian consent and sign to the end, and the papers name them', async () => {
  await takeBackAll(lister);
  await standIn(lister, 'INCAPACITY', { person: guardian, paper: GUARDIAN });
  await story.advancePast(
    "select publicity_ends_at + interval '1 second' as at from deal where lot_id = $1",
    lotId,
  );
  const signatures = `lots/${lotId}/confirmation/signatures`;
  for (const [person, name] of [
    [heir, '王春晓'],
    [guardian, '赵禾田'],
  ] as const) {
    expect(await person.refused('post', signatures, await sign(person, name))).toMatchObject({
      code: 'consent.missing',
    });
    await person.post('my/consents', { kind: 'PUBLISH_RESULT', version: 1, act: 'SIGNING' });
    await person.post(signatures, await sign(person, name), 204);
  }
  expect((await letter(heir)).signatures.map(({ name }) => name)).toEqual([
    expect.stringMatching(/^王春晓（继承人：陈丰收，登记 2026-\d\d-\d\d 起）$/),
    expect.stringMatching(/^赵禾田（监护人：马新雨，登记 2026-\d\d-\d\d 起）$/),
  ]);

  await (await platform.as('shenhe')).post(`lots/${lotId}/contract`);
  const contract = await heir.get<ContractView>(`lots/${lotId}/contract`);
  const said = saidIn((await heir.request('get', `contracts/${contract.id}/file`)).body as Buffer);
  for (const words of ['（继承人：陈丰收）', '（监护人：马新雨）']) expect(said).toContain(words);
  await room.read();
  const told: { text: string }[] = await platform.dataSource.query(
    `select m.text from message m join account a on a.id = m.account_id where a.login = 'nongchang'`,
  );
  expect(told.some(({ text }) => text.includes('合同'))).toBe(true);
  for (const [person, name] of [
    [heir, '王春晓'],
    [guardian, '赵禾田'],
  ] as const)
    await person.post(`contracts/${contract.id}/signatures`, { name, fileHash: contract.fileHash }, 204);
});

test('the heir pays from his own account, on two people’s word; the guardian has the account corrected', async () => {
  const contract = await heir.get<ContractView>(`lots/${lotId}/contract`);
  const receipt = await story.payPrice(contract, {
    payerName: '陈丰收',
    payerAccount: '6228481000000100999',
  });
  const decision = `finance/receipts/${receipt}/decision`;
  await (await platform.as('chuna')).post(decision, { isHis: true, reason: '登记的继承人' });
  await (await platform.as('fuhe')).post(`${decision}/answer`, { agrees: true, reason: '看过登记' });
  const asked = await guardian.post<{ id: string }>('my/corrections', {
    bankAccount: '6228481000000100304',
    reason: '原来的账户由监护人另开',
  });
  for (const path of OWN_PAGES) await guardian.get(path);
  expect((await guardian.get<CorrectionView[]>('my/corrections')).map(({ id }) => id)).toEqual([asked.id]);
  await story.payOutAll();
  expect(await story.state(lotId)).toBe('SETTLED');
});
