import { formatYuan } from '@helan/domain';
import type { NegotiationView, NegotiationsView } from '@helan/contracts';
import type { Person } from '../person.js';
import type { Stage } from '../stage.js';
import { askBothSides } from './consultation.js';
import type { Listed } from './listing.js';
import type { Registered } from './registration.js';

const PLAN = '贺党办〔2022〕110号';

/** Both sides are asked, the host opens the table, and the first applicant and the transferor meet half way. */
export async function negotiate(
  stage: Stage,
  listed: Listed,
  registered: readonly Registered[],
): Promise<void> {
  const { cast, say } = stage;
  const { lotId, notice } = listed;
  await askBothSides(stage, listed, registered);
  await cast.staff.host.post(`lots/${lotId}/negotiation`);
  say('组织双方协商', '转出方和每一位取得资格的人各自协商', `${PLAN} 四(六)`);
  const { bidder } = registered[0]!;
  const listing = BigInt(notice.startPriceFen);
  const { id } = await own(bidder, lotId);
  const offer = async (who: Person, name: string, fen: bigint) => {
    await who.post(`negotiations/${id}/offers`, { amountYuan: formatYuan(fen).replaceAll(',', '') });
    say('出价', `${name}出 ${formatYuan(fen)} ${notice.priceUnit}`, '中心交易规则 双方协商');
  };
  await offer(bidder, '报名人', listing);
  await offer(cast.transferor, '转出方', (listing * 102n) / 100n);
  await bidder.post(`negotiations/${id}/acceptance`, { seq: 2 });
  for (const side of [bidder, cast.transferor]) await signMinutes(side, lotId, id);
  const { agreed, minutes } = await own(bidder, lotId);
  say('协商纪要', `${minutes!.no} 双方签字，单价 ${formatYuan(BigInt(agreed!.amountFen))}`, `${PLAN} 四(六)`);
}

async function signMinutes(side: Person, lotId: string, id: string): Promise<void> {
  const { negotiations } = await side.get<NegotiationsView>(`lots/${lotId}/negotiations`);
  const { party } = await side.get<{ party: { name: string } }>('my/party');
  const { fileHash } = negotiations.find((one) => one.id === id)!.minutes!;
  await side.post(`negotiations/${id}/signatures`, { name: party.name, fileHash });
}

async function own(bidder: Person, lotId: string): Promise<NegotiationView> {
  return (await bidder.get<NegotiationsView>(`lots/${lotId}/negotiations`)).negotiations[0]!;
}
