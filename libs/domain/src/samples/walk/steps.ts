import type { CertificateAction } from '../../closing/certificate/index.js';
import type { ListingAction } from '../../listing/listing/index.js';
import type { SessionAction } from '../../trading/bidding/index.js';
import type { DepositAction } from '../../trading/deposit/index.js';
import type { NegotiationAction } from '../../trading/negotiation/index.js';
import type { ObjectionAction } from '../../trading/objection/index.js';
import type { RegistrationAction } from '../../trading/registration/index.js';
import type { Deal, Machine } from './deal.js';
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
const isContested = ({ objection }: Deal) => objection !== null && OPEN_OBJECTIONS.includes(objection);
const admitted = ({ seats }: Deal) => seats.flatMap((seat, i) => (seat.registration === 'ADMITTED' ? [i] : []));
const isPending = ({ seats }: Deal) =>
  seats.some(({ registration }) => ['QUALIFYING', 'CORRECTION', 'QUALIFIED'].includes(registration ?? ''));
const applicants = (deal: Deal) => admitted(deal).length + (isPending(deal) ? 1 : 0);
const isBuying = ({ kind }: Deal) => kind.right === 'PURCHASE';
export const isRelay = ({ kind }: Deal) => kind.right === 'RELAY';

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
    accept: lot('accept', () => true, ({ deal }) => (deal.claim = isBuying(deal) ? 'FREE' : 'HELD')),
    passReview: plain('passReview'),
    publish: plain('publish'),
    withdrawNotice: plain('withdrawNotice'),
    extend: (play) => {
      play.require(applicants(play.deal) < 2);
      play.moveLot('extend');
      play.moveLot('relist');
    },
    relist: FOLLOWS,
    amend: plain('amend'),
    suspend: lot('suspend', () => true, ({ deal }) => (deal.stop = 'OTHER')),
    prolong: lot('prolong', ({ stop }) => stop !== 'RESERVE'),
    resume: lot('resume', (deal) => deal.stop !== 'RESERVE' && !isContested(deal)),
    terminate: lot('terminate', () => true),
    closeRegistration: lot('closeRegistration', (deal) => isRelay(deal) || applicants(deal) > 0),
    postpone: plain('postpone'),
    reopenRegistration: (play) => {
      play.require(play.deal.session === null && play.deal.negotiation === null);
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
    agree: (play) => {
      const [winner] = admitted(play.deal);
      play.require(winner !== undefined && !isPending(play.deal) && play.deal.kind.manner === 'BIDDING');
      play.conclude(winner!, 'agree');
    },
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
    // Both sides want it, or the transferee's fault is proved: the price in the deposit's place.
    endContract: [
      lot('endContract', () => true),
      (play) => {
        play.require(play.deal.contract === 'SIGNED_ALL');
        play.releaseContract(true);
        play.moveLot('endContract');
      },
    ],
    closePurchase: (play) => {
      play.require(isBuying(play.deal));
      play.giveBack(play.deal.winner!);
      play.moveLot('closePurchase');
    },
    sendContract: lot('sendContract', (deal) => !isBuying(deal), ({ deal }) => (deal.contract = 'SENT')),
    completeSigning: FOLLOWS,
    settle: FOLLOWS,
    certify: FOLLOWS,
    close: plain('close'),
    archive: plain('archive'),
  },
};

const seatOf =
  (action: RegistrationAction, holds: (deal: Deal) => boolean): Step =>
  (play, seat) => {
    play.require(holds(play.deal));
    play.moveSeat(seat, action);
  };
const isOpen = ({ lot: state }: Deal) => state === 'LISTED' || state === 'SUSPENDED';
/** A better offer may come in while a negotiated result stands in public. */
export const isTopping = ({ lot: state, negotiation }: Deal) =>
  state === 'RESULT_PUBLICITY' && negotiation === 'MINUTES_SIGNED';
const filesAreOpen = (deal: Deal) => deal.lot === 'REG_CLOSED' || isTopping(deal);

export const REGISTRATION_STEPS: Steps<RegistrationAction> = {
  machine: 'registration',
  steps: {
    submit: (play, seat) => {
      play.require(play.deal.lot === 'LISTED' || isTopping(play.deal));
      play.moveSeat(seat, 'submit');
      play.moveSeat(seat, 'startQualifying');
    },
    startQualifying: FOLLOWS,
    qualify: (play, seat) => {
      const isBetter = isTopping(play.deal);
      play.require(filesAreOpen(play.deal));
      play.moveSeat(seat, 'qualify');
      if (!isBetter) return;
      play.moveSeat(play.deal.winner!, 'reopen');
      play.deal.winner = null;
      play.deal.kind = { ...play.deal.kind, manner: 'BIDDING' };
      play.moveLot('contest');
    },
    disqualify: seatOf('disqualify', filesAreOpen),
    reconsider: (play, seat) => {
      play.require(play.deal.lot === 'REG_CLOSED' && !play.deal.seats[seat]!.hasPaddle);
      play.moveSeat(seat, 'reconsider');
    },
    requestCorrection: seatOf('requestCorrection', filesAreOpen),
    resubmit: seatOf('resubmit', () => true),
    lapseCorrection: seatOf('lapseCorrection', ({ lot: state }) => state !== 'SUSPENDED'),
    admit: FOLLOWS,
    lapse: FOLLOWS,
    win: FOLLOWS,
    lose: FOLLOWS,
    annul: FOLLOWS,
    recall: FOLLOWS,
    reopen: FOLLOWS,
    succeed: FOLLOWS,
    breach: FOLLOWS,
    exclude: seatOf('exclude', ({ session }) => session === 'PAUSED'),
    withdraw: seatOf('withdraw', isOpen),
    standDown: (play, seat) => {
      play.require(play.deal.lot === 'REG_CLOSED');
      play.moveSeat(seat, 'standDown');
      if (admitted(play.deal).length === 0 && !isPending(play.deal)) play.moveLot('fail');
    },
  },
};

