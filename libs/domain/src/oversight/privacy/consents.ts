import { type PartyKind, isNatural } from '../../kernel/identity/index.js';

/** Steps before which somebody is asked, since what follows makes something personal public or goes into his papers. */
export const CONSENT_ACTS = {
  LISTING: '提交挂牌申请',
  REGISTRATION: '提交报名',
  SIGNING: '签字',
} as const;

export type ConsentAct = keyof typeof CONSENT_ACTS;

/** A consent of its own, as somebody is asked for it. A changed text is a new version; rows keep the one they were given to. */
export interface ConsentText {
  readonly version: number;
  /** A calendar day of Shanghai. */
  readonly since: string;
  readonly title: string;
  readonly asks: string;
  readonly why: string;
  readonly without: string;
  readonly withdrawal: string;
}

export interface Consent {
  readonly acts: readonly ConsentAct[];
  /** Sorted by version; the last is what is asked for. */
  readonly texts: readonly [ConsentText, ...ConsentText[]];
}

/** Source: rules §13.1 (separate consent before publication and for sensitive facts). */
export const CONSENTS = {
  SENSITIVE: {
    acts: ['LISTING', 'REGISTRATION'],
    texts: [
      {
        version: 1,
        since: '2026-11-28',
        title: '处理敏感个人信息',
        asks: '同意中心为办这件事使用您的身份证件（号码、照片、复印件）和收款银行账号。号码和材料加密保存，工作页面只显示打星号的号码。',
        why: '核对身份和权属，保证金和价款退到、付到您自己的账户。',
        without: '不同意就不能在网上提交。您可以带证件到中心窗口，由工作人员当面核对办理。',
        withdrawal: '撤回以后不再用于新的事项；已经提交的申请、报名和签过的合同，依法继续办完、归档。',
      },
    ],
  },
  PUBLISH_LISTING: {
    acts: ['LISTING'],
    texts: [
      {
        version: 1,
        since: '2026-11-28',
        title: '在公告里公开标的信息',
        asks: '同意在挂牌公告里公开标的的位置（到村）、面积、年限、价格和您的姓（名字打星号）。不公开证件号码、手机号、银行账号和家庭成员；联系电话写中心的。',
        why: '公开挂牌才能让更多的人来报名，价格更公道。',
        without: '不同意就不能挂牌。您可以找本集体成员协商流转，到村里登记备案。',
        withdrawal: '撤回以后不能再提交新的挂牌申请。已经发布的公告照规定公示到期；要提前撤下，请申请撤牌。',
      },
    ],
  },
  PUBLISH_RESULT: {
    acts: ['REGISTRATION', 'SIGNING'],
    texts: [
      {
        version: 1,
        since: '2026-11-28',
        title: '成交以后公开结果',
        asks: '同意成交以后在成交公示、合同公示和鉴证书验真页公开成交价格、年限和您的姓（名字打星号）。没有成交的，不公开您报过名。',
        why: '成交结果要公示，别人才能提异议，才能验真。',
        without: '不同意就不能报名，也不能签字。已经成交的，请到中心窗口说明。',
        withdrawal: '撤回以后不能再报名、签字。已经公示的结果、签过的合同和鉴证书依法保存。',
      },
    ],
  },
} as const satisfies Readonly<Record<string, Consent>>;

export type ConsentKind = keyof typeof CONSENTS;
export const CONSENT_KINDS = Object.keys(CONSENTS) as ConsentKind[];

/** What was agreed to, of one person. */
export interface GivenConsent {
  readonly kind: ConsentKind;
  readonly version: number;
  readonly isWithdrawn: boolean;
}

export function currentText(kind: ConsentKind): ConsentText {
  return CONSENTS[kind].texts.at(-1)!;
}

/** Whether a consent was ever asked for in these words. */
export function isVersionOf(kind: ConsentKind, version: number): boolean {
  return CONSENTS[kind].texts.some((text) => text.version === version);
}

/** Consents that a step needs: of persons; what organisations are called is public. Source: rules §13.1. */
export function neededFor(act: ConsentAct, kind: PartyKind): ConsentKind[] {
  if (!isNatural(kind)) return [];
  return CONSENT_KINDS.filter((one) => (CONSENTS[one].acts as readonly ConsentAct[]).includes(act));
}

/** Those of them that stand in nobody's row: never given, withdrawn, or given to an earlier text. */
export function missingFor(act: ConsentAct, kind: PartyKind, given: readonly GivenConsent[]): ConsentKind[] {
  return neededFor(act, kind).filter(
    (one) =>
      !given.some((row) => row.kind === one && !row.isWithdrawn && row.version === currentText(one).version),
  );
}

/** What of a person is made public long after he was asked, and the consent by which it is. */
export const MADE_PUBLIC = {
  NOTICE: 'PUBLISH_LISTING',
  RESULT: 'PUBLISH_RESULT',
} as const satisfies Readonly<Record<string, ConsentKind>>;

/**
 * Whether it may be made public now: whatever text he agreed to, he has not taken it back. Of organisations nobody is
 * asked. Source: 个人信息保护法 第十五条、第二十五条.
 */
export function stillAgrees(
  what: keyof typeof MADE_PUBLIC,
  kind: PartyKind,
  given: readonly GivenConsent[],
): boolean {
  return !isNatural(kind) || given.some((row) => row.kind === MADE_PUBLIC[what] && !row.isWithdrawn);
}
