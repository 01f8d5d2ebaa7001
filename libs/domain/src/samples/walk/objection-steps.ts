import type { ObjectionAction } from '../../trading/objection/index.js';
import type { Play } from './play.js';
import type { Step, Steps } from './step.js';

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
