import { FOLLOWS, type Steps } from './step.js';

export const CONTRACT_STEPS: Steps<'signFirst' | 'signSecond' | 'drop' | 'end' | 'expire' | 'renew'> = {
  machine: 'contract',
  steps: {
    signFirst: (play) => play.move('contract', 'signFirst'),
    signSecond: (play) => {
      play.move('contract', 'signSecond');
      play.moveLot('completeSigning');
    },
    drop: FOLLOWS,
    end: FOLLOWS,
    // Its term is over: whoever wanted to end it has his wish.
    expire: (play) => {
      play.require(play.deal.lot === 'ARCHIVED' && play.deal.kind.right === 'LEASE');
      if (play.can('ending', play.deal.ending, 'lapse')) play.moveEnding('lapse');
      play.move('contract', 'expire');
    },
    renew: (play) => play.move('contract', 'renew'),
  },
};
