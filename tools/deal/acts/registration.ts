import { REGISTRATION_PAPERS, askedPapers, formatYuan, getPropertyType } from '@helan/domain';
import type { PageView, RegistrationView, VillagerView } from '@helan/contracts';
import type { Person } from '../person.js';
import { SAMPLE_PDF } from '../sample-papers.js';
import { type Stage, inShanghai, later, readMinute, waitUntil } from '../stage.js';
import type { Listed } from './listing.js';

const PLAN = '贺党办〔2022〕110号';

export interface Registered {
  readonly bidder: Person;
  readonly registrationId: string;
}

/** Applicants register, are qualified after the period, and pay their deposits. */
export async function register(stage: Stage, listed: Listed): Promise<Registered[]> {
  const registered = await applyFor(stage, listed);
  await admit(stage, listed, registered);
  return registered;
}

/** All those who may and want to register. */
export async function applyFor(stage: Stage, { lotId }: Listed): Promise<Registered[]> {
  const { cast, facts, say } = stage;
  await confirmMembers(stage);
  const registered: Registered[] = [];
  for (const bidder of cast.bidders) {
    const { id } = await bidder.post<{ id: string }>(`lots/${lotId}/registrations`);
    await bidder.put(`registrations/${id}`, {
      intendedUse: '按公告的用途经营',
      capability: '有设备和十年经营经验',
      hasPromised: true,
      ...facts.saidByApplicants,
    });
    const { receiving } = await bidder.get<RegistrationView>(`my/registrations/${id}`);
    for (const kind of askedPapers(receiving))
      await bidder.upload(
        `registrations/${id}/documents`,
        kind,
        `${REGISTRATION_PAPERS[kind].name}.pdf`,
        SAMPLE_PDF,
      );
    await bidder.post(`registrations/${id}/submission`);
    registered.push({ bidder, registrationId: id });
  }
  say('报名', `${registered.length} 人报名（公告期内谁也看不到有几人）`, '招标投标法 第二十二条');
  return registered;
}

/** Once the period is over they are qualified and pay their deposits. */
export async function admit(
  stage: Stage,
  { notice }: Listed,
  registered: readonly Registered[],
): Promise<void> {
  await waitUntil(stage, later(notice.registrationEndsAt, 1000));
  await qualifyAll(stage, registered);
  if (stage.facts.isDepositPaid && BigInt(notice.terms.depositFen ?? 0) > 0n)
    await payDeposits(stage, registered);
}

/** Where only members may apply, the village says of each that he is one. */
async function confirmMembers({ cast, facts, say }: Stage): Promise<void> {
  const type = getPropertyType(facts.typeCode);
  if (!type.isMembersOnly && facts.application.receivers !== 'MEMBERS') return;
  const { liaison } = cast.staff;
  for (const bidder of cast.bidders) {
    const { party } = await bidder.get<{ party: { name: string } }>('my/party');
    const search = new URLSearchParams({ search: party.name }).toString();
    const { items } = await liaison.get<PageView<VillagerView>>(`village/members?${search}`);
    const villager = items.find(({ name }) => name === party.name);
    if (villager && !villager.isMember)
      await liaison.put(`village/members/${villager.id}`, { isMember: true });
  }
  say('报名', '只限本集体成员的，村级联络员先确认报名人是成员', `${PLAN} 六(二)`);
}

/** Its own files, by name: what the desk would hand over first may be another deal's. */
export async function qualifyAll({ cast, say }: Stage, registered: readonly Registered[]): Promise<void> {
  for (const { bidder, registrationId } of registered)
    if (await isUnread(bidder, registrationId))
      await cast.staff.reviewer.post(`registrations/${registrationId}/qualification`, { isQualified: true });
  say('资格审查', `${registered.length} 人合格，一份一份审`, `${PLAN} 四(三)`);
}

async function isUnread(bidder: Person, registrationId: string): Promise<boolean> {
  const { state } = await bidder.get<{ state: string }>(`my/registrations/${registrationId}`);
  return state === 'QUALIFYING';
}

export async function payDeposits(
  { cast, say, url }: Stage,
  registered: readonly Registered[],
): Promise<void> {
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
