import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { FieldCipher } from '../../kernel/secrets/field-cipher.js';
import { RealNames } from '../../people/identity/index.js';
import { PartyService } from '../../people/party/index.js';
import { Story } from '../../testing/story.js';
import { TestPlatform } from '../../testing/test-platform.js';
import { Copies } from './copies.js';
import type { PersonalData } from './copy-sheet.js';

const AGENT = { name: '马新雨', idNumber: '640122197809020036' };
const OTHER_AGENT = { name: '陈丰收', idNumber: '640122197106150010' };

let platform: TestPlatform;
let firmId: string;
let lotId: string;
beforeAll(async () => {
  platform = await TestPlatform.start();
  ({ lotId } = await new Story(platform).listed({ trading: { mode: 'DYNAMIC' } }));
  firmId = await partyOf('qiye');
  const today = new Date((await platform.time()) + 8 * 3_600_000).toISOString().slice(0, 10);
  const firm = await platform.as('qiye');
  const ids: string[] = [];
  for (const { name, idNumber } of [AGENT, OTHER_AGENT]) {
    const mandate = { kind: 'AGENT', agentName: name, agentIdNumber: idNumber, acts: ['REGISTER'] };
    const days = { fromDay: today, untilDay: today };
    ids.push((await firm.post<{ id: string }>('my/mandates', { ...mandate, ...days })).id);
  }
  const agent = await platform.as('jingmai1');
  await agent.put('my/acting', { mandateId: ids[0] });
  const { id } = await agent.post<{ id: string }>(`lots/${lotId}/registrations`);
  await agent.put(`registrations/${id}`, { intendedUse: '公司要种的小麦', hasPromised: true });
}, 120_000);
afterAll(() => platform.close());

async function partyOf(login: string): Promise<string> {
  const rows = await platform.dataSource.query<{ id: string }[]>(
    'select party_id as id from account where login = $1',
    [login],
  );
  return rows[0]!.id;
}

async function known(login: string, person: { name: string; idNumber: string }): Promise<void> {
  const rows = await platform.dataSource.query<{ id: string }[]>('select id from account where login = $1', [
    login,
  ]);
  await platform.dataSource.transaction((tx) =>
    platform.app.get(RealNames).keep(tx, rows[0]!.id, { ...person, phone: '13895310002' }, 'WINDOW'),
  );
}

async function copyOf(login: string): Promise<{ text: string; rows: (title: string) => object[] }> {
  const person = await platform.as(login);
  const { id } = await person.post<{ id: string }>('my/copy');
  while (await platform.app.get(Copies).makeNext()) continue;
  const answer = await person.request('get', `my/copies/${id}/data`);
  const text = String(answer.text ?? answer.body);
  const { parts } = JSON.parse(text) as PersonalData;
  return { text, rows: (title) => [...parts.find((part) => part.title === title)!.rows] };
}

test('what an agent handed in for a firm is in the firm’s copy and not in his own', async () => {
  await (await platform.as('jingmai1')).put('my/acting', { mandateId: null });
  const [firm, agent] = [await copyOf('qiye'), await copyOf('jingmai1')];
  expect(firm.rows('报名')).toMatchObject([{ 报名内容: { intendedUse: '公司要种的小麦' } }]);
  expect(agent.rows('报名')).toEqual([]);
  expect(agent.text).not.toContain('公司要种的小麦');
  expect(agent.rows('代理授权')).toMatchObject([{ 我是哪一方: '我是代理人', 我的证件号码: AGENT.idNumber }]);
  expect(firm.rows('代理授权')).toHaveLength(2);
  for (const { idNumber } of [AGENT, OTHER_AGENT]) expect(firm.text).not.toContain(idNumber);
  expect(agent.rows('登录状态')).toMatchObject([{ 登录时间: expect.any(String) }]);
});

test('a lister’s copy does not hold the number of whoever acts for him in an application', async () => {
  const sealed = platform.app.get(FieldCipher).seal(OTHER_AGENT.idNumber, 'project.agent_id');
  await platform.dataSource.query(
    'update project set agent_id_enc = $2 where id = (select project_id from lot where id = $1)',
    [lotId, sealed],
  );
  const lister = await copyOf('nonghu');
  expect(lister.rows('挂牌申请').length).toBeGreaterThan(0);
  expect(lister.text).not.toContain(OTHER_AGENT.idNumber);
});

test('who is known by his verified name alone finds the mandate that names him, and a firm that he leads', async () => {
  const { name, representative } = await platform.app.get(PartyService).get(await partyOf('jingmai2'));
  await known('nongchang', OTHER_AGENT);
  const agent = await copyOf('nongchang');
  expect(agent.rows('代理授权')).toMatchObject([
    { 我是哪一方: '我是代理人', 我的证件号码: OTHER_AGENT.idNumber },
  ]);
  await known('shouli', { name: representative!.name, idNumber: representative!.idNumber });
  const leader = await copyOf('shouli');
  expect(leader.rows('登记备案')).toMatchObject([
    { 姓名或名称: name, 证件号码: null, 负责人证件号码: representative!.idNumber },
  ]);
  expect((await copyOf('jingmai2')).text).not.toContain(representative!.idNumber);
});

test('a number that nobody has verified opens nothing that others wrote under it', async () => {
  await platform.asOwner(
    `update party set verified_at = null, verified_way = null, verified_by = null, verified_document = null where id = $1`,
    [await partyOf('jingmai1')],
  );
  await platform.dataSource.query('update personal_copy set content_enc = null, erased_at = platform_now()');
  expect((await copyOf('jingmai1')).rows('代理授权')).toEqual([]);
  expect(firmId).not.toBe('');
});
