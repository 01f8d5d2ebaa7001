import { formatYuan } from '@helan/domain';
import type { ConfirmationView, ContractView, NoticeView, PaymentOrderView } from '@helan/contracts';
import type { Person } from '../person.js';
import { type Stage, later, readMinute, readPublic, waitUntil } from '../stage.js';
import type { Listed } from './listing.js';
import type { Registered } from './registration.js';

const PLAN = '贺党办〔2022〕110号';

/** Publicity, contract, price, refunds: until the lot is settled. Returns the winner. */
export async function settle(
  stage: Stage,
  listed: Listed,
  registered: readonly Registered[],
): Promise<Person> {
  await waitOutPublicity(stage, listed);
  const winner = await findWinner(registered);
  await signConfirmation(stage, listed.lotId, winner);
  await sendContract(stage, listed.lotId);
  const contract = await sign(stage, listed.lotId, winner);
  await payPrice(stage, contract, winner);
  await payOut(stage, listed.lotId);
  return winner;
}

export async function waitOutPublicity(stage: Stage, { notice }: Listed): Promise<void> {
  const { result } = await readPublic<NoticeView>(stage, `notices/${notice.id}`);
  if (!result) throw new Error('竞价结束了，却没有成交结果');
  await waitUntil(stage, later(result.publicityEndsAt, 1000));
  stage.say('成交公示', '3 个工作日公示期满，没有异议，成交确认', '中心交易规则');
}

export async function findWinner(registered: readonly Registered[]): Promise<Person> {
  for (const { bidder, registrationId } of registered) {
    const { state } = await bidder.get<{ state: string }>(`my/registrations/${registrationId}`);
    if (state === 'WON') return bidder;
  }
  throw new Error('没有找到受让方');
}

export async function signConfirmation({ cast, say }: Stage, lotId: string, winner: Person): Promise<void> {
  let no = '';
  for (const side of [cast.transferor, winner]) {
    const letter = await side.get<ConfirmationView>(`lots/${lotId}/confirmation`);
    const { party } = await side.get<{ party: { name: string } }>('my/party');
    const signature = { name: party.name, fileHash: letter.fileHash };
    await side.post(`lots/${lotId}/confirmation/signatures`, signature);
    no = letter.no;
  }
  say('成交确认书', `${no} 双方签字`, '中心交易规则');
}

export async function sendContract({ cast }: Stage, lotId: string): Promise<void> {
  await cast.staff.reviewer.post(`lots/${lotId}/contract`);
}

export async function sign({ cast, say }: Stage, lotId: string, winner: Person): Promise<ContractView> {
  for (const side of [cast.transferor, winner]) {
    const contract = await side.get<ContractView>(`lots/${lotId}/contract`);
    const { party } = await side.get<{ party: { name: string } }>('my/party');
    await side.post(`contracts/${contract.id}/signatures`, { name: party.name, fileHash: contract.fileHash });
  }
  const contract = await winner.get<ContractView>(`lots/${lotId}/contract`);
  say(
    '合同',
    `${contract.no} 双方签字，总价 ${formatYuan(BigInt(contract.totalFen))} 元，分 ${contract.payments.length} 期`,
    `${PLAN} 四(六)`,
  );
  return contract;
}

export async function payPrice(
  { cast, say, url }: Stage,
  contract: ContractView,
  winner: Person,
): Promise<void> {
  const first = contract.payments[0]!;
  const begun = contract.payments.filter(({ seq, paidFen }) => seq === first.seq || BigInt(paidFen) > 0n);
  const sumOf = (key: 'amountFen' | 'paidFen') => begun.reduce((sum, row) => sum + BigInt(row[key]), 0n);
  const open = sumOf('amountFen') - sumOf('paidFen');
  say('结算', `保证金转为价款 ${formatYuan(sumOf('paidFen'))} 元`, '中心交易规则');
  if (open <= 0n) return;
  const { party } = await winner.get<{ party: { name: string } }>('my/party');
  const { id } = await cast.staff.cashier.post<{ id: string }>('finance/receipts', {
    bank: 'PRICE_BANK',
    flowNo: `JK${contract.priceSubAccount}`,
    subAccount: contract.priceSubAccount,
    payerName: party.name,
    payerAccount: '29010201040099',
    amountYuan: formatYuan(open),
    arrivedAt: await readMinute(url),
  });
  await cast.staff.checker.post(`finance/receipts/${id}/confirmation`);
  say('结算', `首期余款 ${formatYuan(open)} 元进入中心价款专户`, `${PLAN} 四(七)`);
}

/**
 * Refunds to those who did not win, and the price to the transferor: paid by one, confirmed by another. What other lots
 * have to pay is left to whoever plays them.
 */
export async function payOut(stage: Stage, lotId: string): Promise<void> {
  const { cashier, checker } = stage.cast.staff;
  for (;;) {
    const due = await cashier.all<PaymentOrderView>('finance/payment-orders?state=DUE');
    // What the deposit pays of the price is moved to its account first.
    const ofLot = due.filter((order) => order.lotId === lotId);
    const transfers = ofLot.filter(({ kind }) => kind === 'TRANSFER');
    const own = transfers.length > 0 ? transfers : ofLot;
    if (own.length === 0) return;
    for (const order of own) {
      await cashier.post(`finance/payment-orders/${order.id}/execution`, {
        flowNo: `FK${order.id.replace(/\D/g, '')}`,
      });
      await checker.post(`finance/payment-orders/${order.id}/confirmation`);
      stage.say(
        '结算',
        `${order.kindName} ${formatYuan(BigInt(order.amountFen!))} 元到 ${order.payeeAccountMasked}`,
        `${PLAN} 四(七)`,
      );
    }
  }
}
