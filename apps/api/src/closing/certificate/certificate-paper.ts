import { formatYuan } from '@helan/domain';
import { type Paper, dateInWords, drawSeal, moneyInWords, termInWords } from '../../kernel/paper/index.js';
import type { CertificateFacts } from './certificate.entity.js';

const FRAME = '#1f6b3a';

/** 《农村产权流转鉴证书》 in print: one page of facts, opinion, QR code and seal; later payments follow. */
export function printCertificate(paper: Paper, facts: CertificateFacts, code: string, issuedAt: Date): Paper {
  const { doc } = paper;
  doc
    .lineWidth(2.5)
    .strokeColor(FRAME)
    .rect(28, 28, doc.page.width - 56, doc.page.height - 82)
    .stroke();
  doc
    .lineWidth(0.8)
    .rect(34, 34, doc.page.width - 68, doc.page.height - 94)
    .stroke();
  paper.heading().facts(certificateRows(facts), 96);
  paper.paragraph('');
  paper.paragraph(
    '鉴证意见：经审核，上述产权流转交易程序符合贺党办〔2022〕110号和中心交易规则的规定，应付价款已经结清，予以鉴证。',
  );
  drawFoot(paper, code, issuedAt);
  return paper;
}

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
    ['转出期限', termInWords(facts)],
    ['公告期', `${dateInWords(facts.publishedOn)} 至 ${dateInWords(facts.publicationEndsOn)}`],
    ['交易方式', facts.mannerName],
    ['挂牌单价', `${formatYuan(BigInt(facts.startPriceFen))} ${facts.priceUnit}`],
    ['成交单价', `${formatYuan(BigInt(facts.unitPriceFen))} ${facts.priceUnit}`],
    ['成交总价', moneyInWords(BigInt(facts.totalFen))],
    ['付款', `${facts.paymentName}，已付 ¥${formatYuan(BigInt(facts.paidFen))}${laterInWords(facts)}`],
    ['合同', `${facts.contractNo}，${dateInWords(facts.contractSignedOn)} 签订`],
  ];
}

function laterInWords({ laterPayments }: CertificateFacts): string {
  const [next] = laterPayments;
  if (!next) return '，全部付清';
  const when = `${dateInWords(next.dueOn)}${next.isProvisional ? '（暂定）' : ''}`;
  return `；还有 ${laterPayments.length} 期未到期，下一期 ${when} 付 ¥${formatYuan(BigInt(next.amountFen))}`;
}

function drawFoot(paper: Paper, code: string, issuedAt: Date): void {
  const { doc } = paper;
  const top = doc.page.height - 212;
  paper.qrCode(62, top, 108);
  doc.font('body').fontSize(9).fillColor('#333333');
  doc.text('扫码验真', 62, top + 110, { width: 108, align: 'center', lineBreak: false });
  doc.text(code, 180, top + 8, { lineBreak: false });
  doc.text('本鉴证书不作为权属证明。', 180, top + 24, { lineBreak: false });
  doc.text('持本证可向不动产登记机构或产权管理机构申请办理变更手续。', 180, top + 40, {
    width: 150,
    lineGap: 2,
  });
  doc.font('body').fontSize(11).fillColor('#1c1c1c');
  doc.text('贺兰县农村产权流转服务中心', 350, top + 98, { lineBreak: false });
  doc.text(dateInWords(issuedAt), 350, top + 116, { lineBreak: false });
  drawSeal(doc, { x: 448, y: top + 64 }, 52, '鉴证专用章');
}
