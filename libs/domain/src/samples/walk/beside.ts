import { isRelay, isTopping, type Step } from './step.js';

/** A step that no table names: something comes into being, or the bank does something. */
export interface Beside {
  readonly name: string;
  readonly by: string;
  readonly step: Step;
  /** Whether it is done for each seat. */
  readonly isOfSeat?: boolean;
}

const CERTIFIED = ['CERTIFIED', 'CLOSED', 'ARCHIVED'];
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
    name: 'tell the bank of a payment',
    by: 'FINANCE_ENTER',
    step: (play) => {
      const order = play.deal.orders.find(({ isEntered }) => !isEntered);
      play.require(order !== undefined);
      order!.isEntered = true;
    },
  },
  {
    name: 'confirm a payment',
    by: 'FINANCE_CHECK',
    step: (play) => {
      const { deal } = play;
      const order = deal.orders.find(({ isEntered }) => isEntered);
      play.require(order !== undefined);
      deal.orders = deal.orders.filter((one) => one !== order);
      play.confirm(order!);
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
