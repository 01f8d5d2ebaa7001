import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { ContractView } from '@helan/contracts';
import { Negotiations, codeOf } from '../../testing/negotiations.js';
import { pastPublicity } from '../../testing/sessions.js';
import { PDF, Story } from '../../testing/story.js';
import { TestPlatform } from '../../testing/test-platform.js';

const HOUSEHOLD = { method: 'NEGOTIATION' } as const;
let platform: TestPlatform;
let story: Story;
let table: Negotiations;
beforeEach(async () => {
  platform = await TestPlatform.start();
  story = new Story(platform);
});
afterEach(() => platform.close());

describe('a household negotiates its own right', () => {
  test('offers go back and forth, each with its time; nobody else sees them', async () => {
    table = await Negotiations.open(story, ['jingmai1', 'jingmai2'], HOUSEHOLD);
    expect((await table.seen('nonghu')).negotiations.map(({ state }) => state)).toEqual([
      'INVITED',
      'INVITED',
    ]);
    expect(await table.seen('zuzhi')).toMatchObject({
      negotiations: [],
      standing: [{ state: 'INVITED', offers: 0 }, { state: 'INVITED' }],
    });
    const mine = await table.own('jingmai1');
    expect(mine).toMatchObject({
      side: 'APPLICANT',
      counterpartName: '赵禾田',
      actions: ['offer', 'breakOff'],
    });
    expect((await table.offer('jingmai1', mine, '580', '每年秋收后付')).status).toBe(204);
    const his = await table.withWhom('nonghu', 'jingmai1');
    expect(his.offers).toMatchObject([
      { seq: 1, side: 'APPLICANT', amountFen: '58000', terms: '每年秋收后付' },
    ]);
    await table.offer('nonghu', his, '600', '每年春耕前付');
    expect((await table.own('jingmai1')).offers).toHaveLength(2);
    expect((await table.own('jingmai2')).offers).toEqual([]);
    expect((await table.offer('jingmai2', his, '700')).status).toBe(404);
    expect(
      await (await platform.as('jingmai3')).refused('get', `lots/${table.lotId}/negotiations`),
    ).toMatchObject({
      status: 404,
    });
  });

  test('an amount that is none is refused, with its field', async () => {
    table = await Negotiations.open(story, ['jingmai1'], HOUSEHOLD);
    const mine = await table.own('jingmai1');
    for (const [amountYuan, code] of [
      ['', 'text.missing'],
      ['六百来块', 'money.not-whole-fen'],
      ['600.001', 'money.not-whole-fen'],
      ['0', 'price.zero'],
      ['-5', 'money.not-whole-fen'],
    ] as const) {
      const answer = await table.offer('jingmai1', mine, amountYuan);
      const problem = JSON.parse(answer.text) as { code: string; faults: { field: string }[] };
      expect([answer.status, problem.code, problem.faults[0]!.field]).toEqual([422, code, 'amountYuan']);
    }
  });

  test('terms that ask for a fee are refused, with their field', async () => {
    table = await Negotiations.open(story, ['jingmai1'], HOUSEHOLD);
    const answer = await table.offer('jingmai1', await table.own('jingmai1'), '580', '另付中介费 3,000 元');
    const problem = JSON.parse(answer.text) as { code: string; faults: { field: string }[] };
    expect([problem.code, problem.faults[0]!.field]).toEqual(['application.forbidden-words', 'terms']);
  });

  test('only the other side’s last word is accepted', async () => {
    table = await Negotiations.open(story, ['jingmai1'], HOUSEHOLD);
    await table.offer('jingmai1', await table.own('jingmai1'), '580');
    const first = await table.own('nonghu');
    await table.offer('jingmai1', first, '570');
    const post = async (login: string, seq: number) =>
      (await platform.as(login)).refused('post', `negotiations/${first.id}/acceptance`, { seq });
    expect(await post('nonghu', 1)).toMatchObject({ status: 409, code: 'negotiation.stale-offer' });
    expect(await post('jingmai1', 2)).toMatchObject({ code: 'negotiation.own-offer' });
    expect(await post('nonghu', 0)).toMatchObject({ status: 422 });
  });

  test('agreed below the listing price, signed by both, it stands in public and is contracted with its terms', async () => {
    table = await Negotiations.open(story, ['jingmai1', 'jingmai2'], HOUSEHOLD);
    await table.offer('nonghu', await table.withWhom('nonghu', 'jingmai2'), '610', '交付前平整土地');
    await table.accept('jingmai2', await table.own('jingmai2'));
    await table.offer('jingmai1', await table.own('jingmai1'), '640');
    expect(
      await (
        await platform.as('nonghu')
      ).refused('post', `negotiations/${(await table.withWhom('nonghu', 'jingmai1')).id}/acceptance`, {
        seq: 1,
      }),
    ).toMatchObject({ code: 'negotiation.agreed-elsewhere' });
    const agreed = await table.own('jingmai2');
    expect(agreed).toMatchObject({
      state: 'AGREED',
      priorityUntil: null,
      agreed: { amountFen: '61000', terms: '交付前平整土地' },
      minutes: { signatures: [] },
    });
    const paper = await (await platform.as('nonghu')).request('get', `negotiations/${agreed.id}/minutes`);
    expect(paper.type).toBe('application/pdf');
    expect((await table.sign('nonghu', agreed, '赵田')).status).toBe(422);
    expect((await table.sign('nonghu', agreed)).status).toBe(204);
    expect(codeOf(await table.sign('nonghu', agreed))).toBe('deal.signed-already');
    expect((await table.sign('jingmai1', agreed)).status).toBe(404);
    expect((await table.sign('jingmai2', agreed)).status).toBe(204);
    expect(await story.state(table.lotId)).toBe('RESULT_PUBLICITY');
    expect((await table.lastNotice()).details).toContainEqual({ label: '成交方式', value: '双方协商' });
    expect(await table.own('jingmai1')).toMatchObject({
      state: 'BROKEN_OFF',
      endReason: '转出方和别人谈成了',
    });
    expect(await table.registration('jingmai1', 0)).toMatchObject({
      state: 'LOST',
      deposit: { state: 'REFUND_DUE' },
    });
    await pastPublicity(story, table.lotId);
    await (await platform.as('shenhe')).post(`lots/${table.lotId}/contract`);
    const contract = await (await platform.as('nonghu')).get<ContractView>(`lots/${table.lotId}/contract`);
    expect(contract).toMatchObject({ state: 'SENT' });
  });

  test('a member takes the same terms by his right; the minutes wait for him', async () => {
    const listed = await story.listed(HOUSEHOLD);
    const { lotId } = listed;
    const registrations: string[] = [];
    for (const [login, form] of [
      ['jingmai2', {}],
      ['jingmai1', { claimGround: 'MEMBER' }],
    ] as const) {
      const person = await platform.as(login);
      const { id } = await person.post<{ id: string }>(`lots/${lotId}/registrations`);
      await person.put(`registrations/${id}`, { intendedUse: '种小麦', hasPromised: true, ...form });
      if ('claimGround' in form) await person.upload(`registrations/${id}/documents`, 'PRIORITY_PROOF', PDF);
      await person.post(`registrations/${id}/submission`);
      registrations.push(id);
    }
    await platform.advance(listed.endsAt.getTime() + 1000);
    for (const id of registrations)
      await (
        await platform.as('shenhe')
      ).post(`registrations/${id}/qualification`, { isQualified: true, isClaimUpheld: true });
    await story.payDeposit('jingmai2', registrations[0]!);
    await story.payDeposit('jingmai1', registrations[1]!);
    await story.bothSidesAgree(lotId);
    table = Negotiations.at(story, lotId, registrations);
    await table.begin();
    await table.offer('jingmai2', await table.own('jingmai2'), '630', '一次付三年');
    await table.accept('nonghu', await table.withWhom('nonghu', 'jingmai2'));
    const agreed = await table.own('jingmai2');
    expect(agreed.priorityUntil).not.toBeNull();
    expect(codeOf(await table.sign('nonghu', agreed))).toBe('negotiation.priority-first');
    expect(
      await (await platform.as('jingmai2')).refused('post', `negotiations/${agreed.id}/match`),
    ).toMatchObject({ code: 'negotiation.nothing-to-match' });
    const member = await table.own('jingmai1');
    expect(member).toMatchObject({ toMatch: { amountFen: '63000', terms: '一次付三年' } });
    expect(member.actions).toContain('match');
    await (await platform.as('jingmai1')).post(`negotiations/${member.id}/match`);
    expect(await table.own('jingmai2')).toMatchObject({ state: 'OFFERING', agreed: null, minutes: null });
    const matched = await table.own('jingmai1');
    expect(matched).toMatchObject({ state: 'AGREED', priorityUntil: null, agreed: { amountFen: '63000' } });
    await table.sign('jingmai1', matched);
    await table.sign('nonghu', matched);
    expect(await story.state(table.lotId)).toBe('RESULT_PUBLICITY');
    expect(await table.registration('jingmai1', 1)).toMatchObject({ state: 'WON' });
  });

  test('given up by all, the lot fails and everybody has his deposit back', async () => {
    table = await Negotiations.open(story, ['jingmai1', 'jingmai2'], HOUSEHOLD);
    await (
      await platform.as('jingmai1')
    ).post(`negotiations/${(await table.own('jingmai1')).id}/ending`, {
      reason: '价格谈不拢',
    });
    expect(await story.state(table.lotId)).toBe('TRADING');
    expect(await table.registration('jingmai1', 0)).toMatchObject({
      state: 'WITHDRAWN',
      deposit: { state: 'REFUND_DUE' },
    });
    const last = await table.withWhom('nonghu', 'jingmai2');
    await (await platform.as('nonghu')).post(`negotiations/${last.id}/ending`, { reason: '不租了' });
    expect(await story.state(table.lotId)).toBe('FAILED');
    expect(await table.own('jingmai2')).toMatchObject({ state: 'BROKEN_OFF', endReason: '转出方：不租了' });
  });

  test('the host may end it; a lot that stands still takes no offers', async () => {
    table = await Negotiations.open(story, ['jingmai1'], HOUSEHOLD);
    await (
      await platform.as('fuzeren')
    ).post(`lots/${table.lotId}/suspension`, { reason: 'TITLE_DISPUTED', note: '有人提出权属异议' });
    expect(codeOf(await table.offer('jingmai1', await table.own('jingmai1'), '600'))).toBe(
      'listing.suspended',
    );
    await (await platform.as('fuzeren')).post(`lots/${table.lotId}/resumption`, { reason: '异议不成立' });
    expect((await table.offer('jingmai1', await table.own('jingmai1'), '600')).status).toBe(204);
    await (
      await platform.as('zuzhi')
    ).post(`lots/${table.lotId}/negotiation/ending`, { reason: '三个月没有谈成' });
    expect(await story.state(table.lotId)).toBe('FAILED');
    expect(codeOf(await table.offer('jingmai1', await table.own('jingmai1'), '600'))).toBe(
      'lifecycle.not-now',
    );
  });

  test('one applicant is enough: nothing is prolonged for want of a second', async () => {
    const { endsAt, lotId: id } = await story.listed(HOUSEHOLD);
    await story.register('jingmai1', id);
    await platform.advance(endsAt.getTime() + 1000);
    expect(await story.state(id)).toBe('REG_CLOSED');
  });
});
