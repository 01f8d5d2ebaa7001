import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { NUMBERS, RegisterFacts, short } from '../../testing/register-facts.js';
import { Story } from '../../testing/story.js';
import { TestPlatform } from '../../testing/test-platform.js';

const HOUSEHOLD = '640122102208039999';

let platform: TestPlatform;
let story: Story;
let facts: RegisterFacts;
let lotId: string;
let projectId: string;
let endsAt: Date;
beforeAll(async () => {
  platform = await TestPlatform.start();
  story = new Story(platform);
  facts = new RegisterFacts(platform);
}, 60_000);
afterAll(() => platform.close());
beforeEach(async () => {
  ({ lotId, projectId, endsAt } = await story.listed({ trading: { mode: 'DYNAMIC' } }));
});

const close = () => platform.advance(endsAt.getTime() + 1000);

describe('nobody bids against himself', () => {
  test.each([
    ['nongchang', '是同一个人（或者他自己的个体户、家庭农场）'],
    ['jingmai2', '的负责人是同一个人'],
  ])('he and %s, which he heads: told in red, and the later one is held', async (login, words) => {
    await facts.head(login, NUMBERS.jingmai1);
    const first = await story.register('jingmai1', lotId);
    expect(await facts.alerts(projectId, 'R31')).toEqual([]);
    const second = await story.register(login, lotId);
    expect(await facts.alerts(projectId, 'R31')).toEqual([
      `RED 报名 ${short(first)} 和 ${short(second)} ${words}`,
    ]);
    expect(await facts.next()).toEqual([first, []]);
    await close();
    expect(await facts.next()).toEqual([first, [`RED 和报名 ${short(second)}（更晚提交）${words}`]]);
    expect((await facts.decide(first, true)).status).toBe(204);
    expect(await facts.next()).toEqual([second, [`RED 和报名 ${short(first)}（更早提交）${words}`]]);
    const refusal = await facts.decide(second, true);
    expect(JSON.parse(refusal.text)).toMatchObject({ status: 409, code: 'registration.one-will' });
    expect((await facts.decide(second, false, '和更早的报名是同一个人')).status).toBe(204);
    await facts.head(login, NUMBERS.nobody);
  });

  test('the later one is found fit once the earlier is out', async () => {
    await facts.head('nongchang', NUMBERS.jingmai1);
    const first = await story.register('jingmai1', lotId);
    const second = await story.register('nongchang', lotId);
    await close();
    expect((await facts.decide(second, true)).status).toBe(409);
    await facts.decide(first, false, '没有经营能力');
    expect((await facts.decide(second, true)).status).toBe(204);
    await facts.head('nongchang', NUMBERS.nobody);
  });
});

describe('one household', () => {
  test('is told, and both may bid', async () => {
    await facts.household('jingmai1', HOUSEHOLD);
    await facts.household('jingmai3', HOUSEHOLD);
    const first = await story.register('jingmai1', lotId);
    const second = await story.register('jingmai3', lotId);
    expect(await facts.alerts(projectId, 'R31')).toEqual([
      `YELLOW 报名 ${short(first)} 和 ${short(second)} 是同一户`,
    ]);
    await close();
    expect(await facts.next()).toEqual([first, [`YELLOW 和报名 ${short(second)}（更晚提交）是同一户`]]);
    for (const id of [first, second]) expect((await facts.decide(id, true)).status).toBe(204);
    await facts.household('jingmai3', '');
  });

  test('that the liaison names only afterwards is told when registration closes, and once', async () => {
    const first = await story.register('jingmai1', lotId);
    const second = await story.register('jingmai3', lotId);
    expect(await facts.alerts(projectId, 'R31')).toEqual([]);
    await facts.household('jingmai3', HOUSEHOLD);
    await close();
    expect(await facts.alerts(projectId, 'R31')).toEqual([
      `YELLOW 报名 ${short(first)} 和 ${short(second)} 是同一户`,
    ]);
  });
});
