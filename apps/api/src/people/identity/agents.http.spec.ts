import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type {
  ActingView,
  MandateProjectView,
  MandateView,
  PageView,
  PartyStopView,
  PartyView,
  SessionView,
} from '@helan/contracts';
import { Story } from '../../testing/story.js';
import type { TestPerson } from '../../testing/test-person.js';
import { TestPlatform } from '../../testing/test-platform.js';

let platform: TestPlatform;
let story: Story;
let firm: TestPerson;
let agent: TestPerson;
let lotId: string;
let projectId: string;
let firmId: string;
let today: string;
beforeAll(async () => {
  platform = await TestPlatform.start();
  story = new Story(platform);
  ({ lotId, projectId } = await story.listed({ trading: { mode: 'DYNAMIC' } }));
  firm = await platform.as('qiye');
  agent = await platform.as('jingmai1');
  firmId = (await firm.get<{ party: PartyView }>('my/party')).party.id;
  today = new Date((await platform.time()) + 8 * 3_600_000).toISOString().slice(0, 10);
});
afterAll(() => platform.close());

/** 马新雨, who bids in his own name as well. */
const mandate = (change: object = {}) => ({
  kind: 'AGENT',
  agentName: '马新雨',
  agentIdNumber: '640122197809020036',
  acts: ['REGISTER'],
  fromDay: today,
  untilDay: today,
  ...change,
});
const give = (change: object = {}) => firm.post<{ id: string }>('my/mandates', mandate(change));
/** Whom every page says that he acts for. */
const principal = async () => (await agent.get<SessionView>('session')).account?.actingFor;
const act = (mandateId: string | null) => agent.put('my/acting', { mandateId });
const begin = `registrations`;

async function partyOf(registrationId: string): Promise<string> {
  const rows: { party_id: string }[] = await platform.dataSource.query(
    'select party_id from registration where id = $1',
    [registrationId],
  );
  return rows[0]!.party_id;
}

