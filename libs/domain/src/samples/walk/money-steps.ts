import type { PaymentOrderAction } from '../../money/payment/index.js';
import type { ReceiptAction } from '../../money/receipt/index.js';
import type { Seat } from './deal.js';
import { FOLLOWS, type Step, type Steps } from './step.js';

export const ORDER_STEPS: Steps<PaymentOrderAction> = {
  machine: 'order',
  steps: {
    batch: (play, index) => play.moveOrder(play.deal.orders[index]!, 'batch'),
    takeOut: (play, index) => play.moveOrder(play.deal.orders[index]!, 'takeOut'),
    send: (play, index) => play.moveOrder(play.deal.orders[index]!, 'send'),
    enter: (play, index) => play.moveOrder(play.deal.orders[index]!, 'enter'),
    sendBack: (play, index) => play.moveOrder(play.deal.orders[index]!, 'sendBack'),
    confirm: (play, index) => play.confirm(play.deal.orders[index]!),
    bounce: (play, index) => play.bounce(play.deal.orders[index]!),
    // Another agrees that it is paid once more, in the place of the one that came back.
    order: (play, index) => {
      const { orders } = play.deal;
      const [back, again] = [orders[index - 1]!, orders[index]!];
      play.moveOrder(again, 'order');
      again.isAgain = false;
      play.moveOrder(back, 'replace');
    },
    cancel: (play, index) => {
      const order = play.deal.orders[index]!;
      play.require(order.isAgain);
      play.moveOrder(order, 'cancel');
    },
    replace: FOLLOWS,
  },
};

/** It is an applicant's deposit, about which two people had to decide or not. */
const match: Step = (play, index) => {
  const { deal } = play;
  const receipt = deal.receipts[index]!;
  const seat = deal.seats.findIndex(({ deposit }) => deposit === 'DUE');
  play.require(seat >= 0);
  const { held, kind } = deal;
  const isBooked = receipt.state === 'HELD' || receipt.state === 'POOLED';
  const rest = isBooked ? held.unclaimed - receipt.amount : held.unclaimed;
  deal.held = { ...held, unclaimed: rest, deposits: held.deposits + kind.deposit };
  play.moveReceipt(receipt, 'match');
  play.moveDeposit(deal.seats[seat]!, 'hold');
  play.moveSeat(seat, 'admit');
};

/** It was taken for the wrong applicant's: it waits for its owner, and he for his own money. */
const undo: Step = (play, index) => {
  const { deal } = play;
  const receipt = deal.receipts[index]!;
  const isFree = ({ deposit, registration, hasPaddle }: Seat) =>
    deposit === 'HELD' && registration === 'ADMITTED' && !hasPaddle;
  const seat = deal.seats.findIndex(isFree);
  play.require(seat >= 0 && (deal.lot === 'LISTED' || deal.lot === 'REG_CLOSED'));
  const { held, kind } = deal;
  deal.held = { ...held, deposits: held.deposits - kind.deposit, unclaimed: receipt.amount };
  play.moveReceipt(receipt, 'undo');
  play.moveDeposit(deal.seats[seat]!, 'unmatch');
  play.moveSeat(seat, 'unadmit');
};

const plainly =
  (action: ReceiptAction): Step =>
  (play, index) =>
    play.moveReceipt(play.deal.receipts[index]!, action);

/** It is booked as nobody's until it is known whose it is. */
const unclaimed =
  (action: ReceiptAction): Step =>
  (play, index) => {
    const receipt = play.deal.receipts[index]!;
    play.moveReceipt(receipt, action);
    play.deal.held = { ...play.deal.held, unclaimed: receipt.amount };
  };

export const RECEIPT_STEPS: Steps<ReceiptAction> = {
  machine: 'receipt',
  steps: {
    check: plainly('check'),
    sendBack: plainly('sendBack'),
    correct: plainly('correct'),
    match,
    hold: unclaimed('hold'),
    pool: unclaimed('pool'),
    undo,
    disown: (play, index) => {
      const receipt = play.deal.receipts[index]!;
      play.moveReceipt(receipt, 'disown');
      play.deal.held = { ...play.deal.held, unclaimed: receipt.amount };
      play.order('RETURN', index, receipt.amount);
    },
    discard: (play, index) => play.discard(index),
    return: FOLLOWS,
    comeBack: FOLLOWS,
  },
};
