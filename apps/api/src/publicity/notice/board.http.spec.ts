import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { LotChangeView, NoticeView, RegistrationView } from '@helan/contracts';
import { sampleListing } from '@helan/domain/samples';
import { Story } from '../../testing/story.js';
import { TestPlatform } from '../../testing/test-platform.js';

let platform: TestPlatform;
let story: Story;
beforeAll(async () => {
  platform = await TestPlatform.start();
  story = new Story(platform);
});
afterAll(() => platform.close());

const anyone = () => platform.nobody();
const reviewer = () => platform.as('shenhe');
const approver = () => platform.as('fuzeren');

interface Row {
  id: string;
  kind: string;
}
function noticesOf(lotId: string): Promise<Row[]> {
  return platform.dataSource.query(
    'select id, kind from notice where lot_id = $1 order by published_at, no',
    [lotId],
  );
}
async function kindsOf(lotId: string): Promise<string[]> {
  return (await noticesOf(lotId)).map((row) => row.kind);
}
async function endOf(lotId: string): Promise<string> {
  return (await story.registrationEnd(lotId)).toISOString();
}
async function propose(lotId: string, change: object, reason = '转出方申请'): Promise<string> {
  return (await (await reviewer()).post<{ id: string }>(`lots/${lotId}/change`, { change, reason })).id;
}

/** The platform's clock begins on Monday 2 November 2026, 09:00; seven working days end on the 11th. */
describe('a change to a published listing', () => {
  test('of the viewing keeps the end; of the price begins all anew; both stand in the chain', async () => {
    const { lotId } = await story.listed();
    expect(await endOf(lotId)).toBe('2026-11-11T09:00:00.000Z');
    await platform.advance('2026-11-05T02:00:00Z');
    const first = await propose(lotId, { viewing: '每周三上午' });
    const { change } = await (await approver()).get<{ change: LotChangeView }>(`lots/${lotId}/change`);
    expect(change).toMatchObject({
      effectName: '公告期至少还有三个工作日',
      fields: [{ label: '看样安排', before: '（无）', after: '每周三上午' }],
    });
    await (await approver()).post(`changes/${first}/publication`);
    expect(await endOf(lotId)).toBe('2026-11-11T09:00:00.000Z');
    const second = await propose(lotId, { startPriceYuan: '600' });
    await (await approver()).post(`changes/${second}/publication`);
    expect(await endOf(lotId)).toBe('2026-11-16T09:00:00.000Z');
    expect(await kindsOf(lotId)).toEqual(['TRANSFER', 'CHANGE', 'CHANGE']);
    const rows = await noticesOf(lotId);
    const [original, changed] = await Promise.all(
      [rows[0]!, rows[2]!].map(({ id }) =>
        anyone().get<{ content: { terms: NoticeView['terms'] } }>(`notices/${id}/proof`),
      ),
    );
    expect([original!.content.terms.startPriceFen, changed!.content.terms.startPriceFen]).toEqual([
      '62000',
      '60000',
    ]);
  });

  test('of what a supplier must be able to show begins all anew; of the project that it belongs to it does not', async () => {
    const { attributes = {} } = sampleListing('T14').application;
    const { lotId } = await story.publish(await story.reviewed({ attributes }, 'T14'));
    const effectOf = async (answers: Record<string, string>) => {
      const id = await propose(lotId, { attributes: { ...attributes, ...answers } });
      const { change } = await (await approver()).get<{ change: LotChangeView }>(`lots/${lotId}/change`);
      await (await approver()).post(`changes/${id}/rejection`);
      return change.effectName;
    };
    expect(await effectOf({ qualificationKind: '水利工程施工总承包三级' })).toBe('公告期重新计算');
    expect(await effectOf({ projectName: '兰光村渠道整治（二期）' })).toBe('公告期至少还有三个工作日');
  });

  test.each<[string, object, string]>([
    ['nothing', { startPriceYuan: '620' }, 'change.nothing'],
    ['the village', { villageCode: '640122100200' }, 'change.fixed-field'],
    ['a price of zero', { startPriceYuan: '0' }, 'price.not-free'],
    ['a term past the contract', { termTo: '2048-01-01' }, 'term.over-contract'],
    ['six working days', { publicationWorkingDays: 6 }, 'notice.too-few-working-days'],
  ])('to %s is refused', async (_, change, code) => {
    const { lotId } = await story.listed();
    const problem = await (
      await reviewer()
    ).refused('post', `lots/${lotId}/change`, { change, reason: '试' });
    expect(problem.code).toBe(code);
  });

  test('waits for the approver, one at a time, and may be dropped', async () => {
    const { lotId } = await story.listed();
    const id = await propose(lotId, { viewing: '每周三' });
    const again = await (
      await reviewer()
    ).refused('post', `lots/${lotId}/change`, {
      change: { viewing: '每周四' },
      reason: '试',
    });
    expect(again.code).toBe('change.open');
    await (await approver()).post(`changes/${id}/rejection`);
    expect(await (await approver()).get(`lots/${lotId}/change`)).toMatchObject({
      change: null,
      dropped: { deciderName: '周立公' },
    });
    expect((await (await approver()).refused('post', `changes/${id}/publication`)).code).toBe(
      'lifecycle.not-now',
    );
  });

  test('two approvers at once publish it once', async () => {
    const { lotId } = await story.listed();
    const id = await propose(lotId, { viewing: '每周三' });
    const head = await approver();
    const answers = await Promise.all(
      [1, 2].map(() => head.request('post', `changes/${id}/publication`).send({})),
    );
    expect(answers.map((answer) => answer.status).sort()).toEqual([204, 409]);
    expect(await kindsOf(lotId)).toEqual(['TRANSFER', 'CHANGE']);
  });

  test('whoever has registered may go', async () => {
    const { lotId } = await story.listed();
    const registration = await story.register('jingmai1', lotId);
    const id = await propose(lotId, { startPriceYuan: '640' });
    await (await approver()).post(`changes/${id}/publication`);
    const bidder = await platform.as('jingmai1');
    await bidder.post(`registrations/${registration}/withdrawal`);
    expect(await bidder.get<RegistrationView>(`my/registrations/${registration}`)).toMatchObject({
      state: 'WITHDRAWN',
    });
    const other = await platform.as('jingmai2');
    expect((await other.refused('post', `registrations/${registration}/withdrawal`)).code).toBe(
      'resource.not-found',
    );
  });
});

