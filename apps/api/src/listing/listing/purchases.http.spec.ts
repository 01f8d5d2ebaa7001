import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Application } from '@helan/domain';
import type { ProjectView } from '@helan/contracts';
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

/** A purchase of its own project unless `project` says otherwise; the bond stays within two hundredths. */
function purchase(estimate: number, part: Record<string, string> = {}): Application {
  const { application } = sampleListing('T14');
  const attributes = { ...application.attributes, estimate: String(estimate), ...part };
  return {
    method: 'TENDER',
    attributes,
    startPriceYuan: String(estimate),
    depositYuan: String(Math.floor(estimate / 100)),
  };
}
const buyer = () => platform.as('cunjiti');

/**
 * What keeps a purchase from being sent beside the tender, which nobody holds here yet. Where nothing does it is put
 * where it stood when tenders were still taken on, so that it counts.
 */
async function submit(change: Application): Promise<{ id: string; code: string | null }> {
  const id = await story.draft(change, 'T14');
  const { faults } = await (await buyer()).refused('post', `projects/${id}/submission`);
  const codes = faults.map(({ code }) => code);
  expect(codes[0]).toBe('method.not-yet');
  if (codes.length === 1)
    await platform.asOwner("update project set state = 'VILLAGE_VERIFYING' where id = $1", [id]);
  return { id, code: codes[1] ?? null };
}

/** An organisation of the same village, which is to be its committee. */
async function committeeOf(collectiveId: string): Promise<string> {
  const rows: { id: string }[] = await platform.dataSource.query(
    `select p.id from party p join account a on a.party_id = p.id
     where a.login = 'qiye' and p.village_code = (select village_code from party where id = $1)`,
    [collectiveId],
  );
  return rows[0]!.id;
}

/** Sums of one project, typed by hand from the rules (§4). */
describe('purchases of one project count together', () => {
  test('works of 2,500,000 and 1,800,000 with state money: the second must be tendered', async () => {
    const project = { projectName: '渠道衬砌', approvalNo: 'A-1' };
    expect((await submit(purchase(2_500_000, project))).code).toBeNull();
    expect((await submit(purchase(1_800_000, project))).code).toBe('procurement.must-tender');
    expect((await submit(purchase(1_499_999.99, project))).code).toBeNull();
  });

  test('another category, project or buyer does not count', async () => {
    const project = { projectName: '村史馆', approvalNo: 'A-2' };
    expect((await submit(purchase(3_900_000, project))).code).toBeNull();
    expect((await submit(purchase(900_000, { ...project, category: 'SERVICES' }))).code).toBeNull();
    expect(
      (await submit(purchase(3_900_000, { projectName: '文化广场', approvalNo: 'A-3' }))).code,
    ).toBeNull();
  });

  test('the same approval under another name counts', async () => {
    expect((await submit(purchase(3_000_000, { projectName: '一期', approvalNo: 'A-4' }))).code).toBeNull();
    expect((await submit(purchase(1_000_000, { projectName: '二期', approvalNo: 'A-4' }))).code).toBe(
      'procurement.must-tender',
    );
  });

  test('a name and an approval in other brackets, spaces and dashes count', async () => {
    const first = { projectName: '渠道整治（一期）', approvalNo: '贺发改〔2026〕7号' };
    expect((await submit(purchase(3_000_000, first))).code).toBeNull();
    for (const other of [
      { projectName: '渠道整治 (一期)', approvalNo: 'A-61' },
      { projectName: '渠道 整治【一期】', approvalNo: 'A-62' },
      { projectName: '另一处渠道', approvalNo: '贺发改[2026] 7号' },
    ])
      expect((await submit(purchase(1_000_000, other))).code).toBe('procurement.must-tender');
  });

  test('sent at the same moment, one of two is refused', async () => {
    const project = { projectName: '机耕路', approvalNo: 'A-5' };
    const small = { ...purchase(150_000, project), method: 'BIDDING', stepYuan: '1000' } as const;
    const ids = [await story.draft(small, 'T14'), await story.draft(small, 'T14')];
    const person = await buyer();
    const answers = await Promise.all(
      ids.map((id) => person.request('post', `projects/${id}/submission`).send({})),
    );
    expect(answers.map((answer) => answer.status).sort()).toEqual([204, 422]);
  });

  test('the committee and the collective of one village are one buyer, whoever is first', async () => {
    const project = { projectName: '村部改造', approvalNo: 'A-7' };
    expect((await submit(purchase(2_500_000, project))).code).toBeNull();
    const { party } = await (await buyer()).get<{ party: { id: string } }>('my/party');
    await platform.dataSource.query("update party set kind = 'VILLAGE_COMMITTEE' where id = $1", [
      await committeeOf(party.id),
    ]);
    const committee = await platform.as('qiye');
    const { id } = await committee.post<{ id: string }>('projects', { typeCode: 'T14' });
    await committee.put(`projects/${id}/application`, {
      ...sampleListing('T14').application,
      ...purchase(1_500_000, project),
    });
    const { procurement, missing } = await committee.get<ProjectView>(`projects/${id}`);
    expect(procurement).toMatchObject({ sumFen: '400000000', case: 'MUST_TENDER' });
    expect(missing.map(({ code }) => code)).toContain('procurement.must-tender');
  });

  test('the form shows the sum and warns at four fifths', async () => {
    const project = { projectName: '蓄水池', approvalNo: 'A-6' };
    await submit(purchase(2_000_000, project));
    const id = await story.draft(purchase(1_200_000, project), 'T14');
    const view = await (await buyer()).get<ProjectView>(`projects/${id}`);
    expect(view.procurement).toMatchObject({
      sumFen: '320000000',
      ceilingFen: '400000000',
      isNear: true,
      case: 'IN_PLATFORM',
    });
  });
});

