import { type Application, addDays, isRefusal, shanghaiDate, shanghaiInstant } from '@helan/domain';
import { CalendarService } from '../rules/calendar/index.js';
import type { Story } from './story.js';
import type { TestPlatform } from './test-platform.js';

/** Lots published side by side, whose every bidder is admitted; the day has come on which they may be traded. */
export async function admittedTogether(
  story: Story,
  logins: readonly string[],
  changes: readonly Application[],
): Promise<string[]> {
  const lots: { lotId: string; endsAt: Date; registrations: string[] }[] = [];
  for (const change of changes) {
    const { lotId, endsAt } = await story.listed(change);
    lots.push({ lotId, endsAt, registrations: await story.registerAll(logins, lotId) });
  }
  await story.platform.advance(Math.max(...lots.map(({ endsAt }) => endsAt.getTime())) + 1000);
  await story.qualifyAll();
  for (const { registrations } of lots)
    for (const [index, login] of logins.entries()) await story.payDeposit(login, registrations[index]!);
  await story.advancePast('select max(due_at) as at from deposit where lot_id <> $1', crypto.randomUUID());
  return lots.map(({ lotId }) => lotId);
}

/** A moment of a coming working day, `HH:MM` in Asia/Shanghai. */
export async function workingDayAt(platform: TestPlatform, time: string, ahead = 1): Promise<string> {
  const calendar = await platform.app.get(CalendarService).load(platform.dataSource.manager);
  let day = shanghaiDate(await platform.time());
  for (let count = 0; count < ahead; count += 1) {
    const next = calendar.workingDayFrom(addDays(day, 1));
    if (isRefusal(next)) throw new Error('the calendar is at its end');
    day = next;
  }
  return new Date(shanghaiInstant(day, time)).toISOString();
}

/**
 * Sessions of these lots side by side: who bids what in 元, in order. Afterwards their results stand and their
 * publicity runs.
 */
export async function tradedTogether(
  story: Story,
  lotIds: readonly string[],
  bids: readonly (readonly [login: string, yuan: number])[],
): Promise<void> {
  const startAt = await workingDayAt(story.platform, '10:00');
  const host = await story.platform.as('zuzhi');
  for (const lotId of lotIds) await host.post(`lots/${lotId}/trading`, { startAt });
  await story.platform.advance(Date.parse(startAt) + 1000);
  for (const lotId of lotIds) for (const [login, yuan] of bids) await story.bid(login, lotId, yuan);
  await story.advancePast(
    `select max(end_at) + interval '3 seconds' as at from bidding_session where is_current and lot_id <> $1`,
    crypto.randomUUID(),
  );
}

/** The publicity of a result is over, or whatever else its lot waits for. */
export function pastPublicity(story: Story, lotId: string): Promise<void> {
  return story.advancePast(
    "select publicity_ends_at + interval '1 second' as at from deal where lot_id = $1",
    lotId,
  );
}
