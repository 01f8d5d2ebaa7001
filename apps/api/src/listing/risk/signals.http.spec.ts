import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { PageView, RiskAlertView } from '@helan/contracts';
import { PlatformClock } from '../../kernel/clock/platform-clock.js';
import { nextStep, stepDatabaseClock } from '../../testing/database-clock.js';
import { admittedTogether, pastPublicity } from '../../testing/sessions.js';
import { PDF, Story } from '../../testing/story.js';
import { TestPlatform } from '../../testing/test-platform.js';

let platform: TestPlatform;
let story: Story;
beforeAll(async () => {
  platform = await TestPlatform.start();
  story = new Story(platform);
});
afterAll(() => platform.close());

const alerts = async (login: string, query = '') =>
  (await (await platform.as(login)).get<PageView<RiskAlertView>>(`risks?open=true${query}`)).items;
const codes = async (projectId: string) =>
  (await alerts('jianguan', `&project=${projectId}`)).map(({ code }) => code).sort();
const PLAN = '种植冬小麦三百亩，配套滴灌设施，聘用本村劳力二十人，秸秆全部还田';

test('R06, R07: the same two sides for the third time in a year, and lots with one applicant alone', async () => {
  const lots = await admittedTogether(
    story,
    ['jingmai3'],
    [1, 2, 3, 4].map(() => ({ extensionCycles: 0 })),
  );
  const host = await platform.as('zuzhi');
  await story.advancePast('select due_at as at from consultation where lot_id = $1', lots[3]!);
  for (const lotId of lots) await host.post(`lots/${lotId}/agreement`);
  await pastPublicity(story, lots[3]!);
  const found = (await alerts('jianguan', '&level=YELLOW')).map(({ code }) => code);
  expect(found).toContain('R06');
  expect(found).toContain('R07');
});

test('R01: applicants who come from one place are seen as soon as the second comes, by the supervisor alone', async () => {
  const { projectId, lotId } = await story.listed();
  await story.register('jingmai1', lotId);
  expect(await codes(projectId)).toEqual([]);
  await story.register('jingmai2', lotId);
  const [alert] = await alerts('jianguan', `&project=${projectId}`);
  expect(alert).toMatchObject({ code: 'R01', level: 'YELLOW' });
  expect(alert!.evidence).toMatch(
    /^报名 [0-9a-f]{8}、[0-9a-f]{8} 用过同一个网络地址（村委会、便民大厅等多人合用网络的地方也会这样）$/,
  );
  for (const login of ['shenhe', 'fuzeren', 'xiangzhen'])
    expect(await alerts(login, `&project=${projectId}`)).toEqual([]);
  const close = (login: string) =>
    platform
      .as(login)
      .then((person) =>
        person
          .request('post', `risks/${alert!.id}/closing`)
          .send({ outcome: 'UNFOUNDED', finding: '同一个村' }),
      );
  expect((await close('fuzeren')).status).toBe(404);
  expect((await close('jianguan')).status).toBe(204);
});

test('R01: two accounts on one device are told in red; the mark cannot be read out of the database', async () => {
  const { projectId, lotId } = await story.listed();
  const cookies: string[] = [];
  for (const login of ['jingmai1', 'jingmai2']) {
    const registration = await story.register(login, lotId);
    const person = await platform.as(login);
    const request = person.request('get', `lots/${lotId}/seat`);
    const own = String(request.get('Cookie'));
    cookies.push(own);
    await request.set('Cookie', own.replace(/helan\.device=[\w-]+/, `helan.device=${'a'.repeat(22)}`));
    expect(registration).toBeTruthy();
  }
  expect(cookies[0]).toMatch(/helan\.device=[\w-]{22}/);
  const found = await alerts('jianguan', `&project=${projectId}&level=RED`);
  expect(found).toMatchObject([{ code: 'R01' }]);
  const rows: { text: string }[] = await platform.dataSource.query(
    "select string_agg(encode(hash, 'escape'), '') as text from visit_trace where lot_id = $1",
    [lotId],
  );
  expect(rows[0]!.text).not.toContain('aaaa');
});

