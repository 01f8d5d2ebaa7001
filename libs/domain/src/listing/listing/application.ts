import {
  type Ownership,
  OWNERSHIPS,
  type TradingMethod,
  type TransferMode,
} from '../../property/property-type/index.js';
import type { ApplicationParcel } from '../../property/parcel/index.js';
import type { PartYear } from '../price/index.js';
import type { AreaAgreement } from './area-agreement.js';
import type { BondKind } from './bond-terms.js';
import type { ChosenPays, DepositInterest, DepositNature, DepositUse } from './deposit-clause.js';
import type { PaymentMode, PaymentPart } from './payment.js';
import type { StatedEscalation } from './stated-escalation.js';
import type { TradingChoice } from '../trading-choice/index.js';
import type { CollectiveDecision } from './decision.js';

export interface CoHolder {
  readonly name: string;
  readonly hasConsented: boolean;
}

/** Someone who acts for the transferor, on a written mandate. Source: 农村土地经营权流转管理办法 第八条. */
export interface Agent {
  readonly name: string;
  /** Sent with the form, kept sealed and apart from it. */
  readonly idNumber?: string;
  readonly scope: string;
  readonly validUntil: string;
}

/** Whether the right was valued is the transferor's choice; the notice says what he chose. Source: 贺党办〔2022〕110号 四(四). */
export interface Valuation {
  readonly choice: ValuationChoice;
  readonly agency?: string;
  readonly valueYuan?: string;
  readonly validUntil?: string;
}

export const VALUATION_CHOICES = {
  NONE: '转出方自主决定不评估',
  DONE: '转出方自主决定评估',
  AGREED: '与意向受让方协商后评估',
} as const;
export type ValuationChoice = keyof typeof VALUATION_CHOICES;

export const RECEIVERS = { ANYONE: '不限', MEMBERS: '只限本集体成员' } as const;
export type Receivers = keyof typeof RECEIVERS;

/**
 * 转出申请书 of any type. Every field may still be missing: a draft saves at any point, and
 * `refuseApplication` says what is missing before it is sent. Source: rules §9.1.
 */
export interface Application {
  readonly title?: string;
  readonly villageCode?: string;
  readonly location?: string;
  /** Which of the type's rights is traded. */
  readonly right?: string;
  readonly transferMode?: TransferMode;
  readonly method?: TradingMethod;
  readonly ownership?: Ownership;
  readonly receivers?: Receivers;
  readonly parcels?: readonly ApplicationParcel[];
  readonly quantity?: string;
  readonly quantityUnit?: string;
  /** Written down at the site check, where what was measured is another area than was listed. */
  readonly areaAgreement?: AreaAgreement;
  readonly certificateNo?: string;
  readonly contractNo?: string;
  /** Last day of the right itself: of the household's contract, the upstream contract, the certificate. */
  readonly rightEndsOn?: string;
  readonly isSoleHolder?: boolean;
  readonly coHolders?: readonly CoHolder[];
  readonly attributes?: Readonly<Record<string, string>>;
  readonly termFrom?: string;
  readonly termTo?: string;
  readonly purpose?: string;
  readonly condition?: string;
  readonly priceUnit?: string;
  /** As typed by the person, in 元 of the price unit; where the lister buys, the ceiling. */
  readonly startPriceYuan?: string;
  readonly stepYuan?: string;
  /** Where it is negotiated: whom the lister has found already, and the unit price he would pay. */
  readonly intended?: Intended | null;
  /** How the bidding is held; the rulebook's way where nothing is said. */
  readonly trading?: TradingChoice;
  readonly escalation?: StatedEscalation | null;
  /** How a part of a year counts; by the rulebook where nothing is said. */
  readonly partYear?: PartYear;
  readonly payment?: PaymentMode;
  /** Every how many years in advance, where it is paid so. */
  readonly paymentEveryYears?: number;
  /** The rows in which it is paid, where the parties have their own. */
  readonly paymentPlan?: readonly PaymentPart[];
  /** Of what is late, a day, in ten-thousandths; nothing where the contract is to ask none. */
  readonly lateFeePerMyriad?: number;
  /** What the transferee is to leave with the center beside the price, and how much, in 元; nothing where none is asked. */
  readonly bondKind?: BondKind;
  readonly bondYuan?: string;
  readonly depositYuan?: string;
  /** Whether it is 定金, what becomes of it, whether it bears interest, what a transferor's breach costs; the usual where nothing is said. */
  readonly depositNature?: DepositNature;
  readonly depositUse?: DepositUse;
  readonly depositInterest?: DepositInterest;
  readonly transferorPays?: ChosenPays;
  /** What a decision, an old contract or the lister says elsewhere; held against what the form comes to. */
  readonly statedYears?: string;
  readonly statedTotalYuan?: string;
  readonly depositPercent?: string;
  readonly valuation?: Valuation | null;
  readonly decision?: CollectiveDecision | null;
  readonly agent?: Agent | null;
  readonly publicationWorkingDays?: number;
  readonly extensionCycles?: number;
  readonly qualification?: string;
  /** The paper that every applicant must bring to show it; nothing where none is asked. */
  readonly qualificationPaper?: string;
  readonly delivery?: string;
  readonly viewing?: string;
  readonly isDeclared?: boolean;
}

/** Labels of the form's fields, used by forms, refusals and printed papers alike. */
export const APPLICATION_FIELDS = {
  title: '项目名称',
  villageCode: '所在村',
  location: '坐落',
  right: '转出的权利',
  transferMode: '转出方式',
  method: '交易方式',
  ownership: '所有权性质',
  receivers: '受让方范围',
  parcels: '地块',
  quantity: '数量',
  quantityUnit: '数量单位',
  areaAgreement: '计价面积',
  certificateNo: '权证编号',
  contractNo: '合同编号',
  rightEndsOn: '权利到期日',
  isSoleHolder: '没有其他共有人',
  coHolders: '共有人',
  attributes: '标的情况',
  termFrom: '流转起始日',
  termTo: '流转到期日',
  purpose: '用途',
  condition: '现状说明',
  priceUnit: '计价单位',
  startPriceYuan: '挂牌价',
  stepYuan: '加价幅度',
  intended: '意向受让方',
  trading: '竞价规则',
  escalation: '价格递增',
  partYear: '不足一年怎么算',
  payment: '支付方式',
  paymentEveryYears: '每几年付一次',
  paymentPlan: '分期支付',
  lateFeePerMyriad: '逾期违约金',
  bondKind: '另交的保证金',
  bondYuan: '另交的保证金金额',
  depositYuan: '保证金',
  depositNature: '保证金性质',
  depositUse: '受让方的保证金',
  depositInterest: '保证金利息',
  transferorPays: '转出方违约赔付',
  statedYears: '约定期限',
  statedTotalYuan: '约定总价',
  depositPercent: '保证金比例',
  valuation: '评估',
  decision: '民主决议',
  agent: '代理人',
  publicationWorkingDays: '公告期',
  extensionCycles: '延牌次数',
  qualification: '受让方条件',
  qualificationPaper: '报名要交的资格证明',
  delivery: '交付条件',
  viewing: '看样安排',
  isDeclared: '承诺',
} as const satisfies Record<keyof Application, string>;

/** As typed by the person, the price in 元 of the price unit. */
export interface Intended {
  readonly name: string;
  readonly priceYuan: string;
}

export function isOwnership(text: string): text is Ownership {
  return text in OWNERSHIPS;
}