describe('collective money beyond the ceiling', () => {
  const own = { projectName: '冷链设备', approvalNo: 'B-1', category: 'GOODS', moneySource: 'COLLECTIVE' };

  test('waits for the supervisor, who sees the draft once he is asked', async () => {
    const { id, code } = await submit(purchase(2_000_000, own));
    expect(code).toBe('procurement.over-ceiling');
    const supervisor = await platform.as('jianguan');
    expect((await supervisor.refused('get', `projects/${id}`)).code).toBe('resource.not-found');
    const leave = { reason: '县里研究同意', documentNo: '贺农函2026第7号' };
    expect((await supervisor.refused('post', `projects/${id}/purchase-permission`, leave)).code).toBe(
      'resource.not-found',
    );
    await (await buyer()).post(`projects/${id}/permission-request`, { reason: '设备不能拆分' });
    expect((await (await platform.as('shenhe')).refused('get', `projects/${id}`)).code).toBe(
      'resource.not-found',
    );
    await supervisor.post(`projects/${id}/purchase-permission`, leave);
    const sent = await (await buyer()).refused('post', `projects/${id}/submission`);
    expect(sent.faults.map(({ code }) => code)).toEqual(['method.not-yet']);
    await platform.asOwner("update project set state = 'VILLAGE_VERIFYING' where id = $1", [id]);
    const again = await supervisor.refused('post', `projects/${id}/purchase-permission`, leave);
    expect(again.code).toBe('lifecycle.not-now');
  });

  test('what must be tendered elsewhere keeps its number there, and counts as before', async () => {
    const project = { projectName: '大桥', approvalNo: 'B-3' };
    const { id } = await submit(purchase(4_000_000, project));
    const where = { platform: '自治区公共资源交易平台', referenceNo: 'nx-2026-0311' };
    await (await buyer()).post(`projects/${id}/referral`, where);
    const referred = await (await buyer()).get<ProjectView>(`projects/${id}`);
    expect(referred).toMatchObject({
      state: 'WITHDRAWN',
      procurement: { referral: { platform: '自治区公共资源交易平台', referenceNo: 'NX-2026-0311' } },
    });
    expect(referred.history[0]!.reason).toBe('转到自治区公共资源交易平台招标，编号 NX-2026-0311');
    expect((await submit(purchase(150_000, project))).code).toBe('procurement.must-tender');
    const small = await story.draft(purchase(150_000, { projectName: '路灯', approvalNo: 'B-4' }), 'T14');
    expect(await (await buyer()).refused('post', `projects/${small}/referral`, where)).toMatchObject({
      code: 'procurement.not-referred',
    });
  });

  test('the statute gives way to nobody', async () => {
    const state = { projectName: '道路', approvalNo: 'B-2' };
    const { id, code } = await submit(purchase(4_000_000, state));
    expect(code).toBe('procurement.must-tender');
    await (await buyer()).post(`projects/${id}/permission-request`, { reason: '工期紧' });
    await (
      await platform.as('jianguan')
    ).post(`projects/${id}/purchase-permission`, { reason: '同意', documentNo: 'X' });
    const sent = await (await buyer()).refused('post', `projects/${id}/submission`);
    expect(sent.faults.map(({ code }) => code)).toContain('procurement.must-tender');
  });
});
