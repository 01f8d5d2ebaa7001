import { sharePrice } from '../../closing/breach/index.js';
import { BankPlay } from './bank-play.js';
import type { Order, Seat } from './deal.js';

const FREEING = ['REJECTED', 'WITHDRAWN', 'FAILED', 'TERMINATED', 'VOIDED'];
const PENDING = ['QUALIFYING', 'CORRECTION', 'QUALIFIED'];
const RUNNING = ['FREE', 'LIMITED'];
const BROKEN_WINNERS = 3;

/** Moves a deal by its tables, and whatever else happens with each move, as the platform does it in one transaction. */
export class Play extends BankPlay {
  /** What is asked now is not what goes back yet: the former deposit is paid back beside it. */
  asksOtherDeposit = false;

  moveLot(action: string): void {
    const { deal } = this;
    const from = deal.lot;
    const to = this.next('lot', from, action, deal.lotBefore);
    const isDetour = ['CORRECTION', 'REJECTED'].includes(to) || action === 'suspend';
    deal.lotBefore = isDetour ? from : to === 'SUSPENDED' ? deal.lotBefore : null;
    deal.lot = to;
    if (FREEING.includes(to)) deal.claim = 'FREE';
    if (to !== 'SUSPENDED') deal.stop = null;
    if (from !== to && action !== 'resume') this.lotEntered(to);
  }

  private lotEntered(to: string): void {
    const isOver = ['TERMINATED', 'WITHDRAWN', 'FAILED', 'VOIDED'].includes(to);
    if (to === 'SUSPENDED') this.stopSession();
    if (isOver || to === 'RESULT_PUBLICITY') this.cancelSession();
    if (isOver && this.can('negotiation', this.deal.negotiation, 'breakOff'))
      this.move('negotiation', 'breakOff');
    if (to === 'TERMINATED') {
      for (const action of ['discard', 'revoke'])
        if (this.can('certificate', this.deal.certificate, action)) this.move('certificate', action);
      this.releaseContract(false);
    }
    if (isOver) this.loseAll();
    if (to === 'SETTLING') this.beginSettlement();
    if (to === 'SETTLED') this.giveBack(this.deal.winner!);
    if (to === 'REG_CLOSED') this.assess();
  }

  move(machine: 'negotiation' | 'objection' | 'contract' | 'certificate', action: string): void {
    this.deal[machine] = this.next(machine, this.deal[machine], action);
  }

  /** A notice that has been dealt with is forgotten: another may be given. */
  moveEnding(action: string): void {
    const { deal, tables } = this;
    const from = deal.ending;
    const to = this.next('ending', from, action, deal.endingBefore);
    deal.endingBefore = action === 'propose' ? from : null;
    deal.ending = tables.ending.final.includes(to) ? null : to;
  }

  moveSession(action: string): void {
    const { deal } = this;
    const from = deal.session;
    deal.session = this.next('session', from, action, deal.sessionBefore);
    deal.sessionBefore = action === 'pause' ? from : null;
  }

  private stopSession(): void {
    const { session } = this.deal;
    if (RUNNING.includes(session ?? '')) this.moveSession('pause');
    else if (session !== 'PAUSED' && session !== 'OPENING') this.cancelSession();
  }

  cancelSession(): void {
    if (this.can('session', this.deal.session, 'cancel')) this.moveSession('cancel');
  }

  moveSeat(index: number, action: string): void {
    const seat = this.deal.seats[index]!;
    seat.registration = this.next('registration', seat.registration, action);
    const to = seat.registration;
    if (to === 'QUALIFIED') this.ask(index, seat);
    if (['LOST', 'WITHDRAWN', 'DISQUALIFIED'].includes(to)) this.release(index, seat);
    if (['ADMITTED', 'DISQUALIFIED', 'LAPSED'].includes(to)) this.assess();
  }

  /** Where no deposit is asked for, whoever is fit is admitted. Source: rules §6.4. */
  private ask(index: number, seat: Seat): void {
    const { orders, kind } = this.deal;
    if (kind.deposit === 0) return this.moveSeat(index, 'admit');
    if (seat.deposit === null || seat.deposit === 'DUE') {
      seat.deposit = this.tables.deposit.initial;
      return;
    }
    if (seat.deposit === 'HELD') return this.moveSeat(index, 'admit');
    const refunds = orders.filter((order) => order.kind === 'REFUND' && order.seat === index);
    if (seat.deposit !== 'REFUND_DUE' || this.asksOtherDeposit) {
      this.forgetBefore(index);
      refunds.forEach((order) => (order.kind = 'REFUND_BEFORE'));
      return this.moveDeposit(seat, 'askAgain');
    }
    this.cancelOrders(refunds);
    this.moveDeposit(seat, 'keep');
    this.moveSeat(index, 'admit');
  }