export const DEPOSIT_STEPS: Steps<DepositAction> = {
  machine: 'deposit',
  steps: {
    hold: (play, seat) => {
      play.moveDeposit(play.deal.seats[seat]!, 'hold');
      play.deal.held = { ...play.deal.held, deposits: play.deal.held.deposits + play.deal.kind.deposit };
      play.moveSeat(seat, 'admit');
    },
    expire: (play, seat) => {
      play.require(play.deal.lot !== 'SUSPENDED');
      play.moveDeposit(play.deal.seats[seat]!, 'expire');
      play.moveSeat(seat, 'lapse');
    },
    release: FOLLOWS,
    convert: FOLLOWS,
    forfeit: FOLLOWS,
    distribute: FOLLOWS,
    keep: FOLLOWS,
    askAgain: FOLLOWS,
    refund: FOLLOWS,
  },
};

const session =
  (action: SessionAction, after?: (play: Play) => void): Step =>
  (play) => {
    play.require(play.deal.lot === 'TRADING');
    play.moveSession(action);
    after?.(play);
  };
const won: Step = (play, seat) => {
  play.require(play.deal.lot === 'TRADING' && play.deal.seats[seat]!.registration === 'ADMITTED');
  play.moveSession('win');
  play.conclude(seat, 'concludeTrading');
};

export const SESSION_STEPS: Steps<SessionAction> = {
  machine: 'session',
  steps: {
    drawPaddles: session('drawPaddles'),
    missReserve: session('missReserve', (play) => {
      play.moveLot('suspend');
      play.deal.stop = 'RESERVE';
    }),
    openFree: session('openFree'),
    openLimited: session('openLimited'),
    pause: session('pause'),
    resume: session('resume'),
    // What comes after the end is there in the same transaction.
    end: [
      session('end', (play) => play.moveSession('seal')),
      session('end', (play) => {
        play.moveSession('fail');
        play.moveLot('fail');
      }),
      (play) => {
        const [winner] = admitted(play.deal);
        play.require(play.deal.lot === 'TRADING' && winner !== undefined);
        play.moveSession('end');
        play.moveSession('win');
        play.conclude(winner!, 'concludeTrading');
      },
    ],
    seal: FOLLOWS,
    lapse: session('lapse', (play) => play.moveLot('suspend')),
    extraRound: session('extraRound'),
    win: won,
    fail: session('fail', (play) => play.moveLot('fail')),
    cancel: FOLLOWS,
  },
};

const talk =
  (action: NegotiationAction, after?: (play: Play) => void): Step =>
  (play) => {
    play.require(play.deal.lot === 'TRADING');
    play.move('negotiation', action);
    after?.(play);
  };

export const NEGOTIATION_STEPS: Steps<NegotiationAction> = {
  machine: 'negotiation',
  steps: {
    offer: talk('offer'),
    accept: talk('accept'),
    match: talk('match'),
    overtake: talk('overtake'),
    sign: (play) => {
      const [winner] = admitted(play.deal);
      play.require(play.deal.lot === 'TRADING' && winner !== undefined);
      play.move('negotiation', 'sign');
      play.conclude(winner!, 'concludeNegotiation');
    },
    breakOff: talk('breakOff', (play) => play.moveLot('fail')),
  },
};

const canStop = (play: Play) => {
  if (!play.can('lot', play.deal.lot, 'suspend')) return;
  play.moveLot('suspend');
  play.deal.stop = 'COMPLAINT';
};
const goOn = (play: Play) => {
  if (play.deal.lot === 'SUSPENDED' && play.deal.stop === 'COMPLAINT') play.moveLot('resume');
};
const objection =
  (action: ObjectionAction, after: (play: Play) => void): Step =>
  (play) => {
    play.move('objection', action);
    after(play);
  };

export const OBJECTION_STEPS: Steps<ObjectionAction> = {
  machine: 'objection',
  steps: {
    accept: objection('accept', canStop),
    refuse: objection('refuse', goOn),
    dismiss: objection('dismiss', goOn),
    uphold: objection('uphold', () => undefined),
    complain: (play) => {
      play.move('objection', 'complain');
      canStop(play);
    },
    decide: [
      objection('decide', goOn),
      objection('decide', (play) => play.moveLot('voidResult')),
      objection('decide', (play) => {
        play.require(play.deal.session !== null);
        play.moveLot('repeatResult');
        play.deal.session = 'CANCELLED';
        play.reopen(play.deal.seats.length > 1);
      }),
    ],
  },
};

export const CONTRACT_STEPS: Steps<'signFirst' | 'signSecond' | 'drop' | 'end'> = {
  machine: 'contract',
  steps: {
    signFirst: (play) => play.move('contract', 'signFirst'),
    signSecond: (play) => {
      play.move('contract', 'signSecond');
      play.moveLot('completeSigning');
    },
    drop: FOLLOWS,
    end: FOLLOWS,
  },
};

export const CERTIFICATE_STEPS: Steps<CertificateAction> = {
  machine: 'certificate',
  steps: {
    review: (play) => play.move('certificate', 'review'),
    issue: (play) => {
      const { deal } = play;
      play.move('certificate', 'issue');
      if (deal.kind.right === 'SALE') deal.claim = 'PASSED';
      if (!deal.isReplacing) play.moveLot('certify');
      deal.isReplacing = false;
    },
    discard: (play) => play.move('certificate', 'discard'),
    revoke: (play) => {
      play.move('certificate', 'revoke');
      if (play.deal.kind.right === 'SALE') play.deal.claim = 'HELD';
    },
  },
};
