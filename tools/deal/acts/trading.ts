import { randomUUID } from 'node:crypto';
import {
  BID_KINDS,
  type BiddingState,
  type SealedRules,
  type SessionRules,
  formatPrice,
  isSealedRules,
  nextBids,
  priceInCapitals,
  scaleIn,
} from '@helan/domain';
import {
  type BidReceipt,
  type BidRecordView,
  type JsonForm,
  type PlanView,
  type RoomView,
  type TradingPlanView,
  fromJsonForm,
} from '@helan/contracts';
import { RefusedByPlatform } from '../person.js';
import { type Stage, inShanghai, later, readPublic, waitUntil } from '../stage.js';
import { askBothSides } from './consultation.js';
import type { Listed } from './listing.js';
import type { Registered } from './registration.js';

const PLAN = '贺党办〔2022〕110号';

/** The session: its phases, its opening, its result. Returns the bid record. */
export async function trade(
  stage: Stage,
  listed: Listed,
  registered: readonly Registered[],
): Promise<BidRecordView> {
  const { lotId, notice } = listed;
  const { facts, say } = stage;
  if (!facts.isDepositPaid) await bidWithoutDeposit(stage, lotId);
  await askBothSides(stage, listed, registered);
  await waitUntil(stage, later(await planSession(stage, lotId), 1000));
  const rules = fromJsonForm<SessionRules>((await readRoom(stage, lotId)).rules);
  const best = await (isSealedRules(rules) ? bidSealed : bidOpenly)(stage, lotId, registered);
  const record = await readPublic<BidRecordView>(stage, `lots/${lotId}/record`);
  const result = JSON.parse(record.log.at(-1)!.value) as { winner: string | null; amountFen: string | null };
  const price = BigInt(result.amountFen ?? 0);
  const scale = scaleIn(rules);
  if (price !== best)
    throw new Error(
      `最好的报价是 ${formatPrice(best, scale)} 元，成交的却是 ${formatPrice(price, scale)} 元`,
    );
  const bids = record.log.filter(({ kind }) => kind in BID_KINDS).length;
  say(
    '成交',
    `号牌 ${result.winner} 以 ${formatPrice(price, scale)} ${notice.priceUnit}成交（${priceInCapitals(price, scale)}），共 ${bids} 次出价`,
    `${PLAN} 四(六)`,
  );
  return record;
}

/** When the session begins. */
export async function planSession({ cast, clock, say }: Stage, lotId: string): Promise<string> {
  const plan = await cast.staff.host.get<TradingPlanView>(`lots/${lotId}/trading`);
  if (!plan.earliestStartAt) throw new Error('现在还不能组织竞价');
  const earliest = new Date(plan.earliestStartAt);
  const startAt = (clock?.startOf(earliest) ?? earliest).toISOString();
  await cast.staff.host.post(`lots/${lotId}/trading`, { startAt });
  say('组织竞价', `${inShanghai(startAt)} 开始，号牌随机`, `${PLAN} 四(六)`);
  return startAt;
}

/** A free phase, a limited one, and the end. Returns the last price on the table. */
async function bidOpenly(stage: Stage, lotId: string, registered: readonly Registered[]): Promise<bigint> {
  const { say } = stage;
  for (const one of registered) await bidNext(stage, lotId, one);
  const room = await readRoom(stage, lotId);
  await waitUntil(stage, later(room.bidding.freeEndAt, 2000));
  say('限时竞价', '自由竞价结束，限时竞价里每次出价都重新计时', '中心交易规则 竞价');
  await bidNext(stage, lotId, registered[0]!);
  const best = await bidNext(stage, lotId, registered[1]!);
  await runOut(stage, lotId);
  if ((await readRoom(stage, lotId)).state === 'OPENING') await open(stage, lotId);
  return best;
}

/** To the end of the session, whatever stops it on the way. */
export async function runOut(stage: Stage, lotId: string): Promise<void> {
  for (let room = await goOn(stage, lotId); isBidOn(room); room = await goOn(stage, lotId))
    await waitUntil(stage, later(room.bidding.endAt, 5000));
}

function isBidOn({ state }: RoomView): boolean {
  return state === 'FREE' || state === 'LIMITED';
}

/** A session that the platform itself has stopped goes on when it is said; the second time two people say when. */
export async function goOn(stage: Stage, lotId: string): Promise<RoomView> {
  const { cast, say } = stage;
  for (;;) {
    const room = await readRoom(stage, lotId);
    if (room.state !== 'PAUSED') return room;
    if (room.resumeAt === null) {
      const { earliestResumeAt } = await cast.staff.host.get<TradingPlanView>(`lots/${lotId}/trading`);
      const decision = { kind: 'GO_ON', reason: '平台已经恢复', resumeAt: earliestResumeAt };
      await cast.staff.host.post(`lots/${lotId}/trading/decision`, decision);
      const answer = { agrees: true, reason: '同意' };
      await cast.staff.supervisor.post(`lots/${lotId}/trading/decision/answer`, answer);
      continue;
    }
    if (room.awaitsRound)
      say('下一轮', `${inShanghai(room.resumeAt)} 第 ${room.round} 轮密封报价开始`, '中心交易规则 密封报价');
    else say('暂停', `${inShanghai(room.resumeAt)} 接着竞价，限时竞价重新给足时间`, '中心交易规则 竞价');
    await waitUntil(stage, later(room.resumeAt, 1000));
  }
}

