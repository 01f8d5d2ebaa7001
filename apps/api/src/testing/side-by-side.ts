import { randomUUID } from 'node:crypto';
import type { ContractView, NoticeView, TradingPlanView } from '@helan/contracts';
import type { Application } from '@helan/domain';
import { sampleListing } from '@helan/domain/samples';
import { NAMES } from './negotiations.js';
import { LISTERS } from './story-samples.js';
import type { Story } from './story.js';

/** A lot of a type, and what two people bid for it in the smallest part of its price; the second one wins. */
export interface Offered {
  readonly typeCode: string;
  readonly change: Application;
  readonly bids: readonly [bigint, bigint];
}

export interface Settled {
  readonly lotId: string;
  readonly lister: string;
  readonly contract: ContractView;
}

const BIDDERS = ['jingmai1', 'jingmai2'] as const;

/** These lots side by side from their application to a price that is paid and paid out. */
export async function settledTogether(story: Story, lots: readonly Offered[]): Promise<Settled[]> {
  const lotIds = await admitted(story, lots);
  await traded(story, lots, lotIds);
  await story.advancePast(
    "select max(publicity_ends_at) + interval '1 second' as at from deal where lot_id <> $1",
    randomUUID(),
  );
  const settled: Settled[] = [];
  for (const [index, lotId] of lotIds.entries()) {
    const lister = LISTERS[sampleListing(lots[index]!.typeCode).listerKind]!;
    const contract = await story.signContract(lotId, [lister, NAMES[lister]!]);
    await story.payPrice(contract);
    settled.push({ lotId, lister, contract });
  }
  while ((await story.payOutAll()) > 0);
  return settled;
}

/** What was published first about a lot, as the public reads it. */
export async function firstNotice({ platform }: Story, lotId: string): Promise<NoticeView> {
  const rows: { id: string }[] = await platform.dataSource.query(
    'select id from notice where lot_id = $1 order by published_at, no limit 1',
    [lotId],
  );
  return platform.nobody().get(`notices/${rows[0]!.id}`);
}

async function admitted(story: Story, lots: readonly Offered[]): Promise<string[]> {
  const listed: { lotId: string; endsAt: Date; registrations: string[] }[] = [];
  for (const { typeCode, change } of lots) {
    const { lotId, endsAt } = await story.listed({ extensionCycles: 0, ...change }, typeCode);
    listed.push({ lotId, endsAt, registrations: await story.registerAll(BIDDERS, lotId) });
  }
  await story.platform.advance(Math.max(...listed.map(({ endsAt }) => endsAt.getTime())) + 1000);
  await story.qualifyAll();
  for (const { lotId, registrations } of listed) {
    for (const [index, login] of BIDDERS.entries()) await story.payDeposit(login, registrations[index]!);
    await story.bothSidesAgree(lotId);
  }
  return listed.map(({ lotId }) => lotId);
}

async function traded(story: Story, lots: readonly Offered[], lotIds: readonly string[]): Promise<void> {
  const host = await story.platform.as('zuzhi');
  const plans = await Promise.all(lotIds.map((lotId) => host.get<TradingPlanView>(`lots/${lotId}/trading`)));
  const startAt = plans
    .map(({ earliestStartAt }) => earliestStartAt!)
    .sort()
    .at(-1)!;
  for (const lotId of lotIds) await host.post(`lots/${lotId}/trading`, { startAt });
  await story.platform.advance(Date.parse(startAt) + 1000);
  for (const [index, lotId] of lotIds.entries())
    for (const [place, login] of BIDDERS.entries())
      await (
        await story.platform.as(login)
      ).post(`lots/${lotId}/bids`, { amountFen: String(lots[index]!.bids[place]) }, 201, {
        'idempotency-key': randomUUID(),
      });
  await story.advancePast(
    `select max(end_at) + interval '3 seconds' as at from bidding_session where is_current and lot_id <> $1`,
    randomUUID(),
  );
}
