import { Injectable } from '@nestjs/common';
import { type Permission, hasPermission } from '@helan/contracts';
import type { Actor } from '../auth/index.js';

/** Binds a value of a statement, and answers the mark that stands for it. */
export type Bind = (value: unknown) => string;

/** Of one kind what waits for somebody, as SQL over its `from`. */
export interface WorkRows {
  readonly from: string;
  readonly where: string;
  /** What tells it from others of its kind, as long as it waits. */
  readonly id: string;
  /** Never null. */
  readonly title: string;
  /** The number by which people name it; null where it has none. */
  readonly number?: string;
  /** A code of the region; null where it is no place's. */
  readonly region?: string;
  /** Since when it waits, never null. */
  readonly since: string;
  /** Until when it is to be done; infinite where nothing runs. */
  readonly due?: string;
  /** The page of the console on which it is worked off. */
  readonly path: string;
}

/** A kind of thing that waits for staff, and for whom. */
export interface WorkSource {
  /** Capital letters and low lines: it begins the keys of its things. */
  readonly kind: string;
  /** In words, as the list shows it. */
  readonly name: string;
  /** The desk of the navigation at which it is counted. */
  readonly desk: string;
  /** Who works it off. */
  readonly permission: Permission;
  /** Whoever has it need not be told that it is new: he began it himself, or is told in words of its own. */
  readonly isKnown?: true;
  /**
   * What of it waits for him: in his regions, on no desk but his, and not what he has handed in himself where a second
   * person is asked for. Nothing where none can.
   */
  rows(actor: Actor, bind: Bind): WorkRows | undefined | Promise<WorkRows | undefined>;
}

/** Everything that waits for staff: each room says what of it does. */
@Injectable()
export class WorkSources {
  private readonly sources = new Map<string, WorkSource>();

  add(...sources: readonly WorkSource[]): void {
    for (const source of sources) {
      if (this.sources.has(source.kind)) throw new Error(`two rooms say what ${source.kind} is`);
      this.sources.set(source.kind, source);
    }
  }

  /** In the order in which the rooms stand. */
  all(): readonly WorkSource[] {
    return [...this.sources.values()];
  }

  /** Those that may have something for him. */
  of({ roles }: Actor): readonly WorkSource[] {
    return this.all().filter(({ permission }) => hasPermission(roles, permission));
  }

  find(kind: string): WorkSource | undefined {
    return this.sources.get(kind);
  }
}
