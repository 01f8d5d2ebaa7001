import type { IssuerArrivalView, PartyView } from '@helan/contracts';
import { mandateOf } from '@helan/domain';

type Known = Pick<IssuerArrivalView, 'name' | 'idNumberMasked' | 'differs'>;

/** Business has begun with it, or somebody has seen the papers: what is wrong in it is corrected by request. */
export function isFixed(party: Pick<PartyView, 'isFrozen' | 'verifiedAt'> | null | undefined): boolean {
  return party ? party.isFrozen || party.verifiedAt !== null : false;
}

/** What is not the same in what was registered and what is known of the person, and what to do; nothing where all is. */
export function differenceInWords({ name, idNumberMasked, differs }: Known): string | null {
  if (!differs) return null;
  const what = differs === 'NUMBER' ? '证件号码' : '姓名';
  return `您登记的${what}和核验过的不一样：核验过的是${name} ${idNumberMasked}。登记的资料因此没有核验，不能申请、报名、出价和签字。请照核验过的改；核验错了的，带证件到中心窗口。`;
}

/** What has come of going to the identity provider, a sentence each. */
export function arrivalInWords(
  arrival: Known & Pick<IssuerArrivalView, 'isLinked' | 'formerName'>,
  now: string,
): string[] {
  const { name, idNumberMasked, isLinked, formerName } = arrival;
  const difference = differenceInWords(arrival);
  return [
    `${isLinked ? '统一身份认证已经关联，核验的是' : '这个账号早已关联统一身份认证，核验过的是'}${name} ${idNumberMasked}。`,
    ...(formerName ? [`账号的名字从“${formerName}”改成了“${now}”。`] : []),
    ...(difference ? [difference] : []),
  ];
}

/** Why nobody can be let to act for him, before anything is filled in; nothing while it is not known, or where somebody can. */
export function whyNoMandate(
  party: Pick<PartyView, 'kind' | 'verifiedAt'> | null | undefined,
): string | null {
  if (party === undefined) return null;
  if (party === null) return '还没有登记身份。单位和农户登记、核验以后，才能在这里授权别人。';
  if (mandateOf(party.kind) === null)
    return '登记的是个人，不在这里授权别人代办，请本人办理，或者到中心窗口。单位可以授权代理人，农户可以登记同户共有人。';
  return party.verifiedAt ? null : '登记的身份还没有核验，核验以后才能在这里授权别人。';
}
