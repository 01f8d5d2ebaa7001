import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { AppraisalView, CertificateTaskView, PageView } from '@helan/contracts';
import { shanghaiDate } from '@helan/domain';
import { Ending } from '../../testing/ending.js';
import { Story } from '../../testing/story.js';
import { TestPlatform } from '../../testing/test-platform.js';

let platform: TestPlatform;
let story: Story;
let ending: Ending;
beforeEach(async () => {
  platform = await TestPlatform.start();
  story = new Story(platform);
  ending = new Ending(story);
});
afterEach(() => platform.close());

const reviewer = () => platform.as('shenhe');
const clerk = () => platform.as('jianzheng');
const AGREED = { valuation: { choice: 'AGREED' } } as const;
const REPORT = {
  outcome: 'DONE',
  agency: '银川某资产评估公司',
  valueYuan: '600000',
  validUntil: '2027-11-30',
  documentNo: '银评报2026-12',
};

const seen = async (lotId: string) => (await reviewer()).get<AppraisalView>(`lots/${lotId}/appraisal`);

test('an appraisal agreed with the transferee follows the deal, and the certificate waits for it', async () => {
  const { lotId } = await story.settled(AGREED);
  expect(await seen(lotId)).toEqual({ isNeeded: true, words: null });
  expect((await (await clerk()).refused('post', `lots/${lotId}/certificate`)).code).toBe(
    'certificate.no-appraisal',
  );
  const half = { ...REPORT, agency: '', validUntil: '2026-01-01' };
  const problem = await (await reviewer()).refused('post', `lots/${lotId}/appraisal`, half);
  expect(problem.faults.map(({ field }) => field)).toEqual(['agency', 'validUntil']);
  await (await reviewer()).post(`lots/${lotId}/appraisal`, REPORT);
  const words = '已评估：银川某资产评估公司，评估值 600,000.00 元，有效期至 2027-11-30（银评报2026-12）';
  expect(await seen(lotId)).toEqual({ isNeeded: false, words });
  await ending.certify(lotId);
  expect((await (await reviewer()).refused('post', `lots/${lotId}/appraisal`, REPORT)).code).toBe(
    'lifecycle.not-now',
  );
  await ending.close(lotId);
  await ending.archive(lotId);
  const rows = await platform.dataSource.query(
    "select record->'appraisal'->0->>'document_no' as no from archive_file where lot_id = $1",
    [lotId],
  );
  expect(rows).toEqual([{ no: '银评报2026-12' }]);
});

test('both sides may want none after all; no certificate waits where none was to follow', async () => {
  const { lotId } = await story.settled(AGREED);
  const none = { outcome: 'WAIVED', documentNo: '不评估约定2026-1' };
  await (await reviewer()).post(`lots/${lotId}/appraisal`, none);
  expect((await seen(lotId)).words).toBe('双方商定不评估（不评估约定2026-1）');
  await ending.certify(lotId);
  const other = await story.listed();
  expect((await (await reviewer()).refused('post', `lots/${other.lotId}/appraisal`, none)).code).toBe(
    'appraisal.not-asked',
  );
});

test('a certificate is due within its working days, and whoever looks at the desk sees when', async () => {
  const { lotId } = await story.settled();
  const rows: { days: number; at: Date }[] = await platform.dataSource.query(
    `select (terms->'parameters'->>'certificate.workingDays')::int as days, step_due_at as at from lot where id = $1`,
    [lotId],
  );
  expect(rows[0]!.days).toBe(3);
  // Settled on Friday 20 November, a second after 17:00: three working days from Monday.
  expect(shanghaiDate(await platform.time())).toBe('2026-11-20');
  expect(rows[0]!.at.toISOString()).toBe('2026-11-26T09:00:00.000Z');
  const task = async () => {
    const desk = await platform.as('jianzheng');
    const { items } = await desk.get<PageView<CertificateTaskView>>('certificates/waiting');
    return items.find((item) => item.lotId === lotId);
  };
  expect(await task()).toMatchObject({ dueAt: '2026-11-26T09:00:00.000Z', isOverdue: false });
  await platform.advance('2026-11-26T09:00:01Z');
  expect(await task()).toMatchObject({ isOverdue: true });
  await ending.certify(lotId);
  const after = await platform.dataSource.query('select step_due_at from lot where id = $1', [lotId]);
  expect(after).toEqual([{ step_due_at: null }]);
});