/** Round after round, as many as the notice holds. Returns the best of the offers. */
async function bidSealed(stage: Stage, lotId: string, registered: readonly Registered[]): Promise<bigint> {
  const { rules } = await readRoom(stage, lotId);
  const sealed = fromJsonForm<SealedRules>(rules as JsonForm<SealedRules>);
  let best = await bidRound(stage, lotId, { registered, rules: sealed });
  while (isBidOn(await goOn(stage, lotId)))
    best = await bidRound(stage, lotId, { registered, rules: { ...sealed, startPriceFen: best } });
  return best;
}

interface Round {
  readonly registered: readonly Registered[];
  readonly rules: SealedRules;
}

/** One envelope each, of which the last offers most, and two holders who open them. */
async function bidRound(stage: Stage, lotId: string, { registered, rules }: Round): Promise<bigint> {
  const { cast, say } = stage;
  const { bidding } = await readRoom(stage, lotId);
  const offers = lawfulOffers(rules, registered.length);
  for (const [index, { bidder }] of registered.entries()) {
    const receipt = await cast.sealers.bid(bidder.login, lotId, offers[index]!);
    say(
      '密封报价',
      `第 ${receipt.bidNo} 份，号牌 ${receipt.paddle}，价格谁也看不到`,
      '中心交易规则 密封报价',
    );
  }
  await waitUntil(stage, later(bidding.endAt, 5000));
  await runOut(stage, lotId);
  if (rules.mode === 'WEIGHTED') await scorePlans(stage, lotId);
  await open(stage, lotId);
  return offers.at(-1)!;
}

/** From the start price on, each better than the one before: by the step where there is one, else by whole 元. */
export function lawfulOffers(
  {
    startPriceFen,
    stepFen,
    isBuying,
    ceilingFen,
  }: Pick<SealedRules, 'startPriceFen' | 'stepFen' | 'isBuying'> & Partial<Pick<SealedRules, 'ceilingFen'>>,
  count: number,
): bigint[] {
  const percent = startPriceFen / 100n;
  const whole = percent >= 100n ? percent - (percent % 100n) : 1n;
  const step = stepFen ?? whole;
  return Array.from({ length: count }, (_, index) => {
    const beyond = step * BigInt(index);
    if (isBuying) return startPriceFen - beyond;
    const offer = startPriceFen + beyond;
    return ceilingFen !== undefined && offer > ceilingFen ? ceilingFen : offer;
  });
}

async function open({ cast, say }: Stage, lotId: string): Promise<void> {
  const { approver, supervisor } = cast.staff;
  await cast.sealers.open(lotId, approver.login, supervisor.login);
  say('开启', '中心和监管各用自己的密钥打开封给他的那几份，合起来开启', '中心交易规则 密封报价');
}

async function scorePlans({ cast, say }: Stage, lotId: string): Promise<void> {
  const plans = await cast.staff.host.get<PlanView[]>(`lots/${lotId}/plans`);
  for (const judge of [cast.staff.host, cast.staff.acceptor]) {
    const scores = plans.map(({ paddle }, index) => ({
      paddle,
      points: String(80 + index),
      reason: '种植计划具体，设备和人手相符',
    }));
    await judge.post(`lots/${lotId}/scores`, { scores });
  }
  say('方案评分', `${plans.length} 份，两人各自评分，在开启报价以前定下`, '中心交易规则 权重报价');
}

/** Without a deposit nobody is admitted: the bid is refused in the platform's words. */
async function bidWithoutDeposit({ cast }: Stage, lotId: string): Promise<never> {
  await cast.bidders[0]!.post(
    `lots/${lotId}/bids`,
    { amountFen: '100' },
    { 'idempotency-key': randomUUID() },
  );
  throw new Error('没有交保证金，却能出价');
}

/** The next lawful bid; one that meets a session that has just been stopped waits until it goes on. */
export async function bidNext(stage: Stage, lotId: string, who: Registered): Promise<bigint> {
  const room = await goOn(stage, lotId);
  const rules = fromJsonForm<SessionRules>(room.rules);
  const state = fromJsonForm<BiddingState>(room.bidding);
  const [amount] = nextBids(rules, state, 0, 1);
  // Nobody may go beyond a ceiling that has been reached.
  if (amount === undefined && state.currentFen !== null) return state.currentFen;
  try {
    const receipt = await who.bidder.post<BidReceipt>(
      `lots/${lotId}/bids`,
      { amountFen: amount!.toString() },
      { 'idempotency-key': randomUUID() },
    );
    const { bidNo, paddle, value } = receipt;
    const what = `第 ${bidNo} 口，号牌 ${paddle}，${formatPrice(BigInt(value), scaleIn(rules))} 元`;
    stage.say('出价', what, '中心交易规则 竞价');
    return BigInt(value);
  } catch (error) {
    if (!(error instanceof RefusedByPlatform) || error.problem.code !== 'bid.paused') throw error;
    return bidNext(stage, lotId, who);
  }
}

function readRoom(stage: Stage, lotId: string): Promise<RoomView> {
  return readPublic<RoomView>(stage, `lots/${lotId}/room`);
}
