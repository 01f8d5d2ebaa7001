import {
  clauseIn,
  feeInWords,
  shanghaiDate,
  transferorTerms,
  depositUseInWords,
  earnestIn,
  valueIn,
} from '@helan/domain';
import { type LotTermsView, lotQuantityInWords, lotPriceInWords } from '@helan/contracts';
import { type Paper, moneyInWords, termInWords } from '../../kernel/paper/index.js';
import type { DealPeople } from './deal-sides.js';
import type { DealEntity } from './deal.entity.js';
import { MANNERS } from './deal.entity.js';

/** What a confirmation says beyond the lot and the result. */
export interface ConfirmationFacts extends DealPeople {
  readonly lotNo: string;
  readonly signDueAt: Date | null;
  readonly terms: LotTermsView;
  readonly deal: DealEntity;
}

/** 成交确认书 in print. Its parts follow rules §9.5. */
export function printConfirmation(paper: Paper, facts: ConfirmationFacts): Paper {
  const { terms, deal } = facts;
  paper
    .heading()
    .facts([
      ['项目编号', facts.lotNo],
      ['标的', terms.title],
      ['坐落', `${terms.townName}${terms.villageName} ${terms.location}`],
      ['面积（数量）', lotQuantityInWords(terms.price)],
      ['期限', termInWords(terms.price)],
      ['转出方', `${facts.transferorName}${facts.transferorBearer}`],
      ['受让方', `${facts.transfereeName}${facts.transfereeBearer}`],
      ...(facts.jointTransferees ? [['联合受让', facts.jointTransferees] as const] : []),
      ...(facts.paddle ? [['竞买号牌', facts.paddle] as const] : []),
      ['成交方式', MANNERS[deal.manner]],
      ['成交单价', lotPriceInWords(terms.price, deal.unitPriceFen)],
      ['成交总价', moneyInWords(deal.totalFen)],
      ['支付方式', terms.paymentName],
      ...(deal.agreedTerms ? [['协商时另外约定', deal.agreedTerms] as const] : []),
      ['保证金', depositInWords(facts)],
    ]);
  paper.section('约定');
  for (const clause of clausesOf(facts)) paper.paragraph(clause, '约定');
  paper.signatures(['转出方（签字）：', '受让方（签字）：', '贺兰县农村产权流转服务中心（章）：']);
  return paper;
}

function depositInWords({ depositFen, terms, deal }: ConfirmationFacts): string {
  if (depositFen === 0n) return '没有在中心的保证金。';
  const isEarnest = clauseIn(terms).nature === 'EARNEST';
  const nature = isEarnest ? `，其中定金 ${moneyInWords(earnestIn(terms, depositFen, deal.totalFen))}` : '';
  return `${moneyInWords(depositFen)}${nature}。${depositUseInWords(terms)}；受让方违约的，不予退还，付给转出方。`;
}

function clausesOf(facts: ConfirmationFacts): string[] {
  const { terms, signDueAt, deal } = facts;
  const { parameters } = terms;
  const signBy = signDueAt ? `在 ${shanghaiDate(signDueAt.getTime())} 17:00 前` : '在中心通知的期限内';
  return [
    `一、双方${signBy}签署本确认书；中心发出合同后 ${valueIn(parameters, 'contract.workingDays')} 个工作日内签订合同。`,
    deal.totalFen === 0n
      ? '二、本次流转没有价款，受让方不用付款。'
      : `二、受让方在合同签订后 ${valueIn(parameters, 'price.dueWorkingDays')} 个工作日内付清到期的价款，付到中心价款专户。`,
    `三、交付：${terms.delivery}`,
    `四、双方各自承担法律规定由自己承担的税费；${feeInWords(parameters)}`,
    '五、受让方拒绝签订合同或者到期不签的，由中心认定违约：失去受让资格，保证金不予退还，记入信用记录；按公告写明的办法询问下一位或者流标。',
    `六、转出方拒绝签订合同或者到期不签的，由中心认定违约：${transferorPays(facts)}记入信用记录。`,
    '七、发生争议先协商；协商不成的，可以请村民委员会、乡镇人民政府调解，或者依法申请仲裁、向人民法院起诉。',
  ];
}

/** What a transferor's breach costs by his notice. */
function transferorPays({ terms, depositFen, deal }: ConfirmationFacts): string {
  const { percent, months } = transferorTerms(terms.parameters);
  const doubledFen = earnestIn(terms, depositFen, deal.totalFen);
  const owed = {
    SHARE: percent > 0 ? `另付受让方保证金的 ${percent}%，` : '',
    LOSS: '按受让方的实际损失赔偿，',
    DOUBLE: doubledFen > 0n ? `双倍返还定金，就是另付受让方 ${moneyInWords(doubledFen)}，` : '',
  }[clauseIn(terms).transferorPays];
  return [
    '保证金全额退还受让方，',
    owed,
    ...(months > 0 ? [`同一标的 ${months} 个月内不得再申请，`] : []),
  ].join('');
}
