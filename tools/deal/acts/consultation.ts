import type { Stage } from '../stage.js';
import type { Listed } from './listing.js';
import type { Registered } from './registration.js';

/** Both sides are asked: mode and price stand, and everybody stays. */
export async function askBothSides(
  { cast, facts, say }: Stage,
  { lotId, notice }: Listed,
  registered: readonly Registered[],
): Promise<void> {
  if (facts.application.trading?.hasReserve) {
    await cast.sealers.reserve(cast.transferor.login, lotId, BigInt(notice.startPriceFen));
    say('保留价', '转出方密封录入，开启以前谁也看不到', '中心交易规则 保留价');
  }
  for (const side of [cast.transferor, ...registered.map(({ bidder }) => bidder)])
    await side.post(`lots/${lotId}/consultation/answer`, { agrees: true });
  say('征求双方意见', '转出方同意按公告的方式和价格进行，竞买人都继续参加', '贺党办〔2022〕110号 四(六)');
}
