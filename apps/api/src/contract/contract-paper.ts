import { formatMu, formatYuan } from '@helan/domain';
import type { LotTermsView } from '@helan/contracts';
import { type Paper, dateInWords, moneyInWords, muInWords } from '../kernel/paper/index.js';
import type { ContractFacts } from './contract.entity.js';

/** Name and version of the form that the center drew up; the ministry's model text replaces it when it is in. */
export const LEASE_TEMPLATE = '土地经营权出租合同（中心文本 2026-1）';

/** The contract in print. Its parts follow the clauses that 农村土地承包法 第四十条 demands. */
export function printContract(paper: Paper, facts: ContractFacts, terms: LotTermsView): Paper {
  paper.heading();
  paper.section('一、当事人').facts([
    ['转出方（甲方）', `${facts.transferorName}　${facts.transferorIdNumber}`],
    ['受让方（乙方）', `${facts.transfereeName}　${facts.transfereeIdNumber}`],
  ]);
  paper.section('二、土地的名称、坐落、面积、质量等级').facts([
    ['标的', `${terms.title}（${facts.lotNo}）`],
    ['坐落', `${terms.townName}${terms.villageName} ${terms.location}`],
    ['面积', muInWords(BigInt(terms.mu))],
  ]);
  paper.table(
    ['地块', '面积（亩）', '四至'],
    terms.parcels.map((parcel) => [parcel.name, parcel.mu, parcel.bounds]),
    [2, 1, 4],
  );
  paper
    .section('三、期限和起止日期')
    .paragraph(`自 ${dateInWords(terms.termFrom)} 起至 ${dateInWords(terms.termTo)} 止。`);
  paper.section('四、土地用途').paragraph(`${terms.purpose}。乙方不得改变农业用途，不得破坏耕作层。`);
  paper.section('五、价款及支付方式').facts([
    ['成交单价', `${formatYuan(BigInt(facts.unitPriceFen))} 元/亩/年`],
    ['计价面积', `${formatMu(BigInt(terms.mu))} 亩`],
    ['递增', escalationInWords(terms)],
    ['合同总价', moneyInWords(BigInt(facts.totalFen))],
    [
      '支付方式',
      `${terms.paymentName}，付到中心价款专户，子账号 ${facts.priceSubAccount}。乙方的保证金在双方签字后转为价款。`,
    ],
  ]);
  paper.section('六、双方的权利和义务');
  paper.paragraph(
    '甲方保证权属清晰、没有争议，按约交付土地，不干涉乙方依法经营；价款归承包方所有，任何组织和个人不得截留。',
  );
  paper.paragraph('乙方按约付款，合理利用和保护土地；再流转须经甲方书面同意，并向本集体经济组织备案。');
  paper
    .section('七、土地被征收、征用时补偿的归属')
    .paragraph('土地补偿归土地权利人，青苗和乙方投入的地上附着物的补偿归乙方；法律另有规定的从其规定。');
  paper
    .section('八、交付和期满')
    .paragraph(`${terms.delivery}期满时乙方交还土地，地上设施的处置由双方另行约定；没有约定的，恢复原状。`);
  paper
    .section('九、违约责任和争议解决')
    .paragraph(
      '一方违约给对方造成损失的，应当赔偿。发生争议先协商，也可以请村民委员会、乡镇人民政府调解，还可以向农村土地承包仲裁机构申请仲裁，或者向人民法院起诉。',
    );
  paper.signatures(['甲方（签字）：', '乙方（签字）：', '签订日期：']);
  return paper;
}

export function escalationInWords({ escalation }: LotTermsView): string {
  if (!escalation) return '不递增';
  return `每 ${escalation.everyYears} 年在上期单价上增加 ${escalation.percentHundredths / 100}%`;
}
