import { type LogLineView, type RoomView, type SeatView, toJsonForm } from '@helan/contracts';
import { type BiddingState, type SessionRules, openingState } from '@helan/domain';
import { OPEN_RULES } from '@helan/domain/samples';

interface Told {
  readonly rules?: SessionRules;
  readonly bidding?: Partial<BiddingState>;
  readonly room?: Partial<RoomView>;
}

/** A room as the platform tells of it; times count from the beginning of 1970, with which its session starts. */
export function roomOf({ rules = OPEN_RULES, bidding = {}, room = {} }: Told = {}): RoomView {
  return {
    lotId: 'lot',
    lotNo: 'HL-2026-001',
    title: '立岗镇承包地 20 亩',
    state: 'FREE',
    stateName: '自由竞价',
    lotState: 'TRADING',
    rules: toJsonForm(rules),
    session: 1,
    round: 1,
    sealing: null,
    bidding: toJsonForm({ ...openingState(rules), ...bidding }),
    resumeAt: null,
    awaitsRound: false,
    failureName: '',
    isMasked: false,
    seq: 0,
    head: null,
    log: [],
    price: {
      unit: '元/亩·年',
      quantity: '20',
      quantityUnit: '亩',
      termFrom: '2027-01-01',
      termTo: '2029-12-31',
      escalation: null,
    },
    ...room,
  };
}

export function seatOf(change: Partial<SeatView> = {}): SeatView {
  return {
    paddle: '101',
    isAdmitted: true,
    registration: null,
    rank: null,
    hasPlaced: false,
    hasBid: false,
    isLeading: false,
    envelopeFault: null,
    ...change,
  };
}

export function lineOf(
  kind: LogLineView['kind'],
  value = '',
  change: Partial<LogLineView> = {},
): LogLineView {
  return { seq: 1, bidNo: null, kind, paddle: '101', value, at: '1970-01-01T00:00:00.000Z', ...change };
}