describe('an agent', () => {
  test('acts for the firm in what he was given, and for himself again when he says so', async () => {
    const { id } = await give();
    expect(await agent.get<ActingView>('my/acting')).toMatchObject({
      mandateId: null,
      choices: [{ id, kindName: '代理人', actNames: '报名、交材料', why: null }],
    });
    expect(await principal()).toBeUndefined();
    await act(id);
    expect(await principal()).toBe('贺兰塞上粮源农业有限公司');
    const made = await agent.post<{ id: string }>(`lots/${lotId}/${begin}`);
    expect(await partyOf(made.id)).toBe(firmId);
    expect(await agent.refused('post', `lots/${lotId}/bids`)).toMatchObject({ code: 'mandate.not-this-act' });
    expect(await agent.refused('put', 'my/party')).toMatchObject({ code: 'mandate.own-business' });
    expect(await agent.refused('post', 'my/mandates', mandate())).toMatchObject({
      code: 'mandate.own-business',
    });
    await act(null);
    expect(await principal()).toBeUndefined();
    expect((await agent.get<{ party: PartyView }>('my/party')).party.name).toBe('马新雨');
  });

  test('whose mandate was taken back is refused from the next request on, with the reason', async () => {
    const { id } = await give();
    await act(id);
    await firm.post(`my/mandates/${id}/ending`, { reason: '换人' }, 204);
    const refused = await agent.refused('post', `lots/${lotId}/${begin}`);
    expect(refused).toMatchObject({ status: 403, code: 'mandate.ended' });
    expect(refused.title).toContain('被收回');
    expect((await agent.get<ActingView>('my/acting')).why).toContain('被收回');
    expect((await firm.get<MandateView[]>('my/mandates')).find((one) => one.id === id)).toMatchObject({
      mayEnd: false,
      endReason: '换人',
    });
    await act(null);
  });

  test('was not given another project, nor a larger bid', async () => {
    const other = await story.verified();
    const { id } = await give({ acts: ['REGISTER', 'BID'], projectIds: [projectId], limitYuan: '100' });
    await act(id);
    expect(await agent.refused('post', `projects/${other}/submission`)).toMatchObject({
      code: 'mandate.not-this-act',
    });
    const fen = (amountFen: string) =>
      agent.refused('post', `lots/${lotId}/bids`, { kind: 'PRICE', amountFen });
    expect(await fen('10001')).toMatchObject({ code: 'mandate.over-limit' });
    expect(await fen('10000')).toMatchObject({ code: 'bid.not-admitted' });
    const sealed = { kind: 'SEALED', envelope: 'x' };
    expect(await agent.refused('post', `lots/${lotId}/bids`, sealed)).toMatchObject({
      code: 'mandate.over-limit',
    });
    await act(null);
    const another = await give({ projectIds: [(await story.listed()).projectId] });
    await act(another.id);
    expect(await agent.refused('post', `lots/${lotId}/${begin}`)).toMatchObject({
      code: 'mandate.not-this-project',
    });
    await act(null);
  });

  test('is limited to projects that the firm finds by their numbers', async () => {
    const [row]: [{ no: string; lot_no: string }] = await platform.dataSource.query(
      'select p.no, l.no as lot_no from project p join lot l on l.project_id = p.id where l.id = $1',
      [lotId],
    );
    const found = (number: string) =>
      firm.get<MandateProjectView[]>(`my/mandate-projects?projectNo=${number}`);
    for (const number of [row.no, row.lot_no, `${row.no.toLowerCase()}%20`])
      expect(await found(number)).toMatchObject([{ id: projectId, no: row.no }]);
    expect(await found('640122102N26119999')).toEqual([]);
    expect(await firm.get<MandateProjectView[]>('my/mandate-projects')).toEqual([]);
    const own = await (await platform.as('nonghu')).get<MandateProjectView[]>('my/mandate-projects');
    expect(own.map(({ id }) => id)).toContain(projectId);
  });

  test('cannot be chosen by anybody else', async () => {
    const { id } = await give();
    const other = await platform.as('nonghu');
    expect(await other.refused('put', 'my/acting', { mandateId: id })).toMatchObject({
      code: 'mandate.not-yours',
    });
  });

  test('is not given by a person, nor without end', async () => {
    expect(
      await agent.refused('post', 'my/mandates', mandate({ agentIdNumber: '640122198506110047' })),
    ).toMatchObject({
      code: 'mandate.no-organisation',
    });
    expect(await firm.refused('post', 'my/mandates', mandate({ untilDay: null }))).toMatchObject({
      code: 'text.missing',
    });
  });
});

describe('an agent who is verified no more', () => {
  const SEEN = 'verified_at, verified_by, verified_document, verified_way';
  let ownId: string;
  let seen: unknown[];
  beforeAll(async () => {
    ownId = (await agent.get<{ party: PartyView }>('my/party')).party.id;
    const [row] = await platform.asOwner<Record<string, unknown>>(`select ${SEEN} from party where id = $1`, [
      ownId,
    ]);
    seen = SEEN.split(', ').map((column) => row![column]);
  });
  const see = (values: readonly unknown[]) =>
    platform.dataSource.query(`update party set (${SEEN}) = ($2, $3, $4, $5) where id = $1`, [
      ownId,
      ...values,
    ]);

  test('does nothing under a mandate that he has chosen, is told why, and chooses none', async () => {
    const { id } = await give();
    await act(id);
    await see([null, null, null, null]);
    for (const refused of [
      await agent.refused('post', `lots/${lotId}/${begin}`),
      await agent.refused('get', 'my/registrations'),
    ])
      expect(refused).toMatchObject({ status: 403, code: 'mandate.agent-unknown' });
    const lost = await agent.get<ActingView>('my/acting');
    expect(lost).toMatchObject({ isVerified: false, mandateId: id });
    expect(lost.why).toContain('没有核验您本人');
    expect(lost.choices).toMatchObject([{ id, why: lost.why }]);
    expect((await agent.get<SessionView>('session')).account?.acting?.why).toBe(lost.why);
    await act(null);
    expect((await agent.get<ActingView>('my/acting')).choices).toEqual([]);
    expect(await agent.refused('put', 'my/acting', { mandateId: id })).toMatchObject({
      code: 'mandate.agent-unknown',
    });
  });

  test('acts again once he is', async () => {
    await see(seen);
    const { choices, isVerified } = await agent.get<ActingView>('my/acting');
    expect(isVerified).toBe(true);
    await act(choices.find(({ why }) => why === null)!.id);
    expect(await principal()).toBe('贺兰塞上粮源农业有限公司');
    await act(null);
  });
});

