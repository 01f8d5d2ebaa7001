import { PlatformClock } from '../kernel/clock/platform-clock.js';
import type { TestPlatform } from './test-platform.js';

/** The clock of the database, set by somebody: it goes so many milliseconds before or after the true one. */
export async function stepDatabaseClock(platform: TestPlatform, milliseconds: number): Promise<void> {
  await platform.asOwner(`
    create or replace function platform_now() returns timestamptz language sql volatile as $$
      select clock_timestamp() + interval '${milliseconds} milliseconds'
             + coalesce((select ahead from platform_clock), interval '0')
    $$`);
}

/** The next step that a process notices, in milliseconds; whoever else listens hears of it at the same time. */
export function nextStep(clock: PlatformClock): Promise<number> {
  return new Promise((resolve) => clock.whenStepped(async (ms) => resolve(ms)));
}
