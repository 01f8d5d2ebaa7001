import type { ContractView, RegistrationView } from '@helan/contracts';
import { formatYuan, shanghaiDate, shanghaiInstant, addDays } from '@helan/domain';
import { type Listed, listIt } from '../../../../tools/deal/acts/listing.js';
import { type Registered, applyFor, qualifyAll, register } from '../../../../tools/deal/acts/registration.js';
import {
  findWinner,
  sendContract,
  sign,
  signConfirmation,
  waitOutPublicity,
} from '../../../../tools/deal/acts/settlement.js';
import { trade } from '../../../../tools/deal/acts/trading.js';
import { assemble } from '../../../../tools/deal/cast.js';
import { readLots } from '../../../../tools/deal/read-notice.js';
import { type Stage, advanceTo, later, readClock, waitUntil } from '../../../../tools/deal/stage.js';
import { BANK_ACCOUNT, BANK_COLUMNS } from '../../../api/src/testing/bank-table.js';
import type { County } from './county.js';

/** Lots whose deposits come on the day itself, three applicants each. */
const LOTS = 4;
const FACTS = {
  area: { value: 93.61, unit: '亩' },
  term: { years: 10 },
  startPrice: { value: 500, unit: '元/亩/年' },
};
const PRICE_ACCOUNT = '6401220001000009';

/** A deposit that is waited for. */
export interface Due {
  readonly lot: number;
  readonly name: string;
  readonly subAccount: string;
  /** As it is written: `7440.00`. */
  readonly yuan: string;
}

export interface MoneyDay {
  readonly day: string;
  readonly dues: readonly Due[];
  /** What the buyer of a lot that was traded before has to pay, and where. */
  readonly price: Due;
}

/**
 * The morning of a day with money in it: a lot that was traded, of which two are to have their deposits back, the third's
 * becomes price and the rest of the price is to come; and four lots whose deposits are due. Days before it are closed.
 */
export async function theMorning({ platform }: County): Promise<MoneyDay> {
  const { url } = platform;
  const stages = await stagesOf(url);
  const [first, ...others] = stages as [Stage, ...Stage[]];
  await settleBanks(first);
  const deal = await listIt(first);
  const traders = await register(first, deal);
  const paidOn = shanghaiDate((await readClock(url)).getTime());
  await trade(first, deal, traders);
  await waitOutPublicity(first, deal);
  const winner = await findWinner(traders);
  await signConfirmation(first, deal.lotId, winner);
  const applied: [Stage, Listed, Registered[]][] = [];
  for (const stage of others) {
    const listed = await listIt(stage);
    applied.push([stage, listed, await applyFor(stage, listed)]);
  }
  for (const [stage, { notice }, registered] of applied) {
    await waitUntil(stage, later(notice.registrationEndsAt, 1000));
    await qualifyAll(stage, registered);
  }
  await sendContract(first, deal.lotId);
  const contract = await sign(first, deal.lotId, winner);
  const day = addDays(shanghaiDate((await readClock(url)).getTime()), 1);
  await advanceTo(url, new Date(shanghaiInstant(day, '09:30')));
  await closeDay(first, paidOn);
  const dues = await duesOf(applied);
  return { day, dues, price: await priceOf(contract, winner) };
}

async function stagesOf(url: string): Promise<Stage[]> {
  const cast = await assemble(url, 'FARMER_HOUSEHOLD');
  const now = await readClock(url);
  return Array.from({ length: LOTS + 1 }, (_, number) => {
    const title =
      number === 0 ? '立岗镇兰光村三组已经成交、等着结算的一宗水浇地' : `保证金今天到的第 ${number} 宗地`;
    const notice = { id: `D${number}`, type: 'T01', title, fields: FACTS };
    const facts = readLots(notice, 'T01', now, 8_000 + number)[0]!;
    return { url, facts, say: () => undefined, cast };
  });
}

/** Where both accounts are kept and how their bank writes, as two people have said. */
async function settleBanks({ cast }: Stage): Promise<void> {
  const { cashier, checker } = cast.staff;
  for (const [bank, accountNo] of [
    ['DEPOSIT_BANK', BANK_ACCOUNT],
    ['PRICE_BANK', PRICE_ACCOUNT],
  ] as const) {
    const { id } = await cashier.post<{ id: string }>('finance/bank-profiles', {
      ...{ bank, accountNo, accountName: '贺兰县农村产权流转服务中心' },
      ...{ bankName: '某银行营业部', bankNo: '313871000007', orderForm: 'PAIN' },
      ...{ columns: BANK_COLUMNS, reason: '开户时银行给的' },
    });
    await checker.post(`finance/bank-profiles/${id}/answer`, { agrees: true, reason: '对过开户资料' });
  }
}

/** The day on which the first deposits came, by the bank's paper. */
async function closeDay({ cast }: Stage, day: string): Promise<void> {
  const { cashier, checker } = cast.staff;
  const path = `finance/days/DEPOSIT_BANK/${day}`;
  const { bookFen } = await cashier.get<{ bookFen: string }>(path);
  await cashier.put(`${path}/balance`, { balanceYuan: formatYuan(BigInt(bookFen)) });
  await cashier.post(`${path}/closing`);
  await checker.post(`${path}/confirmation`);
}

async function duesOf(applied: readonly [Stage, Listed, Registered[]][]): Promise<Due[]> {
  const dues: Due[] = [];
  for (const [lot, [, , registered]] of applied.entries())
    for (const { bidder, registrationId } of registered) {
      const { deposit } = await bidder.get<RegistrationView>(`my/registrations/${registrationId}`);
      const { party } = await bidder.get<{ party: { name: string } }>('my/party');
      const { subAccount, amountFen } = deposit!;
      dues.push({ lot, name: party.name, subAccount, yuan: plain(BigInt(amountFen)) });
    }
  return dues;
}

async function priceOf(contract: ContractView, winner: Registered['bidder']): Promise<Due> {
  const { party } = await winner.get<{ party: { name: string } }>('my/party');
  const [row] = contract.payments;
  const open = BigInt(row!.amountFen) - BigInt(row!.paidFen);
  return { lot: -1, name: party.name, subAccount: contract.priceSubAccount, yuan: plain(open) };
}

/** Without the commas that a page writes. */
function plain(fen: bigint): string {
  return formatYuan(fen).replaceAll(',', '');
}
