import { randomUUID } from 'node:crypto';
import { type BiddingState, type SessionRules, formatYuan, inCapitals, nextBids } from '@helan/domain';
import {
  type BidReceipt,
  type BidRecordView,
  type RoomView,
  type TradingPlanView,
  fromJsonForm,
} from '@helan/contracts';
import { type Stage, advanceTo, inShanghai, later } from '../stage.js';
import { askBothSides } from './consultation.js';
import type { Listed } from './listing.js';
import type { Registered } from './registration.js';

const PLAN = '贺党办〔2022〕110号';

/** The ascending session: free phase, limited phase, result. Returns the bid record. */
export async function trade(
  stage: Stage,
  listed: Listed,
  registered: readonly Registered[],
): Promise<BidRecordView> {
  const { lotId, notice } = listed;
  const { cast, facts, say, url } = stage;
  if (!facts.isDepositPaid) await bidWithoutDeposit(stage, lotId);
  await askBothSides(stage, listed, registered);
  const plan = await cast.staff.host.get<TradingPlanView>(`lots/${lotId}/trading`);
  const startAt = plan.earliestStartAt;
  if (!startAt) throw new Error('现在还不能组织竞价');
  await cast.staff.host.post(`lots/${lotId}/trading`, { startAt });
  say('组织竞价', `${inShanghai(startAt)} 开始，号牌随机`, `${PLAN} 四(六)`);
  await advanceTo(url, later(startAt, 1000));
  const [first, second, third] = registered;
  await bidNext(stage, lotId, first!);
  await bidNext(stage, lotId, second!);
  await bidNext(stage, lotId, third!);
  const room = await readRoom(url, lotId);
  await advanceTo(url, later(room.bidding.freeEndAt, 2000));
  say('限时竞价', '自由竞价结束，每次出价重新倒计时 5 分钟', '中心交易规则 竞价');
  await bidNext(stage, lotId, first!);
  await bidNext(stage, lotId, second!);
  const last = await readRoom(url, lotId);
  await advanceTo(url, later(last.bidding.endAt, 5000));
  const record = (await (await fetch(`${url}/api/lots/${lotId}/record`)).json()) as BidRecordView;
  const result = JSON.parse(record.log.at(-1)!.value) as { winner: string | null; amountFen: string | null };
  const price = BigInt(result.amountFen ?? 0);
  say(
    '成交',
    `号牌 ${result.winner} 以 ${formatYuan(price)} ${notice.priceUnit}成交（${inCapitals(price)}），共 ${last.bidding.count} 次出价`,
    `${PLAN} 四(六)`,
  );
  return record;
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

async function bidNext({ url, say }: Stage, lotId: string, { bidder }: Registered): Promise<void> {
  const room = await readRoom(url, lotId);
  const rules = fromJsonForm<SessionRules>(room.rules);
  const [amount] = nextBids(rules, fromJsonForm<BiddingState>(room.bidding), 0, 1);
  const receipt = await bidder.post<BidReceipt>(
    `lots/${lotId}/bids`,
    { amountFen: amount!.toString() },
    { 'idempotency-key': randomUUID() },
  );
  say(
    '出价',
    `第 ${receipt.bidNo} 口，号牌 ${receipt.paddle}，${formatYuan(BigInt(receipt.value))} 元`,
    '中心交易规则 竞价',
  );
}

async function readRoom(url: string, lotId: string): Promise<RoomView> {
  return (await (await fetch(`${url}/api/lots/${lotId}/room`)).json()) as RoomView;
}