  /** Of several times that a deposit went back, the last alone is sent back by the bank: the others are long over. */
  private forgetBefore(index: number): void {
    const isLongOver = ({ kind, seat, state }: Order) =>
      kind === 'REFUND_BEFORE' && seat === index && state === 'CONFIRMED';
    this.deal.orders = this.deal.orders.filter((order) => !isLongOver(order));
  }

  private release(index: number, seat: Seat): void {
    if (seat.deposit === 'DUE') this.moveDeposit(seat, 'expire');
    if (seat.deposit !== 'HELD') return;
    this.moveDeposit(seat, 'release');
    this.order('REFUND', index, this.deal.kind.deposit - seat.kept);
  }

  /** The notice was changed: whoever was found fit is looked at anew, and another deposit is asked for in its place. */
  putToNewTerms(isOtherDeposit: boolean): void {
    this.deal.seats.forEach((seat, index) => {
      if (this.can('registration', seat.registration, 'reexamine')) {
        this.moveSeat(index, 'reexamine');
        seat.hasPaddle = false;
      }
      if (isOtherDeposit && seat.deposit === 'HELD') this.release(index, seat);
    });
  }

  /** The deposit of a supplier whose purchase is over. */
  giveBack(index: number): void {
    this.release(index, this.deal.seats[index]!);
  }

  /**
   * Once every applicant is decided and paid, a lot without anybody left fails: at once where nobody was found unfit,
   * else when his refusal cannot be taken up again any more, which time brings.
   */
  private assess(): void {
    const { deal } = this;
    const states = deal.seats.map(({ registration }) => registration ?? '');
    if (deal.lot !== 'REG_CLOSED' || deal.kind.right === 'RELAY') return;
    const isRefused = deal.seats.some(
      ({ registration, hasPaddle }) => registration === 'DISQUALIFIED' && !hasPaddle,
    );
    if (isRefused || states.some((state) => PENDING.includes(state) || state === 'ADMITTED')) return;
    this.moveLot('fail');
  }

  /** The lot is over: whoever had won has not, everybody in the running loses. */
  private loseAll(except?: number): void {
    this.deal.seats.forEach((seat, index) => {
      if (index === except) return;
      if (except === undefined && seat.registration === 'WON') this.moveSeat(index, 'annul');
      else if (this.can('registration', seat.registration, 'lose')) this.moveSeat(index, 'lose');
    });
    if (except === undefined) this.deal.winner = null;
  }

  /** A result stands: somebody wins, the others lose. */
  conclude(winner: number, action: string): void {
    this.moveSeat(winner, 'win');
    this.loseAll(winner);
    this.deal.winner = winner;
    this.moveLot(action);
  }

  private beginSettlement(): void {
    const { deal } = this;
    const seat = deal.seats[deal.winner!]!;
    deal.open = deal.kind.price;
    if (deal.kind.right === 'LEASE') deal.claim = 'LET';
    if (seat.deposit === 'HELD' && deal.kind.isBond) {
      this.moveDeposit(seat, 'secure');
      deal.held = { ...deal.held, deposits: deal.held.deposits - deal.kind.deposit };
    }
    // Of a gift nothing is due: the deposit stays what it is, and goes back.
    if (seat.deposit === 'HELD' && deal.kind.price > 0) {
      this.moveDeposit(seat, 'convert');
      deal.held = {
        ...deal.held,
        deposits: deal.held.deposits - deal.kind.deposit,
        price: deal.held.price + deal.kind.deposit,
      };
      deal.open -= deal.kind.deposit;
    }
    // Nothing is to be paid where it is given free. Source: rules §3.1.
    if (deal.kind.price === 0) this.moveLot('settle');
    else if (deal.open === 0) this.order('PAYOUT', deal.winner!, deal.kind.price);
  }

