import type { PaperToSignView, ScanToSeeView } from '@helan/contracts';
import { SAMPLE_PDF } from '../sample-papers.js';
import type { Stage } from '../stage.js';
import type { Listed } from './listing.js';
import type { Registered } from './registration.js';

/** Both sides are asked: mode and price stand, and everybody stays. */
export async function askBothSides(
  stage: Stage,
  { lotId, notice }: Listed,
  registered: readonly Registered[],
): Promise<void> {
  const { cast, facts, say } = stage;
  if (facts.application.trading?.hasReserve) {
    await cast.sealers.reserve(cast.transferor.login, lotId, BigInt(notice.startPriceFen));
    await signByHand(stage, lotId, 'RESERVE');
    say('保留价', '转出方密封录入，开启以前谁也看不到', '中心交易规则 保留价');
  }
  for (const side of [cast.transferor, ...registered.map(({ bidder }) => bidder)])
    await side.post(`lots/${lotId}/consultation/answer`, { agrees: true });
  await signByHand(stage, lotId, 'CONSULTATION');
  say('征求双方意见', '转出方同意按公告的方式和价格进行，竞买人都继续参加', '贺党办〔2022〕110号 四(六)');
}

/** What the liaison has written down for somebody counts once he has signed it, and the township has seen the scan. */
async function signByHand({ cast, facts }: Stage, lotId: string, kind: string): Promise<void> {
  if (!facts.mandator) return;
  const { liaison, township } = cast.staff;
  const papers = await liaison.get<PaperToSignView[]>(`lots/${lotId}/paper-signatures`);
  const { fileHash } = papers.find((paper) => paper.kind === kind)!;
  await liaison.sendForm(`lots/${lotId}/paper-signatures`, { kind, fileHash }, '签字件.pdf', SAMPLE_PDF);
  for (const { id, paperNo } of await township.all<ScanToSeeView>('paper-scans'))
    if (papers.some(({ no }) => no === paperNo))
      await township.post(`paper-scans/${id}/check`, { isSound: true });
}
