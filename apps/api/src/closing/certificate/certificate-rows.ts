import { type PricedIn, formatYuan, priceInWords } from '@helan/domain';
import { dateInWords, moneyInWords, termInWords } from '../../kernel/paper/index.js';
import type { CertificateFacts } from './certificate.entity.js';

export const isFree = ({ totalFen }: CertificateFacts) => BigInt(totalFen) === 0n;

export function certificateRows(facts: CertificateFacts): [string, string][] {
  return [
    ['项目编号', facts.lotNo],
    ...(facts.replacesNo ? [['换发说明', `替换已作废的 ${facts.replacesNo}`] as [string, string]] : []),
    ['交易产品', facts.title],
    ['交易品种', `${facts.typeName}（${facts.transferModeName}）`],
    ['转出方', `${facts.transferorName}（${facts.transferorKind}）`],
    ['受让方', `${facts.transfereeName}（${facts.transfereeKind}）　${facts.transfereeIdNumber}`],
    ...(facts.jointTransferees ? [['联合受让', facts.jointTransferees] as [string, string]] : []),
    ['坐落', facts.location],
    ['面积（数量）', facts.quantity],
    ['权证编号', facts.rightNo],
    ...(facts.purpose ? [['用途', facts.purpose] as [string, string]] : []),
    ['转出期限', `${termInWords(facts)}${facts.termPermission ? `。${facts.termPermission}` : ''}`],
    ['公告期', `${dateInWords(facts.publishedOn)} 至 ${dateInWords(facts.publicationEndsOn)}`],
    ['交易方式', facts.mannerName],
    ['挂牌单价', priceInWords(BigInt(facts.startPriceFen), pricedIn(facts))],
    [
      '成交单价',
      `${priceInWords(BigInt(facts.unitPriceFen), pricedIn(facts))}${facts.otherFigure ? `（${facts.otherFigure}）` : ''}`,
    ],
    ['成交总价', moneyInWords(BigInt(facts.totalFen))],
    ...(facts.appraisal ? [['评估', facts.appraisal] as [string, string]] : []),
    [
      '付款',
      isFree(facts)
        ? facts.paymentName
        : `${facts.paymentName}，已付 ¥${formatYuan(BigInt(facts.paidFen))}${laterInWords(facts)}`,
    ],
    ['合同', `${facts.contractNo}，${dateInWords(facts.contractSignedOn)} 签订`],
  ];
}

function pricedIn({ priceUnit: unit, priceScale: scale }: CertificateFacts): PricedIn {
  return { unit, scale };
}

function laterInWords({ laterPayments }: CertificateFacts): string {
  const [next] = laterPayments;
  if (!next) return '，全部付清';
  const when =
    next.dueOn === null
      ? `“${next.event}”以后`
      : `${dateInWords(next.dueOn)}${next.isProvisional ? '（暂定）' : ''}`;
  return `；还有 ${laterPayments.length} 期未到期，下一期 ${when} 付 ¥${formatYuan(BigInt(next.amountFen))}`;
}
