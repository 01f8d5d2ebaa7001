import { isPlatformServer } from '@angular/common';
import { PLATFORM_ID, type Signal, effect, inject, signal } from '@angular/core';
import type { RoomFrame } from '@helan/contracts';
import { SENT_KINDS } from '@helan/domain';
import { BiddingClient } from './bidding-client';

/**
 * Counts what has come about in a lot's session while a page is open: a page that shows how it stands reads it again
 * then, whoever did it. Nothing is watched where there is no lot.
 */
export function sessionNews(lotId: () => string | null): Signal<number> {
  const client = inject(BiddingClient);
  const isServer = isPlatformServer(inject(PLATFORM_ID));
  const news = signal(0);
  effect((onCleanup) => {
    const id = lotId();
    if (id === null || isServer) return;
    let known: string | undefined;
    const leave = client.watch(
      id,
      (frame) => {
        const now = standingOf(frame);
        if (known !== undefined && known !== now) news.update((count) => count + 1);
        known = now;
      },
      () => undefined,
    );
    onCleanup(leave);
  });
  return news;
}

/** State, and the newest line that is no bid: a score, an opening, a pause and an end each write one. */
function standingOf({ room }: RoomFrame): string {
  const last = room.log.find(({ kind }) => !(kind in SENT_KINDS));
  return `${room.session} ${room.state} ${last?.seq ?? 0}`;
}
