import type { RegistrationView } from '@helan/contracts';
import { APPLICANT_RELATIONS, CLAIM_GROUNDS } from '@helan/domain';

export type RegistrationFields = RegistrationView['form'];

/** One who takes part beside the applicant, as far as it is shown to anybody. */
export interface PartnerWords {
  readonly kindName: string;
  readonly name: string;
  readonly number: string;
  readonly share: string;
}

/** What a registration says, field by field: its form, and whoever takes part. */
export interface WrittenRegistration extends RegistrationFields {
  readonly partners: readonly PartnerWords[];
}

const LABELS = {
  intendedUse: '拟用途与计划',
  capability: '经营能力',
  quoteYuan: '报价',
  claimGround: '优先权',
  relation: '关系申报',
  partners: '联合受让',
  ownShare: '我的份额',
  heldShares: '家里现在持有的股数',
  hasOnlyThisHome: '一户一宅',
  hasPromised: '承诺',
} as const satisfies Record<keyof WrittenRegistration, string>;

const WORDS: Partial<Record<keyof WrittenRegistration, (said: WrittenRegistration) => string>> = {
  claimGround: ({ claimGround }) => (claimGround ? CLAIM_GROUNDS[claimGround].name : ''),
  relation: ({ relation }) => APPLICANT_RELATIONS[relation],
  partners: ({ partners }) =>
    partners
      .map(({ kindName, name, number, share }) => `${name}（${kindName}，${number}）${share}%`)
      .join('\n'),
  ownShare: ({ ownShare }) => (ownShare ? `${ownShare}%` : ''),
  hasOnlyThisHome: ({ hasOnlyThisHome }) => (hasOnlyThisHome ? '受让以后只有这一处宅基地' : ''),
  hasPromised: ({ hasPromised }) =>
    hasPromised ? '已看过公告，接受标的现状，不改变规定用途，资金来源合法' : '',
};

/** One field of a registration, as it reads. */
export function registrationField(
  field: keyof WrittenRegistration,
  said: WrittenRegistration,
): { readonly label: string; readonly value: string } {
  const plain = said[field];
  return { label: LABELS[field], value: WORDS[field]?.(said) ?? (typeof plain === 'string' ? plain : '') };
}

/** A registration as it was sent, without what is empty. */
export function registrationFacts(registration: RegistrationView) {
  const said = { ...registration.form, partners: registration.partners.map(toWords) };
  const fields = Object.keys(LABELS) as (keyof WrittenRegistration)[];
  return fields
    .map((field) => registrationField(field, said))
    .map(({ label, value }) =>
      label === LABELS.quoteYuan && value
        ? { label, value: `${value} ${registration.priceUnit}` }
        : { label, value },
    )
    .filter(({ value }) => value !== '');
}

export function toWords({ kindName, name, idNumberMasked, share }: RegistrationView['partners'][number]) {
  return { kindName, name, number: idNumberMasked, share };
}