describe('a person who dies', () => {
  test('does nothing more; an heir whom two people have seen goes on, and what was wrong is lifted', async () => {
    const person = await platform.as('jingmai3');
    const { id: partyId } = (await person.get<{ party: PartyView }>('my/party')).party;
    const [one, other] = [await platform.as('shouli'), await platform.as('shenhe')];
    const paper = { cause: 'DEATH', reason: '家属来报', document: '死亡证明' };
    const { id } = await one.post<{ id: string }>(`parties/${partyId}/stop`, paper);
    expect(await one.refused('post', `parties/${partyId}/stop`, paper)).toMatchObject({
      code: 'party.stop-open',
    });
    expect(await one.refused('post', `party-stops/${id}/answer`, { isRight: true })).toMatchObject({
      code: 'permission.same-person',
    });
    // Nothing is held before the second word.
    const { id: registration } = await person.post<{ id: string }>(`lots/${lotId}/${begin}`);
    await other.post(`party-stops/${id}/answer`, { isRight: true }, 204);
    const refused = await person.refused('post', `registrations/${registration}/submission`);
    expect(refused).toMatchObject({ status: 403, code: 'party.stopped' });
    expect(refused.title).toContain('继承人');

    const heir = {
      kind: 'HEIR',
      agentName: '马新雨',
      agentIdNumber: '640122197809020036',
      document: '公证书',
    };
    const named = await one.post<{ id: string }>(`party-stops/${id}/successor`, heir);
    expect(await agent.refused('put', 'my/acting', { mandateId: named.id })).toMatchObject({
      code: 'mandate.ended',
    });
    expect(await one.refused('post', `mandates/${named.id}/confirmation`)).toMatchObject({
      code: 'permission.same-person',
    });
    await other.post(`mandates/${named.id}/confirmation`, {}, 204);
    await act(named.id);
    await agent.post(`registrations/${registration}/withdrawal`, {}, 204);
    await act(null);

    const { items } = await other.get<PageView<PartyStopView>>('party-stops');
    expect(items).toMatchObject([
      { id, state: 'IN_FORCE', causeName: '本人去世', successors: [{ name: '马新雨', isConfirmed: true }] },
    ]);
    await one.post(`party-stops/${id}/lifting`, { document: '派出所说明' }, 204);
    await other.post(`party-stops/${id}/answer`, { isRight: true }, 204);
    await person.post(`lots/${lotId}/${begin}`);
    expect((await one.get<PageView<PartyStopView>>('party-stops?decided=true')).items[0]).toMatchObject({
      state: 'LIFTED',
    });
  });
});

test('an agent whose mandate ended yesterday is refused with the day', async () => {
  const { id } = await give();
  await act(id);
  await platform.advance((await platform.time()) + 24 * 3_600_000);
  const refused = await agent.refused('post', `lots/${lotId}/${begin}`);
  expect(refused).toMatchObject({ code: 'mandate.ended' });
  expect(refused.title).toContain(`到 ${today} 为止`);
  // What he did is over for reading, too.
  for (const path of ['my/party', 'my/registrations', `my/lots/${lotId}/standing`])
    expect(await agent.refused('get', path)).toMatchObject({ code: 'mandate.ended' });
  await act(null);
});
