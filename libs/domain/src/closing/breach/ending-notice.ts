import { type Refusal, refusal } from '../../kernel/index.js';
import type { DealSide } from '../../trading/signature/index.js';
import type { EndingCause } from './ending-cause.js';
import type { EndingNoticeState } from './ending-notice-lifecycle.js';

/** What the parties themselves bring about: the center only carries it out. */
const BY_BOTH: EndingCause = 'AGREED';
/** A court or an arbitration has decided already. */
const BY_RULING: EndingCause = 'RULING';

/**
 * Why a side cannot give notice for a cause, or nothing. The causes of the law are the transferee's breach, and the
 * transferor's to name; a decision that is in force either side may bring, with its number.
 * Source: 农村土地承包法 第四十二条.
 */
export function refuseNotice(side: DealSide, cause: EndingCause, rulingNo: string): Refusal | undefined {
  if (cause === BY_BOTH) return refusal('ending.both-sides', 'cause');
  if (cause !== BY_RULING) return side === 'TRANSFEROR' ? undefined : refusal('ending.not-yours', 'cause');
  return rulingNo ? undefined : refusal('ending.no-ruling', 'rulingNo');
}

/**
 * Why the center cannot take a notice further, or nothing. A cause that the other side disputes is a court's or an
 * arbitration's to decide, not the center's. Source: 民法典 第五百六十五条.
 */
export function refuseProposal(hearing: EndingNoticeState, rulingNo: string): Refusal | undefined {
  return hearing === 'DISPUTED' && !rulingNo ? refusal('ending.disputed', 'rulingNo') : undefined;
}
