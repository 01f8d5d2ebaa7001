import {
  EARNEST_PERCENT,
  PART_YEARS,
  clauseIn,
  escalationInWords,
  depositUseInWords,
  priceUnit,
} from '@helan/domain';
import { type LotTermsView, lotPriceInWords, lotQuantityInWords, priceTermsOf } from '@helan/contracts';
import { type Paper, moneyInWords, termInWords } from '../../kernel/paper/index.js';
import type { ContractFacts } from './contract.entity.js';

/** Name and version of the form that the center drew up; the ministry's model text replaces it when it is in. */
const LAND_LEASE = '土地经营权出租合同（中心文本 2026-1）';

/** Farmland has its own text; other rights share one. */
export function templateOf({ typeCode, typeName }: LotTermsView): string {
  return ['T01', 'T02'].includes(typeCode) ? LAND_LEASE : `${typeName}流转合同（中心文本 2026-1）`;
}

/** The contract in print. Its parts follow the clauses that 农村土地承包法 第四十条 demands. */
export function printContract(paper: Paper, facts: ContractFacts, terms: LotTermsView): Paper {
  paper.heading();
  paper
    .section('一、当事人')
    .facts([
      [
        '转出方（甲方）',
        `${facts.transferorName}　${facts.transferorIdNumber}${facts.transferorBearer ?? ''}`,
      ],
      [
        '受让方（乙方）',
        `${facts.transfereeName}　${facts.transfereeIdNumber}${facts.transfereeBearer ?? ''}`,
      ],
      ...(facts.jointTransferees ? [['乙方全体（联合受让）', facts.jointTransferees] as const] : []),
    ]);
  printSubject(paper, facts, terms);
  paper
    .section('三、期限和起止日期')
    .paragraph(`${termInWords(terms.price)}。${permissionOf(terms)}`, '期限');
  paper.section('四、用途').paragraph(useInWords(terms), '用途');
  paper
    .section('五、价款及支付方式')
    .facts([
      ['成交单价', lotPriceInWords(terms.price, BigInt(facts.unitPriceFen))],
      ['计价数量', lotQuantityInWords(terms.price)],
      ['递增', escalationInWords(priceTermsOf(terms.price, BigInt(facts.unitPriceFen)))],
      ...partYearOf(terms),
      ['合同总价', moneyInWords(BigInt(facts.totalFen))],
      ['支付方式', payingInWords(facts, terms)],
      ...(facts.agreedTerms ? [['协商时另外约定', facts.agreedTerms] as const] : []),
    ]);
  paper.section('六、双方的权利和义务');
  for (const clause of isLand(terms) ? LAND_DUTIES : COMMON_DUTIES) paper.paragraph(clause);
  if (isLand(terms)) {
    paper
      .section('七、土地被征收、征用时补偿的归属')
      .paragraph('土地补偿归土地权利人，青苗和乙方投入的地上附着物的补偿归乙方；法律另有规定的从其规定。');
  }
  paper
    .section(isLand(terms) ? '八、交付和期满' : '七、交付和期满')
    .paragraph(`${terms.delivery}${isLand(terms) ? LAND_RETURN : ''}`, '交付');
  paper
    .section(isLand(terms) ? '九、违约责任和争议解决' : '八、违约责任和争议解决')
    .paragraph(
      `一方违约给对方造成损失的，应当赔偿。${isEarnest(terms) ? EARNEST_BREACH : ''}发生争议先协商，${isLand(terms) ? LAND_DISPUTES : DISPUTES}`,
    );
  paper.signatures(['甲方（签字）：', '乙方（签字）：', '签订日期：']);
  return paper;
}

/** What is given for nothing is not paid for. */
function payingInWords({ totalFen, priceSubAccount }: ContractFacts, terms: LotTermsView): string {
  if (BigInt(totalFen) === 0n) return '无偿流转，没有价款。';
  const isPrice = clauseIn(terms).use === 'PRICE';
  const rest = terms.payment === 'ONCE' || !isPrice ? '' : '，多于到期价款的部分在到期价款结清后退还乙方';
  const earnest = isEarnest(terms) ? `是定金（超过合同总价 ${EARNEST_PERCENT}% 的部分不算），` : '';
  const deposit =
    BigInt(terms.depositFen ?? 0) > 0n ? `乙方的保证金${earnest}${depositUseInWords(terms)}${rest}。` : '';
  return `${terms.paymentName}，付到中心价款专户，子账号 ${priceSubAccount}。${deposit}`;
}

function printSubject(paper: Paper, facts: ContractFacts, terms: LotTermsView): void {
  paper
    .section(isLand(terms) ? '二、土地的名称、坐落、面积、质量等级' : '二、标的')
    .facts([
      ['标的', `${terms.title}（${facts.lotNo}）`],
      ['权利', terms.rightName],
      ['坐落', `${terms.townName}${terms.villageName} ${terms.location}`],
      ['面积（数量）', lotQuantityInWords(terms.price)],
      ...terms.facts.map(({ label, value }): [string, string] => [label, value]),
    ]);
  if (terms.parcels.length === 0) return;
  paper.table(
    ['地块', '面积（亩）', '四至'],
    terms.parcels.map((parcel) => [parcel.name, parcel.mu, parcel.bounds]),
    [2, 1, 4],
  );
}

function useInWords({ purpose, parcels }: LotTermsView): string {
  if (!purpose) return '按标的现有用途和有关规定使用。';
  return parcels.length > 0
    ? `${purpose}。乙方不得改变农业用途，不得破坏耕作层。`
    : `${purpose}。乙方不得改变用途。`;
}

function isLand({ parcels }: LotTermsView): boolean {
  return parcels.length > 0;
}

function isEarnest(terms: LotTermsView): boolean {
  return clauseIn(terms).nature === 'EARNEST';
}

/** Source: 民法典 第五百八十七条. */
const EARNEST_BREACH = '乙方违约的，定金不予退还；甲方违约的，双倍返还定金。';
const LAND_DUTIES = [
  '甲方保证权属清晰、没有争议，按约交付土地，不干涉乙方依法经营；价款归承包方所有，任何组织和个人不得截留。',
  '乙方按约付款，合理利用和保护土地；再流转须经甲方书面同意，并向本集体经济组织备案。',
] as const;
const COMMON_DUTIES = [
  '甲方保证权属清晰、没有争议，没有隐瞒抵押、查封、租赁等情况，按约交付标的，并协助办理变更登记。',
  '乙方按约付款，按约定的用途使用标的；需要登记、许可的，依法办理。',
] as const;
const LAND_RETURN = '期满时乙方交还土地，地上设施的处置由双方另行约定；没有约定的，恢复原状。';
const LAND_DISPUTES =
  '也可以请村民委员会、乡镇人民政府调解，还可以向农村土地承包仲裁机构申请仲裁，或者向人民法院起诉。';
const DISPUTES = '也可以请村民委员会、乡镇人民政府调解，或者向人民法院起诉。';

/** How a part of a year is paid; contracts of notices that do not say it say nothing either. */
function partYearOf({ price: { unit, partYear } }: LotTermsView): [string, string][] {
  return partYear && priceUnit(unit).isYearly ? [['不足一年', `${PART_YEARS[partYear]}。`]] : [];
}

function permissionOf({ termPermission }: LotTermsView): string {
  return termPermission ? `${termPermission}。` : '';
}