  /** What was paid goes where it belongs, and the contract stands no more. */
  releaseContract(isForfeited: boolean): void {
    const { deal } = this;
    if (deal.contract === null || deal.contract === 'ENDED' || deal.contract === 'DROPPED') return;
    if (this.can('ending', deal.ending, 'lapse')) this.moveEnding('lapse');
    if (deal.contract !== 'SIGNED_ALL') {
      this.move('contract', 'drop');
      deal.contract = null;
      return;
    }
    const payouts = deal.orders.filter(({ kind }) => kind === 'PAYOUT');
    const paid = payouts.filter(({ state }) => state === 'CONFIRMED');
    this.cancelOrders(payouts.filter((order) => !paid.includes(order)));
    // What has gone out is his, also when it has to be paid once more.
    paid.forEach((order) => (order.kind = 'PRICE_FORFEIT'));
    const wasConverted = deal.seats[deal.winner!]!.deposit === 'CONVERTED_TO_PRICE';
    const shares = sharePrice(
      {
        receivedFen: BigInt(deal.held.price + deal.paidOut),
        paidOutFen: BigInt(deal.paidOut),
        depositFen: BigInt(wasConverted ? deal.kind.deposit : 0),
        // Its term has not begun.
        earnedFen: 0n,
      },
      isForfeited,
    );
    this.order('PRICE_FORFEIT', deal.winner!, Number(shares.toTransferorFen));
    this.order('PRICE_REFUND', deal.winner!, Number(shares.toTransfereeFen));
    deal.open = 0;
    this.move('contract', 'end');
  }

  /** The bank's statement shows that money has left. */
  confirm(order: Order): void {
    const { deal } = this;
    const { kind, seat: index, amount } = order;
    this.moveOrder(order, 'confirm');
    this.hold(kind, -amount);
    if (kind === 'RETURN') this.moveReceipt(deal.receipts[index]!, 'return');
    const seat = deal.seats[index]!;
    if (kind === 'REFUND') this.moveDeposit(seat, 'refund');
    if (kind === 'FORFEIT' && seat.deposit === 'FORFEITED') this.moveDeposit(seat, 'distribute');
    if (kind !== 'PAYOUT') return;
    deal.paidOut += amount;
    if (deal.lot === 'SETTLING') this.moveLot('settle');
  }

  /** The bank did not take a payment, or sent it back: it is where it was before. */
  bounce(order: Order): void {
    const { deal } = this;
    const { kind, seat: index, amount, state } = order;
    this.require(deal.mishaps > 0);
    this.moveOrder(order, 'bounce');
    deal.mishaps -= 1;
    if (state === 'CONFIRMED') {
      this.hold(kind, amount);
      if (kind === 'RETURN') this.moveReceipt(deal.receipts[index]!, 'comeBack');
      const seat = deal.seats[index]!;
      if (kind === 'REFUND' || (kind === 'FORFEIT' && seat.deposit === 'DISTRIBUTED'))
        this.moveDeposit(seat, 'comeBack');
      if (kind === 'PAYOUT') deal.paidOut -= amount;
    }
    this.tidy();
  }

  /** A winner who broke his word loses place and deposit; the next in rank is asked. */
  breachOfTransferee(): void {
    const { deal } = this;
    const index = deal.winner!;
    this.releaseContract(true);
    deal.contract = null;
    deal.paidOut = 0;
    this.forfeit(index, deal.kind.deposit);
    this.moveSeat(index, 'breach');
    deal.winner = null;
    this.moveLot('declareBreach');
    if (deal.claim === 'LET') deal.claim = 'HELD';
    this.askNext();
  }

  /** So much of a deposit that the center holds is kept for the transferor; the rest goes back when its seat is over. */
  forfeit(index: number, amount: number): void {
    const seat = this.deal.seats[index]!;
    if (seat.deposit !== 'HELD') return;
    seat.kept = amount;
    if (amount === this.deal.kind.deposit) this.moveDeposit(seat, 'forfeit');
    this.order('FORFEIT', index, amount);
  }

  askNext(): void {
    const { deal } = this;
    const next = deal.seats.findIndex(
      ({ registration, hasPaddle }, index) =>
        registration === 'LOST' && hasPaddle && !deal.asked.includes(index),
    );
    if (next < 0 || deal.asked.length >= BROKEN_WINNERS) return this.moveLot('fail');
    deal.asked.push(next);
  }

  /** A result fell and its session is held again. */
  reopen(excludesWinner: boolean): void {
    this.deal.winner = null;
    this.deal.seats.forEach(({ registration, hasPaddle }, index) => {
      if (!hasPaddle) return;
      if (registration === 'WON') this.moveSeat(index, excludesWinner ? 'annul' : 'reopen');
      else if (registration === 'LOST') this.moveSeat(index, 'recall');
    });
  }
}