describe('a suspension', () => {
  const suspend = async (lotId: string, login = 'fuzeren') =>
    (await platform.as(login)).post(`lots/${lotId}/suspension`, {
      reason: 'TITLE_DISPUTED',
      note: '邻户提出异议',
    });

  test('stops the clock, and the unused working days run on', async () => {
    const { lotId } = await story.listed();
    const before = await endOf(lotId);
    const registration = await story.register('jingmai1', lotId);
    const another = await story.register('jingmai3', lotId);
    await suspend(lotId);
    expect(await story.state(lotId)).toBe('SUSPENDED');
    await (await platform.as('jingmai3')).post(`registrations/${another}/withdrawal`);
    const bidder = await platform.as('jingmai2');
    expect((await bidder.refused('post', `lots/${lotId}/registrations`)).code).toBe('listing.suspended');
    const file = await (
      await reviewer()
    ).refused('post', `registrations/${registration}/qualification`, {
      isQualified: true,
    });
    expect(file.code).toBe('listing.suspended');
    await platform.advance(Date.parse(before) + 1000);
    expect(await story.state(lotId)).toBe('SUSPENDED');
    await (await approver()).post(`lots/${lotId}/resumption`, { reason: '异议已撤回' });
    expect(await story.state(lotId)).toBe('LISTED');
    expect(Date.parse(await endOf(lotId))).toBeGreaterThan(Date.parse(before));
    expect(await kindsOf(lotId)).toEqual(['TRANSFER', 'SUSPENSION', 'RESUMPTION']);
  });

  test('by the supervisor, resumed by the center alone', async () => {
    const { lotId } = await story.listed();
    await suspend(lotId, 'jianguan');
    const problem = await (
      await platform.as('jianguan')
    ).refused('post', `lots/${lotId}/resumption`, {
      reason: '可以了',
    });
    expect(problem.status).toBe(403);
  });

  test('is prolonged once, and ends the lot when nobody cures it', async () => {
    const { lotId } = await story.listed();
    await story.register('jingmai1', lotId);
    await suspend(lotId);
    const head = await approver();
    await head.post(`lots/${lotId}/suspension-extension`, { reason: '等仲裁结果' });
    const again = await head.refused('post', `lots/${lotId}/suspension-extension`, { reason: '再等' });
    expect(again.code).toBe('suspension.prolonged-already');
    const [lot] = await ends(lotId);
    expect(lot!.days).toBe(60);
    await platform.dataSource.query('update lot set next_due_at = platform_now() where id = $1', [lotId]);
    await platform.advance(Date.parse(await now()) + 1000);
    expect(await story.state(lotId)).toBe('TERMINATED');
    expect((await kindsOf(lotId)).at(-1)).toBe('TERMINATION');
  });

  test('a termination after the result takes the win away and gives the deposit back', async () => {
    const { lotId, registrations } = await story.won();
    await (
      await platform.as('jianguan')
    ).post(`lots/${lotId}/termination`, { reason: 'FRAUD', note: '材料不实' });
    expect(await story.state(lotId)).toBe('TERMINATED');
    const winner = await platform.as('jingmai2');
    expect(await winner.get<RegistrationView>(`my/registrations/${registrations[1]}`)).toMatchObject({
      state: 'LOST',
      deposit: { state: 'REFUND_DUE' },
    });
  });

  test('of a publicity moves its end', async () => {
    const { lotId } = await story.won();
    const ends = (): Promise<{ at: Date }[]> =>
      platform.dataSource.query('select publicity_ends_at as at from deal where lot_id = $1', [lotId]);
    const [before] = await ends();
    await suspend(lotId);
    await platform.advance(before!.at.getTime() + 1000);
    expect(await story.state(lotId)).toBe('SUSPENDED');
    await (await approver()).post(`lots/${lotId}/resumption`, { reason: '查清了' });
    expect((await ends())[0]!.at.getTime()).toBeGreaterThan(before!.at.getTime());
    await story.advancePast(
      "select publicity_ends_at + interval '1 second' as at from deal where lot_id = $1",
      lotId,
    );
    expect(await story.state(lotId)).toBe('DEAL_CONFIRMED');
  });
});

function ends(lotId: string): Promise<{ days: number }[]> {
  return platform.dataSource.query(
    "select (next_due_at at time zone 'Asia/Shanghai')::date - (platform_now() at time zone 'Asia/Shanghai')::date as days from lot where id = $1",
    [lotId],
  );
}

async function now(): Promise<string> {
  return (await anyone().get<{ at: string }>('clock')).at;
}
