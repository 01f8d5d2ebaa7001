import { type Paper, dateInWords, drawSeal, textBlock } from '../../kernel/paper/index.js';
import type { CertificateFacts } from './certificate.entity.js';
import { isFree, certificateRows } from './certificate-rows.js';

const FRAME = '#1f6b3a';
const FOOT_HEIGHT = 140;
const opinionOn = (facts: CertificateFacts) =>
  `鉴证意见：经审核，上述产权流转交易程序符合贺党办〔2022〕110号和中心交易规则的规定，${isFree(facts) ? '双方约定无偿流转' : '应付价款已经结清'}，予以鉴证。`;

/** 《农村产权流转鉴证书》 in print: facts, opinion, QR code and seal; one page where that is enough. */
export function printCertificate(paper: Paper, facts: CertificateFacts, code: string, issuedAt: Date): Paper {
  paper.heading().facts(certificateRows(facts), 96, { padding: 3.5 });
  paper.add(textBlock(opinionOn(facts), { lineGap: 4, before: 18, after: 6 }));
  const foot = { code: paper.say('编号', code), date: dateInWords(issuedAt) };
  return paper.foot(FOOT_HEIGHT, (doc, top) => drawFoot(doc, top, paper, foot), { isAtBottom: true });
}

/** The double frame of each page. */
export function certificateFrame(doc: PDFKit.PDFDocument): void {
  const { width, height } = doc.page;
  doc.lineWidth(2.5).strokeColor(FRAME);
  doc.rect(28, 28, width - 56, height - 82).stroke();
  doc
    .lineWidth(0.8)
    .rect(34, 34, width - 68, height - 94)
    .stroke();
}

function drawFoot(
  doc: PDFKit.PDFDocument,
  top: number,
  paper: Paper,
  { code, date }: { readonly code: string; readonly date: string },
): void {
  paper.qrCode(doc, 62, top, 108);
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
  doc.text(date, 350, top + 116, { lineBreak: false });
  drawSeal(doc, { x: 448, y: top + 64 }, 52, '鉴证专用章');
}
