import { formatYuan } from '@helan/domain';
import type { QualificationView, RegistrationView } from '@helan/contracts';
import type { Person } from '../person.js';
import { type Stage, advanceTo, inShanghai, later, readMinute } from '../stage.js';
import type { Listed } from './listing.js';

const PLAN = '贺党办〔2022〕110号';

export interface Registered {
  readonly bidder: Person;
  readonly registrationId: string;
}

/** Three applicants register, are qualified after the period, and pay their deposits. */
export async function register(stage: Stage, listed: Listed): Promise<Registered[]> {
  const registered = await applyFor(stage, listed);
  await admit(stage, listed, registered);
  return registered;
}

/** Three applicants register. */
export async function applyFor({ cast, say }: Stage, { lotId }: Listed): Promise<Registered[]> {
  const registered: Registered[] = [];
  for (const bidder of cast.bidders) {
    const { id } = await bidder.post<{ id: string }>(`lots/${lotId}/registrations`);
    await bidder.put(`registrations/${id}`, {
      intendedUse: '种植小麦和玉米，秸秆还田',
      capability: '有农机和十年种植经验',
      hasPromised: true,
    });
    await bidder.post(`registrations/${id}/submission`);
    registered.push({ bidder, registrationId: id });
  }
  say('报名', `${registered.length} 人报名（公告期内不对外公布有几人）`, '招标投标法 第二十二条');
  return registered;
}

/** Once the period is over they are qualified and pay their deposits. */
export async function admit(
  stage: Stage,
  { notice }: Listed,
  registered: readonly Registered[],
): Promise<void> {
  await advanceTo(stage.url, later(notice.registrationEndsAt, 1000));
  await qualifyAll(stage, registered.length);
  if (stage.facts.isDepositPaid) await payDeposits(stage, registered);
}

async function qualifyAll({ cast, say }: Stage, count: number): Promise<void> {
  for (let index = 0; index < count; index += 1) {
    const { file } = await cast.staff.reviewer.get<{ file: QualificationView | null }>('qualifications/next');
    if (!file) throw new Error('应该还有一份报名要审');
    await cast.staff.reviewer.post(`registrations/${file.id}/qualification`, { isQualified: true });
  }
  say('资格审查', `${count} 人合格，一次只看一份`, `${PLAN} 四(三)`);
}

async function payDeposits({ cast, say, url }: Stage, registered: readonly Registered[]): Promise<void> {
  const arrivedAt = await readMinute(url);
  for (const [index, { bidder, registrationId }] of registered.entries()) {
    const { deposit } = await bidder.get<RegistrationView>(`my/registrations/${registrationId}`);
    const { party } = await bidder.get<{ party: { name: string } }>('my/party');
    if (!deposit) throw new Error('资格合格了，却没有保证金通知');
    const { id } = await cast.staff.cashier.post<{ id: string }>('finance/receipts', {
      bank: 'DEPOSIT_BANK',
      flowNo: `BZ${deposit.subAccount}`,
      subAccount: deposit.subAccount,
      payerName: party.name,
      payerAccount: `2901020104${1_000_000 + index}`,
      amountYuan: formatYuan(BigInt(deposit.amountFen)),
      arrivedAt,
    });
    await cast.staff.checker.post(`finance/receipts/${id}/confirmation`);
    say(
      '保证金',
      `${deposit.subAccount} 到账 ${formatYuan(BigInt(deposit.amountFen))} 元，一人录入一人复核（${inShanghai(deposit.dueAt)} 截止）`,
      '中心交易规则',
    );
  }
}
