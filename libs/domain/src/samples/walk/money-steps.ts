import type { PaymentOrderAction } from '../../money/payment/index.js';
import type { ReceiptAction } from '../../money/receipt/index.js';
import { FOLLOWS, type Step, type Steps } from './step.js';

export const ORDER_STEPS: Steps<PaymentOrderAction> = {
  machine: 'order',
  steps: {
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
  const unclaimed = receipt.state === 'HELD' ? held.unclaimed - receipt.amount : held.unclaimed;
  deal.held = { ...held, unclaimed, deposits: held.deposits + kind.deposit };
  play.moveReceipt(receipt, 'match');
  play.moveDeposit(deal.seats[seat]!, 'hold');
  play.moveSeat(seat, 'admit');
};

export const RECEIPT_STEPS: Steps<ReceiptAction> = {
  machine: 'receipt',
  steps: {
    match,
    hold: (play, index) => {
      const receipt = play.deal.receipts[index]!;
      play.moveReceipt(receipt, 'hold');
      play.deal.held = { ...play.deal.held, unclaimed: receipt.amount };
    },
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
