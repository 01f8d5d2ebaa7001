import { BIDDING_MODES, inCapitals } from '@helan/domain';
import { type LotTermsView, type NoticeView, lotQuantityInWords, lotPriceInWords } from '@helan/contracts';
import {
  INK,
  type Paper,
  dateInWords,
  momentInWords,
  moneyInWords,
  termInWords,
} from '../../kernel/paper/index.js';

export interface PosterSource {
  readonly notice: NoticeView;
  /** The root of the newest signed day, or nothing before the first. */
  readonly newestDay: { readonly day: string; readonly root: string } | undefined;
  readonly hotline: string;
}

const GREEN = '#14603a';
const GREY = '#444444';
const LEFT = 46;
const WIDTH = 503;

/** 村公示栏张贴: large type, what matters first, the code to look it up; one page of A4, which scales to A3. */
export function drawPoster(paper: Paper, { notice, newestDay, hotline }: PosterSource): Paper {
  const { doc } = paper;
  const { terms } = notice;
  doc.rect(0, 0, 595, 86).fill(GREEN);
  doc
    .font('title')
    .fontSize(30)
    .fillColor('#ffffff')
    .text(notice.kindName, LEFT, 24, { width: WIDTH, align: 'center' });
  doc
    .font('title')
    .fontSize(23)
    .fillColor(INK)
    .text(terms.title, LEFT, 104, { width: WIDTH, align: 'center', lineGap: 4 });
  doc.moveDown(0.3);
  line(doc, `${terms.townName} ${terms.villageName}　${terms.typeName}　${terms.transferModeName}`, 12, GREY);
  doc.moveDown(0.6);
  for (const [label, value] of rowsOf(notice)) fact(doc, label, value);
  doc.moveDown(0.5);
  doc
    .font('strong')
    .fontSize(20)
    .fillColor('#8a4b00')
    .text(`报名到 ${momentInWords(new Date(notice.registrationEndsAt))} 截止`, LEFT, doc.y, {
      width: WIDTH,
      align: 'center',
    });
  drawFoot(paper, notice, newestDay, hotline);
  return paper;
}

function rowsOf({ terms, quantity }: NoticeView): [string, string][] {
  const price = BigInt(terms.startPriceFen);
  return [
    ['转出方', terms.transferorMasked],
    ['坐落', terms.location],
    [terms.parcels.length > 0 ? '面积' : '数量', quantity || lotQuantityInWords(terms.price)],
    ['期限', `${termInWords(terms.price)}${terms.termPermission ? `；${terms.termPermission}` : ''}`],
    ...(terms.purpose ? [['用途', terms.purpose] as [string, string]] : []),
    [
      terms.isBuying ? '最高限价' : '挂牌价',
      `¥${lotPriceInWords(terms.price, price)}${terms.price.scale === 4 ? '' : `　${inCapitals(price)}`}`,
    ],
    ...(terms.depositFen
      ? [['保证金', `${moneyInWords(BigInt(terms.depositFen)).split('（')[0]}`] as [string, string]]
      : []),
    ['交易方式', methodInWords(terms)],
    ['受让方', `${terms.receiversName}。${terms.qualification}`],
    ['看样', terms.viewing],
  ];
}

function methodInWords({ methodName, trading }: LotTermsView): string {
  return trading ? `网上${methodName}，${BIDDING_MODES[trading.mode]}` : methodName;
}

function fact(doc: PDFKit.PDFDocument, label: string, value: string): void {
  const top = doc.y;
  doc.font('body').fontSize(14).fillColor(GREY).text(label, LEFT, top, { width: 92 });
  doc
    .font('strong')
    .fontSize(14)
    .fillColor(INK)
    .text(value, LEFT + 96, top, { width: WIDTH - 96, lineGap: 3 });
  doc.moveDown(0.35);
}

function line(doc: PDFKit.PDFDocument, text: string, size: number, colour: string): void {
  doc
    .font('body')
    .fontSize(size)
    .fillColor(colour)
    .text(text, LEFT, doc.y, { width: WIDTH, align: 'center' });
}

function drawFoot(
  paper: Paper,
  notice: NoticeView,
  newestDay: PosterSource['newestDay'],
  hotline: string,
): void {
  const { doc } = paper;
  const top = 668;
  doc
    .moveTo(LEFT, top - 8)
    .lineTo(LEFT + WIDTH, top - 8)
    .lineWidth(1)
    .strokeColor(GREEN)
    .stroke();
  paper.qrCode(LEFT, top, 118);
  const lines = [
    `公告编号　${notice.no}`,
    `发布时间　${dateInWords(new Date(notice.publishedAt))}`,
    '扫左边的码看全文、报名；不会用手机的，找村信息联络员。',
    `贺兰县农村产权流转服务中心　${hotline}`,
    '报名、办事不收任何费用（贺党办〔2022〕110号 五(一)）。',
    `公告指纹　${notice.contentHash.slice(0, 32)}`,
    newestDay ? `${newestDay.day} 公示日签　${newestDay.root.slice(0, 32)}` : '',
  ];
  lines.filter(Boolean).forEach((text, index) => {
    doc
      .font('body')
      .fontSize(10.5)
      .fillColor(index < 4 ? INK : GREY)
      .text(text, LEFT + 132, top + 4 + index * 16, { width: WIDTH - 132, lineBreak: false });
  });
}
