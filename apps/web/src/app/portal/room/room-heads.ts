import { Injectable, inject, signal } from '@angular/core';
import type { RoomView } from '@helan/contracts';
import { type KeptHead, findContradicted, findOtherHistory, keepHead } from '@helan/domain';
import { BiddingClient } from '../../data/trading/bidding-client';

/**
 * What this browser has seen of a session's record, kept on this device: a record that is written anew later, by
 * whomever, does not fit it. Provide it on a page.
 */
@Injectable()
export class RoomHeads {
  private readonly client = inject(BiddingClient);
  readonly kept = signal<readonly KeptHead[]>([]);
  /** A head that was kept and that the platform no longer stands by. */
  readonly misfit = signal<KeptHead | null>(null);
  private lotId = '';

  /** Holds what was kept on earlier visits against what is published now. */
  async enter(lotId: string): Promise<void> {
    this.lotId = lotId;
    this.kept.set(read(lotId));
    await this.compare();
  }

  see({ session, seq, head }: RoomView): void {
    if (head === null || this.lotId === '') return;
    const now = { session, seq, hash: head };
    this.misfit.update((before) => before ?? findContradicted(this.kept(), now) ?? null);
    const kept = keepHead(this.kept(), now);
    if (kept === this.kept()) return;
    this.kept.set(kept);
    localStorage.setItem(storedAs(this.lotId), JSON.stringify(kept));
  }

  /** Of every session of the lot that something was kept of. Where nobody answers nothing is said. */
  async compare(): Promise<void> {
    const kept = this.kept();
    for (const session of new Set(kept.map((head) => head.session))) {
      const published = await this.client.heads(this.lotId, session).catch(() => undefined);
      if (!published || published.isMasked) continue;
      const other = findOtherHistory(kept, session, published.heads);
      if (other) this.misfit.set(other);
    }
  }
}

function storedAs(lotId: string): string {
  return `helan.heads.${lotId}`;
}

function read(lotId: string): readonly KeptHead[] {
  try {
    const kept = JSON.parse(localStorage.getItem(storedAs(lotId)) ?? '[]') as unknown;
    return Array.isArray(kept) ? (kept as KeptHead[]) : [];
  } catch {
    return [];
  }
}
