import type { PlaceBidRequest } from '@helan/contracts/requests';
import type { SentKind } from '@helan/domain';
import { requireDeedKey } from '../../kernel/deed/index.js';

/** What somebody asks for, with the moment at which it reached the platform. */
export interface BidAttempt {
  readonly kind: SentKind;
  /** Null in an envelope, and where nothing is bid. */
  readonly amountFen: bigint | null;
  readonly envelope: string | null;
  readonly idempotencyKey: string;
  /** When its last byte was there, in milliseconds of the platform's clock. */
  readonly at: number;
}

/** An attempt, and the web session that it came by. */
export interface SentAttempt extends BidAttempt {
  readonly sid: string;
}

/** A checked request as an attempt. */
export function readAttempt(
  { kind = 'PRICE', amountFen, envelope }: PlaceBidRequest,
  key: string | undefined,
  at: number,
): BidAttempt {
  const idempotencyKey = requireDeedKey(key);
  if (kind === 'SEALED') return { kind, amountFen: null, envelope: envelope!, idempotencyKey, at };
  if (kind === 'ENTER') return { kind, amountFen: null, envelope: null, idempotencyKey, at };
  return { kind, amountFen: BigInt(amountFen!), envelope: null, idempotencyKey, at };
}
