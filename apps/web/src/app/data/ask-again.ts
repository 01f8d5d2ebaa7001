import { isPlatformServer } from '@angular/common';
import { PLATFORM_ID, type Signal, effect, inject } from '@angular/core';
import { type Problem, isAway } from '@helan/contracts';

const FIRST_PAUSE_MS = 2_000;
const LONGEST_PAUSE_MS = 15_000;

/** Asks again, after longer and longer pauses, as long as the platform does not answer. */
export function askAgain(
  problem: Signal<Problem | undefined>,
  isLoading: Signal<boolean>,
  reload: () => void,
): void {
  if (isPlatformServer(inject(PLATFORM_ID))) return;
  let pauseMs = FIRST_PAUSE_MS;
  effect((onCleanup) => {
    const reason = problem();
    if (!reason || !isAway(reason)) {
      pauseMs = FIRST_PAUSE_MS;
      return;
    }
    if (isLoading()) return;
    const timer = setTimeout(reload, pauseMs);
    pauseMs = Math.min(2 * pauseMs, LONGEST_PAUSE_MS);
    onCleanup(() => clearTimeout(timer));
  });
}
