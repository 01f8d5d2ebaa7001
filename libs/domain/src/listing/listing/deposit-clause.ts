import { formatYuan } from '../../kernel/money/index.js';
import type { TradingMethod } from '../../property/property-type/index.js';
import { EARNEST_PERCENT } from './earnest.js';

/** What becomes of the winner's deposit once both have signed. Source: rules §10.1. */
export const DEPOSIT_USES = {
  PRICE: '合同签订后转为交易价款',
  RETURN: '价款付清后退还',
  BOND: '合同签订后转为履约保证金',
} as const;
export type DepositUse = keyof typeof DEPOSIT_USES;

/** Whether a deposit that goes back bears the bank's interest. Source: rules §10.1; 招标投标法实施条例 第五十七条. */
export const DEPOSIT_INTERESTS = {
  NONE: '不计利息',
  BANK: '按开户银行活期存款利率计付利息',
} as const;
export type DepositInterest = keyof typeof DEPOSIT_INTERESTS;

/** What a deposit is in law; it is 定金 only where its notice says so. Source: rules §6.9; 民法典 第五百八十六条. */
export const DEPOSIT_NATURES = { DEPOSIT: '保证金', EARNEST: '定金' } as const;
export type DepositNature = keyof typeof DEPOSIT_NATURES;

/** What a transferor who breaks his word pays beside giving back the deposit. Source: rules §6.9. */
export const TRANSFEROR_PAYS = {
  SHARE: '按保证金的比例另付',
  LOSS: '按受让方的实际损失赔偿',
  DOUBLE: '双倍返还定金',
} as const;
export type TransferorPays = keyof typeof TRANSFEROR_PAYS;

/** What of it a form chooses: the double comes with 定金, by law and with it alone. */
export const CHOSEN_PAYS = ['SHARE', 'LOSS'] as const satisfies readonly TransferorPays[];
export type ChosenPays = (typeof CHOSEN_PAYS)[number];

/** What a notice says about the deposit, frozen with it. */
export interface DepositClause {
  /** Clauses of before there was a choice lack it: theirs was none but 保证金. */
  readonly nature?: DepositNature;
  readonly use: DepositUse;
  readonly interest: DepositInterest;
  readonly transferorPays: TransferorPays;
}

/** What a form says of it; the usual where it is silent. */
export interface StatedClause {
  readonly depositNature?: DepositNature;
  readonly depositUse?: DepositUse;
  readonly depositInterest?: DepositInterest;
  readonly transferorPays?: ChosenPays;
}

/** Notices of before held no clause: every deposit was to become price, a supplier's went back, and none bore interest. */
const BEFORE: Required<DepositClause> = {
  nature: 'DEPOSIT',
  use: 'PRICE',
  interest: 'NONE',
  transferorPays: 'SHARE',
};

/** A purchase is paid by the buyer himself: a supplier's deposit cannot become a price here. */
export function mayUse(use: DepositUse, { isBuying }: { readonly isBuying: boolean }): boolean {
  return !(isBuying && use === 'PRICE');
}

/** The clause of a lot. A tender bears interest by law where nothing is said. */
export function depositClause(
  stated: StatedClause,
  { isBuying, method }: { readonly isBuying: boolean; readonly method: TradingMethod | undefined },
): Required<DepositClause> {
  const { depositNature: nature = 'DEPOSIT', depositUse, transferorPays = 'SHARE' } = stated;
  const usual = isBuying ? 'RETURN' : 'PRICE';
  return {
    nature,
    use: depositUse && mayUse(depositUse, { isBuying }) ? depositUse : usual,
    interest: stated.depositInterest ?? (method === 'TENDER' ? 'BANK' : 'NONE'),
    transferorPays: nature === 'EARNEST' ? 'DOUBLE' : transferorPays,
  };
}

/** The clause that governs a lot, whenever its notice was published. */
export function clauseIn({
  deposit,
  isBuying,
}: {
  readonly deposit?: DepositClause;
  readonly isBuying: boolean;
}): Required<DepositClause> {
  return { ...BEFORE, ...(isBuying ? ({ use: 'RETURN' } as const) : {}), ...deposit };
}

/** What becomes of the winner's deposit, as letter and contract say it. */
export function depositUseInWords(lot: Parameters<typeof clauseIn>[0]): string {
  const { use } = clauseIn(lot);
  if (use === 'RETURN') return lot.isBuying ? '在采购合同签订后退还' : '在价款付清后退还';
  if (use === 'PRICE') return '在双方签字后转为价款';
  return `在合同签订后转为履约保证金，${lot.isBuying ? '验收' : '合同期满'}没有违约的退还，违约的由中心两人认定后扣付`;
}

const NATURES_IN_WORDS: Record<DepositNature, string> = {
  DEPOSIT: '保证金，不是定金',
  EARNEST: `定金：受让方违约的，不予退还；转出方违约的，双倍返还。最多为合同总价的 ${EARNEST_PERCENT}%，超过的部分不算定金，还是保证金`,
};

/** Numbers that the clause is printed with. */
export interface ClauseNumbers {
  /** Working days in which a deposit goes back. */
  readonly refundDays: number;
  /** Hundredths of a percent a year, as the bank gives them now. */
  readonly rate: number;
  /** Percent of the deposit that a transferor pays. */
  readonly percent: number;
}

/** The bank's rate in words: `0.05%`. */
export function rateInWords(rate: number): string {
  return `${formatYuan(BigInt(rate))}%`;
}

/** Each clause by its label, as the notice prints it. */
export function clauseInWords(
  { nature = 'DEPOSIT', use, interest, transferorPays }: DepositClause,
  { refundDays, rate, percent }: ClauseNumbers,
  isBuying: boolean,
): [label: string, value: string][] {
  const paid = isBuying ? '采购合同签订后退还' : DEPOSIT_USES[use];
  const own = use === 'RETURN' ? paid : DEPOSIT_USES[use];
  const days =
    interest === 'NONE'
      ? DEPOSIT_INTERESTS.NONE
      : `${DEPOSIT_INTERESTS.BANK}（现为年利率 ${rateInWords(rate)}，银行调整的分段计算）：从到账当日计到退还决定的前一日，按实际天数除以 365，合计一次四舍五入到分`;
  const owed = {
    SHARE: `另付保证金的 ${percent}%`,
    LOSS: TRANSFEROR_PAYS.LOSS,
    DOUBLE: '另付同样多的定金（双倍返还）',
  }[transferorPays];
  return [
    ['保证金性质', NATURES_IN_WORDS[nature]],
    [
      '保证金退还',
      `没有受让的，结果产生后 ${refundDays} 个工作日内退回付款的账户；付款账户已经注销的，退到登记的账户`,
    ],
    ['受让方的保证金', own],
    ['保证金利息', days],
    ['不予退还的保证金', '全部付给转出方，中心不扣费用'],
    ...(percent > 0 || transferorPays !== 'SHARE'
      ? ([['转出方违约', `保证金全额退还，${owed}`]] as [string, string][])
      : []),
  ];
}
