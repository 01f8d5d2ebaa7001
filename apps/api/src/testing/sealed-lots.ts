import type { BidRecordView, OpeningView, RoomView, SeatView } from '@helan/contracts';
import type { Application, TradingChoice } from '@helan/domain';
import type { Sealers } from '../../../../tools/deal/sealers.js';
import { sealersOf } from './sealing.js';
import { Story } from './story.js';
import type { TestPlatform } from './test-platform.js';

export const BIDDERS = ['jingmai1', 'jingmai2', 'jingmai3'];
export const HOLDERS = ['fuzeren', 'jianguan', 'nonghu'] as const;

/** Lots whose prices or reserves are sealed, side by side, with three bidders each. */
export class SealedLots {
  readonly story: Story;
  readonly sealers: Sealers;

  constructor(readonly platform: TestPlatform) {
    this.story = new Story(platform);
    this.sealers = sealersOf(platform);
  }

  /** Published; everybody is admitted and has said that he stays. `published` is done to each while it is listed. */
  async admitted(
    choices: readonly TradingChoice[],
    published: (lotId: string) => Promise<void> = async () => undefined,
  ): Promise<string[]> {
    const lots: { lotId: string; endsAt: Date; registrations: string[] }[] = [];
    for (const trading of choices) {
      const change: Application = { trading, ...(trading.mode === 'SEALED_ONE' ? { stepYuan: '10' } : {}) };
      const { lotId, endsAt } = await this.story.listed(change);
      await published(lotId);
      lots.push({ lotId, endsAt, registrations: await this.story.registerAll(BIDDERS, lotId) });
    }
    await this.platform.advance(Math.max(...lots.map(({ endsAt }) => endsAt.getTime())) + 1000);
    await this.story.qualifyAll();
    for (const { registrations, lotId } of lots) {
      for (const [index, login] of BIDDERS.entries())
        await this.story.payDeposit(login, registrations[index]!);
      await this.story.bothSidesAgree(lotId);
    }
    return lots.map(({ lotId }) => lotId);
  }

  /** Sessions of all these lots begin at the same moment. */
  async begin(...lotIds: readonly string[]): Promise<void> {
    const host = await this.platform.as('zuzhi');
    const { earliestStartAt } = await host.get<{ earliestStartAt: string }>(`lots/${lotIds[0]}/trading`);
    for (const lotId of lotIds) await host.post(`lots/${lotId}/trading`, { startAt: earliestStartAt });
    await this.platform.advance(Date.parse(earliestStartAt) + 1000);
  }

  /** The time of the envelopes, an hour of it, runs out. */
  async end(minutes = 66): Promise<void> {
    await this.platform.advance((await this.platform.time()) + minutes * 60_000);
  }

  /** The round that these lots wait for has begun. */
  async beginRound(...lotIds: readonly string[]): Promise<void> {
    const rooms = await Promise.all(lotIds.map((lotId) => this.room(lotId)));
    await this.platform.advance(Math.max(...rooms.map(({ resumeAt }) => Date.parse(resumeAt!))) + 1000);
  }

  room(lotId: string): Promise<RoomView> {
    return this.platform.nobody().get(`lots/${lotId}/room`);
  }

  record(lotId: string): Promise<BidRecordView> {
    return this.platform.nobody().get(`lots/${lotId}/record`);
  }

  async opening(login: string, lotId: string): Promise<OpeningView> {
    return (await this.platform.as(login)).get(`lots/${lotId}/opening`);
  }

  async seat(login: string, lotId: string): Promise<SeatView> {
    return (await this.platform.as(login)).get(`lots/${lotId}/seat`);
  }

  async paddleOf(login: string, lotId: string): Promise<string | null> {
    return (await this.seat(login, lotId)).paddle;
  }
}
