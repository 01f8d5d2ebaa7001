import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { NoticeView, ProjectView } from '@helan/contracts';
import type { Application } from '@helan/domain';
import { SAMPLE_DECISION } from '@helan/domain/samples';
import { Story } from '../../testing/story.js';
import { TestPlatform } from '../../testing/test-platform.js';

let platform: TestPlatform;
let story: Story;
beforeAll(async () => {
  platform = await TestPlatform.start();
  story = new Story(platform);
});
afterAll(() => platform.close());

const collective = () => platform.as('cunjiti');
const show = async (id: string) => (await collective()).get<ProjectView>(`projects/${id}`);
const NEW_DECISION = { ...SAMPLE_DECISION, date: '', postedFrom: '', postedTo: '' };

async function fail(change: Application): Promise<{ projectId: string; lotId: string }> {
  const { projectId, lotId, endsAt } = await story.listed({ extensionCycles: 0, ...change }, 'T05');
  await platform.advance(endsAt.getTime() + 1000);
  expect(await story.state(lotId)).toBe('FAILED');
  return { projectId, lotId };
}

const save = async (id: string, change: Application) => {
  const { application } = await show(id);
  await (
    await collective()
  ).put(`projects/${id}/application`, { ...application, isDeclared: true, ...change });
};

async function noticeOf(lotId: string): Promise<NoticeView> {
  const rows: { id: string }[] = await platform.dataSource.query(
    "select id from notice where lot_id = $1 and kind = 'TRANSFER'",
    [lotId],
  );
  return platform.nobody().get<NoticeView>(`notices/${rows[0]!.id}`);
}

/** A cold store for 96,000 元/年, which nobody wanted. */
describe('what failed', () => {
  let first: { projectId: string; lotId: string };
  let next: string;
  beforeAll(async () => {
    first = await fail({});
  });

  test('is listed anew with what it said, its fresh papers and a link on both sides', async () => {
    expect((await show(first.projectId)).relisting).toEqual({ from: null, to: null, canBegin: true });
    ({ id: next } = await (await collective()).post<{ id: string }>(`projects/${first.projectId}/relisting`));
    const [before, after] = [await show(first.projectId), await show(next)];
    expect(before.relisting).toMatchObject({
      to: { projectId: next, title: '兰光村 1200 平方米冷库五年使用权' },
    });
    expect(after).toMatchObject({
      state: 'DRAFT',
      relisting: {
        from: { projectId: first.projectId, lotNo: `${before.no!}-1` },
        to: null,
        canBegin: false,
      },
      application: { startPriceYuan: '96000', isDeclared: false },
    });
    expect(after.documents.map(({ kind }) => kind).sort()).toEqual(
      ['ASSET_TITLE', 'DECISION', 'DECISION_KEPT', 'DECISION_POSTED', 'LISTER_PROOF'].sort(),
    );
  });

  test('is listed anew once, and by its lister alone', async () => {
    const again = await (await collective()).refused('post', `projects/${first.projectId}/relisting`);
    expect(again).toMatchObject({ status: 409, code: 'relisting.begun' });
    const other = await (
      await platform.as('nongchang')
    ).refused('post', `projects/${first.projectId}/relisting`);
    expect(other.status).toBe(404);
  });

  test('comes back cheaper only as its body has decided since', async () => {
    await save(next, { startPriceYuan: '86000', depositYuan: '17200' });
    const faults = async () => (await show(next)).missing.map(({ code, field }) => `${code} ${field}`);
    expect(await faults()).toEqual([
      'relisting.no-new-decision decision.date',
      'application.missing-fact decision.priceYuan',
    ]);
    expect((await show(next)).warnings).toEqual([
      expect.stringMatching(/^挂牌价比上次（\w+-1）降了 10\.42%，超过通常的 10%/),
    ]);
    const rows: { failed: string; posted: string; kept: string }[] = await platform.dataSource.query(
      `select (state_since at time zone 'Asia/Shanghai')::date::text as failed,
              ((state_since at time zone 'Asia/Shanghai')::date + 1)::text as posted,
              ((state_since at time zone 'Asia/Shanghai')::date + 6)::text as kept from lot where id = $1`,
      [first.lotId],
    );
    const { failed, posted, kept } = rows[0]!;
    await platform.advance(`${kept}T10:00:00+08:00`);
    const decision = {
      ...NEW_DECISION,
      date: failed,
      postedFrom: posted,
      postedTo: kept,
      priceYuan: '87000',
    };
    await save(next, { decision });
    expect(await faults()).toEqual(['decision.below-price startPriceYuan']);
    await save(next, { decision: { ...decision, priceYuan: '86000' } });
    expect(await faults()).toEqual([]);
  });

  test('stands on the public page of both', async () => {
    const lister = await collective();
    await lister.post(`projects/${next}/submission`);
    await story.checkSite(next, '1200');
    await story.review(next);
    const { lotId } = await story.publish(next);
    const [before, after] = [await noticeOf(first.lotId), await noticeOf(lotId)];
    expect(after.terms.relistedFrom).toBe(before.terms.lotNo);
    expect(after.relistedFrom).toEqual({ lotNo: before.terms.lotNo, noticeId: before.id });
    expect(before.relistedAs).toEqual({ lotNo: after.terms.lotNo, noticeId: after.id });
  });

  test('is known again where its lister begins from an empty form', async () => {
    const failed = await fail({});
    const { application } = await show(failed.projectId);
    const lister = await collective();
    const { id } = await lister.post<{ id: string }>('projects', { typeCode: 'T05' });
    await lister.put(`projects/${id}/application`, {
      ...application,
      startPriceYuan: '90000',
      depositYuan: '18000',
    });
    expect((await show(id)).missing.map(({ code }) => code)).toContain('relisting.no-new-decision');
  });
});

