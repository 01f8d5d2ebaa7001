import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { ActingView, MandateView, PageView, PartyStopView, PartyView } from '@helan/contracts';
import { MessageRoom } from '../../testing/messages.js';
import { Story } from '../../testing/story.js';
import type { TestPerson } from '../../testing/test-person.js';
import { TestPlatform } from '../../testing/test-platform.js';

const GUARDIAN = {
  kind: 'GUARDIAN',
  agentName: '马新雨',
  agentIdNumber: '640122197809020036',
  document: '监护证明',
};

let platform: TestPlatform;
let room: MessageRoom;
let lotId: string;
let partyId: string;
let stopId: string;
/** 王春晓, and 马新雨, who is named for her; two people of the center. */
let person: TestPerson;
let guardian: TestPerson;
let one: TestPerson;
let other: TestPerson;

beforeAll(async () => {
  platform = await TestPlatform.start();
  room = await MessageRoom.of(platform);
  ({ lotId } = await new Story(platform).listed());
  [person, guardian] = [await platform.as('jingmai3'), await platform.as('jingmai1')];
  [one, other] = [await platform.as('shouli'), await platform.as('shenhe')];
  partyId = (await person.get<{ party: PartyView }>('my/party')).party.id;
  stopId = await stop();
}, 120_000);
afterAll(() => platform.close());

async function stop(): Promise<string> {
  const paper = { cause: 'INCAPACITY', reason: '家属来报', document: '法院判决书' };
  const { id } = await one.post<{ id: string }>(`parties/${partyId}/stop`, paper);
  await other.post(`party-stops/${id}/answer`, { isRight: true }, 204);
  return id;
}

async function lift(): Promise<void> {
  await one.post(`party-stops/${stopId}/lifting`, { document: '医院证明' }, 204);
  await other.post(`party-stops/${stopId}/answer`, { isRight: true }, 204);
}

const name = async () => (await one.post<{ id: string }>(`party-stops/${stopId}/successor`, GUARDIAN)).id;
const act = (mandateId: string | null) => guardian.put('my/acting', { mandateId });
const titles = async (login: string) => {
  await room.read();
  return (await room.inbox(login)).map(({ title }) => title);
};
const successors = async () =>
  (await one.get<PageView<PartyStopView>>('party-stops')).items.flatMap(({ successors }) => successors);
const wordsOf = async (id: string) =>
  (await guardian.get<ActingView>('my/acting')).choices.find((choice) => choice.id === id);

test('the second person refuses whom the papers do not bear, with the reason; both are told', async () => {
  const id = await name();
  const reason = { reason: '证明不是这家医院出的' };
  expect(await one.refused('post', `mandates/${id}/refusal`, reason)).toMatchObject({
    code: 'permission.same-person',
  });
  expect(await other.refused('post', `mandates/${id}/revocation`, reason)).toMatchObject({
    code: 'lifecycle.not-now',
  });
  await other.post(`mandates/${id}/refusal`, reason, 204);
  expect(await other.refused('post', `mandates/${id}/confirmation`)).toMatchObject({
    code: 'lifecycle.not-now',
  });
  expect(await successors()).toEqual([]);
  expect(await titles('jingmai3')).toContain('不由他接着办了');
  expect(await titles('jingmai1')).toContain('不由您接着办了');
  expect(await wordsOf(id)).toMatchObject({ endReason: reason.reason });
});

test('one of the center ends what turns out wrong: from the next request on nothing is done by it', async () => {
  const id = await name();
  await other.post(`mandates/${id}/confirmation`, {}, 204);
  await act(id);
  await guardian.post(`lots/${lotId}/registrations`);
  expect(await successors()).toMatchObject([{ id, mayConfirm: false, mayRevoke: true }]);
  expect(await one.refused('post', `mandates/${id}/refusal`, { reason: '错了' })).toMatchObject({
    code: 'lifecycle.not-now',
  });
  await one.post(`mandates/${id}/revocation`, { reason: '公证书是伪造的' }, 204);
  expect(await guardian.refused('post', `lots/${lotId}/registrations`)).toMatchObject({
    code: 'mandate.ended',
  });
  expect((await titles('jingmai3')).filter((title) => title === '不由他接着办了')).toHaveLength(2);
  const mandates = await person.get<MandateView[]>('my/mandates');
  expect(mandates.find((mandate) => mandate.id === id)).toMatchObject({
    endReason: '公证书是伪造的',
    mayEnd: false,
  });
  await act(null);
});

test('with the stop ends who stands by it, confirmed or not; another stop wakes nobody', async () => {
  const [acting, waiting] = [await name(), await name()];
  await other.post(`mandates/${acting}/confirmation`, {}, 204);
  await act(acting);
  await lift();
  expect(await guardian.refused('post', `lots/${lotId}/registrations`)).toMatchObject({
    code: 'mandate.ended',
  });
  expect(await other.refused('post', `mandates/${waiting}/confirmation`)).toMatchObject({
    code: 'party.not-stopped',
  });
  expect(await wordsOf(acting)).toMatchObject({ endReason: '本人恢复办理' });
  stopId = await stop();
  expect(await successors()).toEqual([]);
  expect(await guardian.refused('put', 'my/acting', { mandateId: acting })).toMatchObject({
    code: 'mandate.ended',
  });
  await act(null);
});

test('whoever is named is in force as long as the stop is, however its end is written down', async () => {
  const id = await name();
  await other.post(`mandates/${id}/confirmation`, {}, 204);
  await act(id);
  await platform.asOwner(`update party_stop set state = 'LIFTED' where id = $1`, [stopId]);
  const refused = await guardian.refused('post', `lots/${lotId}/registrations`);
  expect(refused).toMatchObject({ code: 'mandate.ended' });
  expect(refused.title).toContain('恢复办理');
  await act(null);
});
