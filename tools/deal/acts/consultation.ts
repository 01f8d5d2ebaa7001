import type { Stage } from '../stage.js';
import type { Listed } from './listing.js';
import type { Registered } from './registration.js';

/** Both sides are asked: mode and price stand, and everybody stays. */
export async function askBothSides(
  { cast, say }: Stage,
  { lotId }: Listed,
  registered: readonly Registered[],
): Promise<void> {
  for (const side of [cast.transferor, ...registered.map(({ bidder }) => bidder)])
    await side.post(`lots/${lotId}/consultation/answer`, { agrees: true });
  say('征求双方意见', '转出方同意按公告的方式和价格进行，竞买人都继续参加', '贺党办〔2022〕110号 四(六)');
}
