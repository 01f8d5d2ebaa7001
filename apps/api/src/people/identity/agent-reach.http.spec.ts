import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { NeededConsentsView, PartyView, RegistrationView } from '@helan/contracts';
import { Copies } from '../../oversight/privacy/copies.js';
import { PDF, Story } from '../../testing/story.js';
import type { TestPerson } from '../../testing/test-person.js';
import { TestPlatform } from '../../testing/test-platform.js';

let platform: TestPlatform;
let firm: TestPerson;
/** 马新雨, who registers for the firm. */
let agent: TestPerson;
let mandateId: string;
let registrationId: string;
const PLAN = '育肥牛饲草种植';

const act = (id: string | null) => agent.put('my/acting', { mandateId: id });

async function give(): Promise<string> {
  const today = new Date((await platform.time()) + 8 * 3_600_000).toISOString().slice(0, 10);
  const { id } = await firm.post<{ id: string }>('my/mandates', {
    ...{ kind: 'AGENT', agentName: '马新雨', agentIdNumber: '640122197809020036' },
    ...{ acts: ['REGISTER'], fromDay: today, untilDay: today },
  });
  return id;
}

async function copyOf(person: TestPerson): Promise<string> {
  const { id } = await person.post<{ id: string }>('my/copy');
  while (await platform.app.get(Copies).makeNext()) continue;
  const { text, body } = await person.request('get', `my/copies/${id}/data`);
  return String(text ?? body);
}

beforeAll(async () => {
  platform = await TestPlatform.start();
  const { lotId } = await new Story(platform).listed({ trading: { mode: 'DYNAMIC' } });
  [firm, agent] = [await platform.as('qiye'), await platform.as('jingmai1')];
  mandateId = await give();
  await act(mandateId);
  ({ id: registrationId } = await agent.post<{ id: string }>(`lots/${lotId}/registrations`));
  await agent.put(`registrations/${registrationId}`, {
    ...{ intendedUse: PLAN, hasPromised: true, ownShare: '60' },
    partners: [{ kind: 'PERSON', name: '王春晓', idNumber: '640122198506110047', share: '40' }],
  });
  await agent.upload(`registrations/${registrationId}/documents`, 'JOINT_AGREEMENT', PDF);
}, 120_000);
afterAll(() => platform.close());

test('what an agent has filed for a firm stands in the firm’s copy and not in his own', async () => {
  expect(await copyOf(firm)).toContain(PLAN);
  expect(await copyOf(agent)).not.toContain(PLAN);
});

test('what a firm asks to have corrected, and the papers for it, are no business of its agent', async () => {
  const { party } = await firm.get<{ party: PartyView }>('my/party');
  await platform.dataSource.query('update party set is_frozen = true where id = $1', [party.id]);
  const { id } = await firm.post<{ id: string }>('my/corrections', {
    reason: '换了号码',
    phone: '13895310098',
  });
  const paper = await firm.upload(`my/corrections/${id}/papers`, 'CORRECTION', PDF);
  const { id: paperId } = paper.body as { id: string };
  const own = { code: 'mandate.own-business' };
  expect(await agent.refused('get', 'my/corrections')).toMatchObject(own);
  expect(await agent.refused('get', `my/corrections/${id}/papers/${paperId}`)).toMatchObject(own);
  expect(await firm.get('my/corrections')).toHaveLength(1);
});

test('whose mandate is over reaches nothing more of what he has filed; the firm goes on with it', async () => {
  await firm.post(`my/mandates/${mandateId}/ending`, { reason: '换人' }, 204);
  await act(null);
  const { documents } = await firm.get<RegistrationView>(`my/registrations/${registrationId}`);
  const consent = { name: '王春晓', documentId: documents[0]!.id };
  const consents = `registrations/${registrationId}/consents`;
  const gone = { status: 404 };
  expect(await agent.refused('get', consents)).toMatchObject(gone);
  expect(
    await agent.refused('post', `registrations/${registrationId}/partner-consent`, consent),
  ).toMatchObject(gone);
  expect((await firm.get<NeededConsentsView>(consents)).partners).toEqual(['王春晓']);
  await firm.post(`registrations/${registrationId}/partner-consent`, consent, 204);
});

test('who is stopped himself does nothing for others either', async () => {
  await act(await give());
  const { id: partyId } = await agentsOwn();
  const [one, other] = [await platform.as('shouli'), await platform.as('shenhe')];
  const paper = { cause: 'INCAPACITY', reason: '家属来报', document: '判决书' };
  const { id } = await one.post<{ id: string }>(`parties/${partyId}/stop`, paper);
  await other.post(`party-stops/${id}/answer`, { isRight: true }, 204);
  expect(await agent.refused('post', `registrations/${registrationId}/submission`)).toMatchObject({
    code: 'mandate.ended',
    title: expect.stringContaining('停办'),
  });
});

async function agentsOwn(): Promise<{ id: string }> {
  const rows: { id: string }[] = await platform.dataSource.query(
    "select party_id as id from account where login = 'jingmai1'",
  );
  return rows[0]!;
}
