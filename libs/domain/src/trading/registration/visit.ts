import type { Risk, RiskLevel } from '../../listing/risk/index.js';

/** How it is seen that those who take part in a lot come from one place. */
interface VisitKindText {
  readonly level: RiskLevel;
  /** What several registrations have used, as a finding says it. */
  readonly sign: string;
  /** Why it may mean nothing; empty where it hardly can. */
  readonly caution: string;
  /** What is kept of it, as the privacy text says it. */
  readonly kept: string;
}

/**
 * The kinds of marks, told to the supervisor alone; none of them keeps anybody out. One device is red; an address or
 * a kind of browser is shared by people who have nothing to do with one another. Source: rules §11.3 R01.
 */
export const VISIT_KINDS = {
  DEVICE: {
    level: 'RED',
    sign: '同一台设备',
    caution: '',
    kept: '浏览器里的一个随机编号，不含任何个人信息，两年后自动失效，您可以随时删除',
  },
  ADDRESS: {
    level: 'YELLOW',
    sign: '同一个网络地址',
    caution: '村委会、便民大厅等多人合用网络的地方也会这样',
    kept: '网络地址',
  },
  RANGE: {
    level: 'YELLOW',
    sign: '同一网段里特征相同的浏览器',
    caution: '删了浏览器的标记也看得出来，但合用网络、手机型号又相同的几个人也会这样',
    kept: '网络地址所在的网段，连同浏览器每次访问都会发来的名称、主要版本、系统和语言',
  },
} as const satisfies Record<string, VisitKindText>;
export type VisitKind = keyof typeof VISIT_KINDS;

/** Registrations that have left the same mark; they are named by the beginnings of their numbers. */
export function visitRisk(kind: VisitKind, registrationIds: readonly string[]): Risk {
  const { level, sign, caution } = VISIT_KINDS[kind];
  const names = registrationIds.map((id) => id.slice(0, 8)).join('、');
  const evidence = `报名 ${names} 用过${sign}${caution ? `（${caution}）` : ''}`;
  return { code: 'R01', level, evidence };
}
