import { LEFT_STATES } from '../../trading/registration/index.js';
import { canEnd, CERTIFIED, isRelay, isSmooth, isTopping, type Step } from './step.js';

/** A step that no table names: something comes into being, or the bank does something. */
export interface Beside {
  readonly name: string;
  readonly by: string;
  readonly step: Step;
  /** Whether it is done for each seat. */
  readonly isOfSeat?: boolean;
}

const NO_DRAFT = [null, 'DISCARDED'];

export const BESIDE: readonly Beside[] = [
  {
    name: 'begin a registration',
    by: 'APPLICANT',
    isOfSeat: true,
    step: (play, seat) => {
      const { deal } = play;
      play.require((deal.lot === 'LISTED' || isTopping(deal)) && !isRelay(deal));
      play.require(deal.seats[seat]!.registration === null);
      deal.seats[seat]!.registration = 'DRAFT';
    },
  },
  {
    // A registration of its own, with a deposit of its own; what goes back of the one before is on its way.
    name: 'register anew',
    by: 'APPLICANT',
    isOfSeat: true,
    step: (play, seat) => {
      const { deal } = play;
      const before = deal.seats[seat]!;
      play.require(deal.lot === 'LISTED' && !isRelay(deal) && isSmooth(deal) && !before.hasPaddle);
      play.require(LEFT_STATES.some((state) => state === before.registration));
      play.require(deal.orders.every((order) => order.seat !== seat));
      deal.seats[seat] = { registration: 'DRAFT', deposit: null, kept: 0, hasPaddle: false };
    },
  },
  {
    name: 'object to the result',
    by: 'OBJECTOR',
    step: (play) => {
      play.require(play.deal.lot === 'RESULT_PUBLICITY' && play.deal.objection === null);
      play.deal.objection = 'FILED';
    },
  },
  {
    name: 'ask the next in rank',
    by: 'SYSTEM',
    step: (play) => {
      play.require(play.deal.lot === 'BREACHED');
      play.askNext();
    },
  },
  {
    name: 'pay the price',
    by: 'TRANSFEREE',
    step: (play) => {
      const { deal } = play;
      play.require(deal.lot === 'SETTLING' && deal.open > 0);
      deal.held = { ...deal.held, price: deal.held.price + deal.open };
      deal.open = 0;
      play.order('PAYOUT', deal.winner!, deal.kind.price);
    },
  },
  {
    name: 'propose to pay again',
    by: 'FINANCE_ENTER',
    step: (play) => {
      const { deal } = play;
      const at = deal.orders.findIndex(({ state }) => state === 'BOUNCED');
      const back = deal.orders[at];
      play.require(back !== undefined && deal.orders[at + 1]?.isAgain !== true);
      deal.orders.splice(at + 1, 0, { ...back!, state: 'PROPOSED', isAgain: true });
    },
  },
  {
    name: 'enter a line of the statement',
    by: 'FINANCE_ENTER',
    step: (play) => {
      const { deal } = play;
      play.require(deal.mishaps > 0 && deal.lot !== 'DRAFT' && deal.receipts.length === 0);
      deal.mishaps -= 1;
      deal.receipts.push({ state: 'ENTERED', amount: Math.max(deal.kind.deposit, 1) });
    },
  },
  {
    name: 'give notice that ends the contract',
    by: 'ASKER',
    step: (play) => {
      const { deal } = play;
      play.require(deal.notices > 0 && deal.ending === null && canEnd(deal));
      deal.notices -= 1;
      deal.ending = 'NOTIFIED';
    },
  },
  {
    name: 'draft a certificate',
    by: 'CERT_CLERK',
    step: (play) => {
      const { deal } = play;
      const isFirst = deal.lot === 'SETTLED' && NO_DRAFT.includes(deal.certificate);
      const replaces =
        CERTIFIED.includes(deal.lot) && ['REVOKED', 'DISCARDED'].includes(deal.certificate ?? '');
      play.require(isFirst || replaces);
      deal.certificate = 'DRAFT';
      deal.isReplacing = replaces;
    },
  },
];