test('what was not failed is not listed anew', async () => {
  const { projectId } = await story.listed({}, 'T05');
  const problem = await (await collective()).refused('post', `projects/${projectId}/relisting`);
  expect(problem).toMatchObject({ status: 409, code: 'relisting.not-failed' });
});

describe('what failed and was had since, or long ago', () => {
  /** Cheaper, by a decision from before either failed. */
  const begunAnew = async (projectId: string): Promise<string[]> => {
    const { application } = await show(projectId);
    const lister = await collective();
    const { id } = await lister.post<{ id: string }>('projects', { typeCode: 'T05' });
    await lister.put(`projects/${id}/application`, {
      ...application,
      decision: { ...application.decision, date: '2025-06-02' },
      startPriceYuan: '90000',
      depositYuan: '18000',
    });
    return (await show(id)).missing.map(({ code }) => code);
  };

  test('sold since, its failed price is no measure any more', async () => {
    const failed = await fail({});
    expect(await begunAnew(failed.projectId)).toContain('relisting.no-new-decision');
    const { attributes } = (await show(failed.projectId)).application;
    const { lotId } = await story.listed({ attributes: attributes! }, 'T05');
    await platform.dataSource.query("update lot set state = 'ARCHIVED', next_due_at = null where id = $1", [
      lotId,
    ]);
    expect(await begunAnew(failed.projectId)).not.toContain('relisting.no-new-decision');
  });

  test('of more than a year ago it is neither', async () => {
    const failed = await fail({});
    await platform.dataSource.query(
      "update lot set state_since = platform_now() - interval '11 months 25 days' where id = $1",
      [failed.lotId],
    );
    expect(await begunAnew(failed.projectId)).toContain('relisting.no-new-decision');
    await platform.dataSource.query(
      "update lot set state_since = platform_now() - interval '12 months 5 days' where id = $1",
      [failed.lotId],
    );
    expect(await begunAnew(failed.projectId)).not.toContain('relisting.no-new-decision');
  });
});
