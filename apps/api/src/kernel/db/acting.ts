import { AsyncLocalStorage } from 'node:async_hooks';
import type { MandateUseStep } from '@helan/contracts';

/** On whose behalf something is written, and the request by which he asked for it. */
export interface Acting {
  readonly accountId: string;
  readonly requestId: string;
  /** What he does in another's name, or may do so: told once, with the first that the request writes. */
  use?: MandateUse | undefined;
}

/** By a mandate, or by that on which a liaison has filed; `id` is of what stands before it in the step's address. */
export interface MandateUse {
  readonly accountId: string;
  readonly mandateId: string | null;
  readonly step: MandateUseStep;
  readonly id: string;
}

const ACTING = new AsyncLocalStorage<Acting>();

/** Whatever is written meanwhile is written down as his. */
export function actingAs<T>(acting: Acting, work: () => T): T {
  return ACTING.run(acting, work);
}

export function whoActs(): Acting | undefined {
  return ACTING.getStore();
}

/** Who acts where no person does: the platform as it runs, its batches of bids, and what only the owner may do. */
export const OWNERS_PARTS = ['upgrade', 'rotate-keys'] as const;
export type Part = 'platform' | 'bids' | (typeof OWNERS_PARTS)[number];

/** For the options of connections. */
export function actsBy(part: Part): string {
  return `-c app.actor=${part}`;
}
