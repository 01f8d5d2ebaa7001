import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { NegotiationView, ProjectView } from '@helan/contracts';
import type { Application } from '@helan/domain';
import { SAMPLE_DECISION } from '@helan/domain/samples';
import { Negotiations, codeOf } from '../../testing/negotiations.js';
import { sealersOf } from '../../testing/sealing.js';
import { Story } from '../../testing/story.js';
import { TestPlatform } from '../../testing/test-platform.js';

const BIDDERS = ['jingmai1', 'jingmai2'];
let platform: TestPlatform;
let story: Story;
let failed: { projectId: string; lotId: string };
let next: string;
let table: Negotiations;

/** A cold store of a collective's for 96,000 元/年: bid for up to 98,000, and its reserve of 110,000 not met. */
beforeAll(async () => {
  platform = await TestPlatform.start();
  story = new Story(platform);
  const sealers = sealersOf(platform);
  await sealers.makeOwnKeys('fuzeren', 'jianguan', 'cunjiti');
  failed = await story.admit(BIDDERS, await story.listed({ trading: { hasReserve: true } }, 'T05'));
  await sealers.reserve('cunjiti', failed.lotId, 11_000_000n);
  await story.openTrading(failed.lotId);
  await story.bid('jingmai1', failed.lotId, 97_000);
  await story.bid('jingmai2', failed.lotId, 98_000);
  await story.advancePast(
    "select end_at + interval '3 seconds' as at from bidding_session where lot_id = $1",
    failed.lotId,
  );
  await sealers.open(failed.lotId, 'fuzeren', 'jianguan');
}, 120_000);
afterAll(() => platform.close());

const show = async () => (await platform.as('cunjiti')).get<ProjectView>(`projects/${next}`);
const missing = async () => (await show()).missing.map(({ code, field }) => `${code} ${field}`);
const save = async (change: Application) => {
  const { application } = await show();
  await (
    await platform.as('cunjiti')
  ).put(`projects/${next}/application`, { ...application, isDeclared: true, ...change });
};

test('what failed is negotiated only as its body has decided since', async () => {
  expect(await story.state(failed.lotId)).toBe('FAILED');
  ({ id: next } = await (
    await platform.as('cunjiti')
  ).post<{ id: string }>(`projects/${failed.projectId}/relisting`));
  await save({ method: 'NEGOTIATION', stepYuan: '', trading: {} });
  expect(await missing()).toEqual(['method.decide-after-failure decision.date']);
  const [day]: { failed: string; posted: string; kept: string }[] = await platform.dataSource.query(
    `select (state_since at time zone 'Asia/Shanghai')::date::text as failed,
            ((state_since at time zone 'Asia/Shanghai')::date + 1)::text as posted,
            ((state_since at time zone 'Asia/Shanghai')::date + 6)::text as kept from lot where id = $1`,
    [failed.lotId],
  );
  await platform.advance(`${day!.kept}T10:00:00+08:00`);
  const decision = { ...SAMPLE_DECISION, date: day!.failed, postedFrom: day!.posted, postedTo: day!.kept };
  await save({ decision });
  expect(await missing()).toEqual([]);
});

test('its notice says so, and that nobody has it for less than was offered', async () => {
  await (await platform.as('cunjiti')).post(`projects/${next}/submission`);
  await story.checkSite(next, '1200');
  await story.review(next);
  const listed = await story.publish(next);
  const { registrations } = await story.admit(BIDDERS, listed);
  table = Negotiations.at(story, listed.lotId, registrations);
  const rows: { no: string }[] = await platform.dataSource.query('select no from lot where id = $1', [
    failed.lotId,
  ]);
  const { terms } = await table.lastNotice();
  expect(terms.negotiation).toEqual({
    floorFen: '9800000',
    isContestable: true,
    afterLotNo: rows[0]!.no,
    intendedName: null,
    intendedFen: null,
  });
});

test('all who are admitted are at the table, and nobody has it for less than another offers there', async () => {
  await table.begin();
  const own = (login: string) => table.own(login);
  expect(codeOf(await table.offer('jingmai1', await own('jingmai1'), '97999.99'))).toBe(
    'negotiation.below-floor',
  );
  await table.offer('jingmai1', await own('jingmai1'), '98500');
  await table.offer('jingmai2', await own('jingmai2'), '99000');
  const lister = await platform.as('cunjiti');
  const accept = async ({ id, offers }: NegotiationView) =>
    lister.request('post', `negotiations/${id}/acceptance`).send({ seq: offers.length });
  expect(codeOf(await accept(await table.withWhom('cunjiti', 'jingmai1')))).toBe('negotiation.below-best');
  expect((await accept(await table.withWhom('cunjiti', 'jingmai2'))).status).toBe(204);
  expect(await own('jingmai2')).toMatchObject({ state: 'AGREED' });
});
