import type { Deal, Machine, Seat } from './deal.js';
import type { Play } from './play.js';

/** What a step asks for beside its row, and what it does; `seat` is the one that it is about. */
export type Step = (play: Play, seat: number) => void;

/** A step that follows from another, and is nobody's own. */
export const FOLLOWS = 'FOLLOWS';

export interface Steps<Action extends string> {
  readonly machine: Machine;
  readonly steps: Readonly<Record<Action, Step | readonly Step[] | typeof FOLLOWS>>;
}

const OPEN_OBJECTIONS = ['FILED', 'INVESTIGATING', 'UPHELD', 'COMPLAINED'];
export const isContested = ({ objection }: Deal) => objection !== null && OPEN_OBJECTIONS.includes(objection);
export const admitted = ({ seats }: Deal) =>
  seats.flatMap((seat, i) => (seat.registration === 'ADMITTED' ? [i] : []));
export const isPending = ({ seats }: Deal) =>
  seats.some(({ registration }) => ['QUALIFYING', 'CORRECTION', 'QUALIFIED'].includes(registration ?? ''));
export const isExamined = ({ registration }: Seat) =>
  ['QUALIFYING', 'CORRECTION'].includes(registration ?? '');
export const applicants = (deal: Deal) => admitted(deal).length + (isPending(deal) ? 1 : 0);
export const isBuying = ({ kind }: Deal) => kind.right === 'PURCHASE';
export const isRelay = ({ kind }: Deal) => kind.right === 'RELAY';
/** Nothing goes wrong at the bank, from beginning to end. */
export const isSmooth = ({ kind }: Deal) => kind.mishaps === undefined;
/** A better offer may come in while a negotiated result stands in public. */
export const isTopping = ({ lot: state, negotiation }: Deal) =>
  state === 'RESULT_PUBLICITY' && negotiation === 'MINUTES_SIGNED';

export const CERTIFIED = ['CERTIFIED', 'CLOSED', 'ARCHIVED'];
/** A contract that both have signed can be ended; what is certified as long as it is let: what was sold is its new holder's. */
export const canEnd = ({ lot: state, contract, kind }: Deal) =>
  contract === 'SIGNED_ALL' && (!CERTIFIED.includes(state) || kind.right === 'LEASE');