test('R02, R04: deposits out of one account, and one that another pays', async () => {
  const { projectId, lotId, endsAt } = await story.listed();
  const registrations = await story.registerAll(['jingmai1', 'jingmai2'], lotId);
  await platform.advance(endsAt.getTime() + 1000);
  await story.qualifyAll();
  const payerAccount = '29010201040099';
  await story.payDeposit('jingmai1', registrations[0]!, { payerAccount });
  expect(await codes(projectId)).not.toContain('R02');
  await story.payDeposit('jingmai2', registrations[1]!, {
    payerName: '王春晓',
    payerAccount: '29010201047777',
  });
  expect(await codes(projectId)).toContain('R04');
  await story.payDeposit('jingmai2', registrations[1]!, { payerAccount });
  expect(await codes(projectId)).toContain('R02');
  const [account] = (await alerts('jianguan', `&project=${projectId}&level=RED`)).filter(
    ({ code }) => code === 'R02',
  );
  expect(account!.evidence).not.toContain('2901');
});

test('R03: two plans that are nearly the same, two that bring the same paper', async () => {
  const { projectId, lotId } = await story.listed();
  await story.register('jingmai1', lotId, { intendedUse: PLAN });
  await story.register('jingmai2', lotId, { intendedUse: PLAN.replace(/，/g, '、') });
  expect((await alerts('jianguan', `&project=${projectId}`)).map(({ evidence }) => evidence)).toContainEqual(
    expect.stringContaining('几乎一样'),
  );
  const other = await story.listed();
  for (const login of ['jingmai1', 'jingmai2']) {
    const person = await platform.as(login);
    const { id } = await person.post<{ id: string }>(`lots/${other.lotId}/registrations`);
    await person.put(`registrations/${id}`, {
      intendedUse: '种玉米',
      hasPromised: true,
      claimGround: 'MEMBER',
    });
    await person.upload(`registrations/${id}/documents`, 'PRIORITY_PROOF', PDF);
    await person.post(`registrations/${id}/submission`);
  }
  expect(
    (await alerts('jianguan', `&project=${other.projectId}`)).map(({ evidence }) => evidence),
  ).toContainEqual(expect.stringContaining('交了同一份文件'));
});

test('R05: who says that he is a cadre or a relative, and who bears the name of a co-holder', async () => {
  const { projectId, lotId } = await story.listed({
    coHolders: [{ name: '王春晓', hasConsented: true }],
  });
  await story.register('jingmai1', lotId, { relation: 'RELATIVE' });
  await story.register('jingmai3', lotId);
  const facts = (await alerts('jianguan', `&project=${projectId}`)).filter(({ code }) => code === 'R05');
  expect(facts.map(({ evidence }) => evidence.slice(12)).sort()).toEqual([
    '和转出方的共有人同名',
    '自己申报：和转出方或者本村干部是亲属',
  ]);
});

test('R30: one of the staff who sees three files of a lot while it is listed and bid for', async () => {
  const { projectId, lotId } = await story.listed({ trading: { mode: 'DYNAMIC' } });
  for (const login of ['jingmai1', 'jingmai2', 'jingmai3']) {
    const id = await story.register(login, lotId);
    await platform.dataSource.query("update registration set state = 'QUALIFYING' where id = $1", [id]);
  }
  await platform.dataSource.query(
    "update registration set submitted_at = '2026-01-01' where lot_id = $1 and state = 'QUALIFYING'",
    [lotId],
  );
  const reviewer = await platform.as('shenhe');
  for (let count = 0; count < 3; count += 1) {
    const { file } = await reviewer.get<{ file: { id: string } }>('qualifications/next');
    expect((await codes(projectId)).includes('R30')).toBe(count === 2);
    await reviewer.post(`registrations/${file.id}/qualification`, { isQualified: true });
  }
  expect(await codes(projectId)).toContain('R30');
});

test('R28: a clock that jumped against the database', async () => {
  const clock = platform.app.get(PlatformClock);
  const ofClock = async () => (await alerts('jianguan')).filter(({ code }) => code === 'R28');
  expect(await ofClock()).toEqual([]);
  const step = nextStep(clock);
  await stepDatabaseClock(platform, 800);
  expect(await step).toBeGreaterThan(700);
  while ((await ofClock()).length === 0);
  expect(await ofClock()).toMatchObject([
    { projectId: null, level: 'RED', evidence: '数据库时钟向前跳了约 0.8 秒' },
  ]);
});
