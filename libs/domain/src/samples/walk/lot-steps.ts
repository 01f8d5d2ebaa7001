import type { ListingAction } from '../../listing/listing/index.js';
import type { Deal } from './deal.js';
import type { Play } from './play.js';
import {
  admitted,
  applicants,
  canEnd,
  CERTIFIED,
  FOLLOWS,
  isBuying,
  isContested,
  isPending,
  isRelay,
  isSmooth,
  type Step,
  type Steps,
} from './step.js';

/** A session that has not begun does not keep a lot from opening again. */
const NOT_BEGUN = [null, 'SCHEDULED', 'READY', 'CANCELLED'];

const plain =
  (action: ListingAction): Step =>
  (play) =>
    play.moveLot(action);

/** A step of the lot that asks for something first. */
const lot =
  (action: ListingAction, holds: (deal: Deal) => boolean, after?: (play: Play) => void): Step =>
  (play) => {
    play.require(holds(play.deal));
    play.moveLot(action);
    after?.(play);
  };

/**
 * A change that touches who may take part; of whoever has to pay another deposit nothing goes back from before. The
 * bank's mishaps are walked through without one: beside each other they lead to no state that is new.
 */
const onNewTerms =
  (isOtherDeposit: boolean): Step =>
  (play) => {
    play.require(isSmooth(play.deal) && play.deal.seats.some(({ registration }) => registration !== null));
    play.require(!isOtherDeposit || play.deal.orders.every(({ kind }) => kind !== 'REFUND_BEFORE'));
    play.moveLot('amend');
    play.putToNewTerms(isOtherDeposit);
  };

const openSession = (play: Play) => {
  play.deal.session = 'SCHEDULED';
  play.deal.seats.forEach((seat) => (seat.hasPaddle ||= seat.registration === 'ADMITTED'));
};

export const LOT_STEPS: Steps<ListingAction> = {
  machine: 'lot',
  steps: {
    submit: (play) => {
      play.moveLot('submit');
      play.moveLot('assign');
    },
    assign: FOLLOWS,
    verify: plain('verify'),
    requestCorrection: plain('requestCorrection'),
    resubmit: plain('resubmit'),
    lapse: plain('lapse'),
    reject: plain('reject'),
    reconsider: plain('reconsider'),
    sendBack: plain('sendBack'),
    withdraw: plain('withdraw'),
    passTownship: plain('passTownship'),
    // The thing is held from here on: nobody else lists it for the same time.
    accept: lot(
      'accept',
      () => true,
      ({ deal }) => (deal.claim = isBuying(deal) ? 'FREE' : 'HELD'),
    ),
    passReview: plain('passReview'),
    publish: plain('publish'),
    withdrawNotice: plain('withdrawNotice'),
    extend: (play) => {
      play.require(applicants(play.deal) < 2);
      play.moveLot('extend');
      play.moveLot('relist');
    },
    relist: FOLLOWS,
    amend: [plain('amend'), onNewTerms(false), onNewTerms(true)],
    suspend: lot(
      'suspend',
      () => true,
      ({ deal }) => (deal.stop = 'OTHER'),
    ),
    prolong: lot('prolong', ({ stop }) => stop !== 'RESERVE'),
    resume: lot('resume', (deal) => deal.stop !== 'RESERVE' && !isContested(deal)),
    terminate: lot('terminate', () => true),
    closeRegistration: lot('closeRegistration', (deal) => isRelay(deal) || applicants(deal) > 0),
    postpone: plain('postpone'),
    reopenRegistration: (play) => {
      play.require(NOT_BEGUN.includes(play.deal.session) && play.deal.negotiation === null);
      if (play.deal.session !== null) play.cancelSession();
      play.moveLot('reopenRegistration');
    },
    fail: [
      lot('fail', (deal) => deal.lot === 'LISTED' && applicants(deal) === 0 && !isRelay(deal)),
      lot('fail', (deal) => deal.lot === 'REG_CLOSED' && applicants(deal) === 0 && !isRelay(deal)),
      lot('fail', (deal) => deal.lot === 'TRADING' && deal.negotiation !== null),
    ],
    secondRound: (play) => {
      play.require(admitted(play.deal).length > 0 && !isPending(play.deal) && !isRelay(play.deal));
      play.moveLot('secondRound');
    },
    openTrading: lot(
      'openTrading',
      (deal) => admitted(deal).length > 0 && !isPending(deal) && deal.kind.manner === 'BIDDING',
      openSession,
    ),
    repeatTrading: lot(
      'repeatTrading',
      (deal) => admitted(deal).length > 0 && !isPending(deal) && deal.session === 'CANCELLED',
      openSession,
    ),
    agree: [
      (play) => {
        const [winner] = admitted(play.deal);
        play.require(winner !== undefined && !isPending(play.deal) && play.deal.kind.manner === 'BIDDING');
        play.conclude(winner!, 'agree');
      },
      // A reserve was announced: it is opened first.
      (play) => {
        const [winner] = admitted(play.deal);
        play.require(winner !== undefined && !isPending(play.deal) && play.deal.kind.manner === 'BIDDING');
        play.moveLot('openReserve');
        openSession(play);
        play.moveSession('seal');
      },
      // It was announced and never entered: the lot waits for it.
      (play) => {
        play.require(admitted(play.deal).length > 0 && !isPending(play.deal));
        play.require(play.deal.kind.manner === 'BIDDING');
        play.moveLot('suspend');
        play.deal.stop = 'RESERVE';
      },
    ],
    openReserve: FOLLOWS,
    concludeAgreement: FOLLOWS,
    recordRelay: [
      lot('recordRelay', isRelay, ({ deal }) => (deal.claim = 'LET')),
      // Nothing came of it elsewhere: it is free again.
      lot('recordRelay', isRelay, ({ deal }) => (deal.claim = 'FREE')),
    ],
    openNegotiation: lot(
      'openNegotiation',
      (deal) => admitted(deal).length > 0 && !isPending(deal) && deal.kind.manner === 'NEGOTIATION',
      ({ deal }) => (deal.negotiation = 'INVITED'),
    ),
    concludeNegotiation: FOLLOWS,
    contest: FOLLOWS,
    concludeTrading: FOLLOWS,
    confirmDeal: lot('confirmDeal', (deal) => !isContested(deal) && !isPending(deal)),
    repeatResult: FOLLOWS,
    voidResult: FOLLOWS,
    declareBreach: (play) => {
      play.require(play.deal.lot !== 'SETTLING' || play.deal.open > 0);
      play.breachOfTransferee();
    },
    declareTransferorBreach: lot('declareTransferorBreach', () => true),
    missReserve: lot('missReserve', ({ stop }) => stop === 'RESERVE'),
    succeed: (play) => {
      const seat = play.deal.asked.at(-1)!;
      play.moveSeat(seat, 'succeed');
      play.deal.winner = seat;
      play.moveLot('succeed');
    },
    // Both sides want it; what one of them alone wants goes by its notice.
    endContract: lot('endContract', (deal) => !CERTIFIED.includes(deal.lot) || canEnd(deal)),
    closePurchase: (play) => {
      play.require(isBuying(play.deal));
      play.giveBack(play.deal.winner!);
      play.moveLot('closePurchase');
    },
    sendContract: lot(
      'sendContract',
      (deal) => !isBuying(deal),
      ({ deal }) => (deal.contract = 'SENT'),
    ),
    completeSigning: FOLLOWS,
    settle: FOLLOWS,
    certify: FOLLOWS,
    close: plain('close'),
    archive: plain('archive'),
  },
};
