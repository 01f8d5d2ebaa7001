import type { TransferMode } from '../property-type/property-type.js';
import type { Escalation } from './lease-rent.js';

/** One parcel as the certificate or the contract names it. Amounts and areas are strings of digits. */
export interface ApplicationParcel {
  readonly code: string;
  readonly name: string;
  /** 亩, as printed on the certificate, at most four decimals. */
  readonly mu: string;
  readonly landUse: string;
  readonly isBasicFarmland: boolean;
  readonly east: string;
  readonly south: string;
  readonly west: string;
  readonly north: string;
}

export interface CoHolder {
  readonly name: string;
  readonly hasConsented: boolean;
}

/**
 * The form of a lease of land (T01, T02). Every field may still be missing: a draft saves at any point, and
 * `refuseApplication` says what is missing before it is sent. Source: rules §9.1.
 */
export interface LeaseApplication {
  readonly title?: string;
  readonly villageCode?: string;
  readonly location?: string;
  readonly transferMode?: TransferMode;
  readonly parcels?: readonly ApplicationParcel[];
  readonly certificateNo?: string;
  readonly contractNo?: string;
  /** Last day of the household's contract, or of the contract by which the right was transferred (T02). */
  readonly rightEndsOn?: string;
  readonly coHolders?: readonly CoHolder[];
  readonly termFrom?: string;
  readonly termTo?: string;
  readonly purpose?: string;
  readonly condition?: string;
  /** 元/亩/年 as typed by the person. */
  readonly startPriceYuan?: string;
  readonly stepYuan?: string;
  readonly escalation?: Escalation | null;
  readonly payment?: PaymentMode;
  readonly depositYuan?: string;
  readonly publicationWorkingDays?: number;
  readonly extensionCycles?: number;
  readonly qualification?: string;
  readonly delivery?: string;
  readonly isDeclared?: boolean;
}

export const PAYMENT_MODES = { YEARLY: '按年支付', ONCE: '一次付清' } as const;
export type PaymentMode = keyof typeof PAYMENT_MODES;

/** Uses that keep farmland in farming; grain first. Source: 农村土地经营权流转管理办法 第三条. */
export const FARM_PURPOSES = [
  '粮食种植',
  '蔬菜种植',
  '其他种植',
  '畜牧养殖',
  '水产养殖',
  '林果种植',
] as const;

/** Labels of the form's fields, used by forms, refusals and printed papers alike. */
export const APPLICATION_FIELDS = {
  title: '项目名称',
  villageCode: '所在村',
  location: '坐落',
  transferMode: '转出方式',
  parcels: '地块',
  certificateNo: '权证编号',
  contractNo: '合同编号',
  rightEndsOn: '权利到期日',
  coHolders: '共有人',
  termFrom: '流转起始日',
  termTo: '流转到期日',
  purpose: '土地用途',
  condition: '现状说明',
  startPriceYuan: '挂牌价',
  stepYuan: '加价幅度',
  escalation: '价格递增',
  payment: '支付方式',
  depositYuan: '保证金',
  publicationWorkingDays: '公告期',
  extensionCycles: '延牌次数',
  qualification: '受让方条件',
  delivery: '交付条件',
  isDeclared: '承诺',
} as const satisfies Record<keyof LeaseApplication, string>;

/** Longest text a field takes, in characters. */
export const TEXT_LIMITS = { short: 80, long: 2000, parcels: 500, coHolders: 20 } as const;
