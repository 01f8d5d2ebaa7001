import type { EndingNoticeAction } from '../../closing/breach/index.js';
import type { CertificateAction } from '../../closing/certificate/index.js';
import type { SessionAction } from '../../trading/bidding/index.js';
import type { DepositAction } from '../../trading/deposit/index.js';
import type { NegotiationAction } from '../../trading/negotiation/index.js';
import type { RegistrationAction } from '../../trading/registration/index.js';
import type { Deal } from './deal.js';
import type { Play } from './play.js';
import { admitted, FOLLOWS, isExamined, isPending, isTopping, type Step, type Steps } from './step.js';

const seatOf =
  (action: RegistrationAction, holds: (deal: Deal) => boolean): Step =>
  (play, seat) => {
    play.require(holds(play.deal));
    play.moveSeat(seat, action);
  };
const isOpen = ({ lot: state, lotBefore }: Deal) => (state === 'SUSPENDED' ? lotBefore : state) === 'LISTED';
const filesAreOpen = (deal: Deal) => deal.lot === 'REG_CLOSED' || isTopping(deal);

const qualify: Step = (play, seat) => {
  const isBetter = isTopping(play.deal);
  play.require(filesAreOpen(play.deal));
  play.moveSeat(seat, 'qualify');
  if (!isBetter) return;
  play.moveSeat(play.deal.winner!, 'reopen');
  play.deal.winner = null;
  play.deal.kind = { ...play.deal.kind, manner: 'BIDDING' };
  play.moveLot('contest');
};

export const REGISTRATION_STEPS: Steps<RegistrationAction> = {
  machine: 'registration',
  steps: {
    submit: (play, seat) => {
      play.require(play.deal.lot === 'LISTED' || isTopping(play.deal));
      play.moveSeat(seat, 'submit');
      play.moveSeat(seat, 'startQualifying');
    },
    startQualifying: FOLLOWS,
    qualify: [
      qualify,
      (play, seat) => {
        play.require(play.deal.seats[seat]!.deposit === 'REFUND_DUE');
        play.require(play.deal.orders.every(({ kind }) => kind !== 'REFUND_BEFORE'));
        play.asksOtherDeposit = true;
        qualify(play, seat);
      },
    ],
    disqualify: seatOf('disqualify', filesAreOpen),
    reconsider: (play, seat) => {
      play.require(play.deal.lot === 'REG_CLOSED' && !play.deal.seats[seat]!.hasPaddle);
      play.moveSeat(seat, 'reconsider');
    },
    requestCorrection: seatOf('requestCorrection', filesAreOpen),
    resubmit: seatOf('resubmit', () => true),
    lapseCorrection: seatOf('lapseCorrection', ({ lot: state }) => state !== 'SUSPENDED'),
    reexamine: FOLLOWS,
    admit: FOLLOWS,
    lapse: FOLLOWS,
    win: FOLLOWS,
    lose: FOLLOWS,
    annul: FOLLOWS,
    recall: FOLLOWS,
    reopen: FOLLOWS,
    succeed: FOLLOWS,
    reinstate: FOLLOWS,
    unadmit: FOLLOWS,
    // A leader whose bid is struck for his own breach.
    breach: (play, seat) => {
      play.require(play.deal.session === 'PAUSED');
      play.forfeit(seat, play.deal.kind.deposit);
      play.moveSeat(seat, 'breach');
    },
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
      // Of whoever is looked at anew it is held until he is found fit again.
      if (!isExamined(play.deal.seats[seat]!)) play.moveSeat(seat, 'admit');
    },
    expire: (play, seat) => {
      play.require(play.deal.lot !== 'SUSPENDED');
      play.moveDeposit(play.deal.seats[seat]!, 'expire');
      play.moveSeat(seat, 'lapse');
    },
    // It had come in time and was written down too late: two people let him in again.
    restore: (play, seat) => {
      const { deal } = play;
      play.require(deal.lot === 'LISTED' || deal.lot === 'REG_CLOSED');
      play.moveDeposit(deal.seats[seat]!, 'restore');
      deal.held = { ...deal.held, deposits: deal.held.deposits + deal.kind.deposit };
      play.moveSeat(seat, 'reinstate');
    },
    release: FOLLOWS,
    convert: FOLLOWS,
    secure: FOLLOWS,
    forfeit: FOLLOWS,
    distribute: FOLLOWS,
    keep: FOLLOWS,
    askAgain: FOLLOWS,
    refund: FOLLOWS,
    comeBack: FOLLOWS,
    unmatch: FOLLOWS,
  },
};

const session =
  (action: SessionAction, after?: (play: Play) => void): Step =>
  (play) => {
    play.require(play.deal.lot === 'TRADING');
    play.moveSession(action);
    after?.(play);
  };
const won =
  (action: 'concludeTrading' | 'concludeAgreement'): Step =>
  (play, seat) => {
    play.require(play.deal.lot === 'TRADING' && play.deal.seats[seat]!.registration === 'ADMITTED');
    play.moveSession('win');
    play.conclude(seat, action);
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
      session('end', (play) => play.moveSession('extraRound')),
      session('end', (play) => {
        play.moveSession('fail');
        play.moveLot('fail');
      }),
      // Whoever came and stayed silent loses his deposit, or a part of it, where the notice says so.
      session('end', (play) => {
        play.moveSession('fail');
        for (const seat of admitted(play.deal)) play.forfeit(seat, play.deal.kind.deposit);
        play.moveLot('fail');
      }),
      session('end', (play) => {
        play.moveSession('fail');
        for (const seat of admitted(play.deal)) play.forfeit(seat, 1);
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
    win: [won('concludeTrading'), won('concludeAgreement')],
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

const notice =
  (action: EndingNoticeAction): Step =>
  (play) =>
    play.moveEnding(action);

export const ENDING_STEPS: Steps<EndingNoticeAction> = {
  machine: 'ending',
  steps: {
    accept: notice('accept'),
    dispute: notice('dispute'),
    expire: notice('expire'),
    propose: notice('propose'),
    sendBack: notice('sendBack'),
    // The transferee's fault is proved: the price in the deposit's place.
    decide: (play) => {
      play.require(play.can('lot', play.deal.lot, 'endContract'));
      play.moveEnding('decide');
      play.releaseContract(true);
      play.moveLot('endContract');
    },
    refuse: notice('refuse'),
    takeBack: notice('takeBack'),
    lapse: FOLLOWS,
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
