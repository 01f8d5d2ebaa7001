import { BIDDING_MODES, PART_YEARS, PRICED_QUANTITY, clauseIn, inCapitals, lengthOf } from '@helan/domain';
import {
  type LotTermsView,
  type NoticeView,
  lotPriceInWords,
  lotQuantityInWords,
  priceTermsOf,
} from '@helan/contracts';
import { CENTER_NAME } from '../../kernel/center.js';
import {
  A4,
  INK,
  type Mark,
  type Paper,
  dateInWords,
  markBlock,
  momentInWords,
  moneyInWords,
  rowBlock,
  termInWords,
  textBlock,
} from '../../kernel/paper/index.js';

/** What of a notice its poster says. */
export type PosterNotice = Pick<
  NoticeView,
  'kindName' | 'terms' | 'quantity' | 'registrationEndsAt' | 'no' | 'publishedAt' | 'contentHash'
>;

/** All that a poster says: two of the same are one. */
export interface PosterSource {
  readonly notice: PosterNotice;
  /** The root of the first day that was signed since the notice, or else of the newest; nothing before the first. */
  readonly signedDay: { readonly day: string; readonly root: string } | null;
  readonly hotline: string;
  /** Behind its code. */
  readonly checkUrl: string;
}

const GREEN = '#14603a';
const DARK_GREY = '#444444';
const BROWN = '#8a4b00';
const LEFT = 46;
const WIDTH = 503;
const MARGIN_ABOVE = 56;
const FOOT_HEIGHT = 126;
/** What fits on one page in large type; more is set smaller, so that it does not take one page more. */
const LETTERS_IN_LARGE = 480;
const CENTRED = { left: LEFT, width: WIDTH, align: 'center' } as const;

/**
 * 村公示栏张贴: large type, what matters first, the code to look it up. A long notice goes on over further pages; of
 * one from before characters were looked at, it says which it cannot print.
 */
export function drawPoster(paper: Paper, source: PosterSource): Paper {
  const { notice } = source;
  const { terms } = notice;
  const where = `${terms.townName} ${terms.villageName}　${terms.typeName}　${terms.transferModeName}`;
  paper
    .add(band(paper.say('公告', notice.kindName)))
    .add(textBlock(paper.say('项目名称', terms.title), { ...CENTRED, font: 'title', size: 23, lineGap: 4 }))
    .add(
      textBlock(paper.say('所在村', where), { ...CENTRED, size: 12, colour: DARK_GREY, before: 7, after: 6 }),
    );
  const rows = rowsOf(notice);
  const letters = rows.reduce((sum, [, value]) => sum + lengthOf(value), 0);
  const size = letters > LETTERS_IN_LARGE ? 11 : 14;
  for (const [label, value] of rows) paper.add(fact(label, paper.say(label, value), size));
  paper.add(deadline(notice));
  const lines = footLines(source).map((line) => paper.say('公告编号', line));
  paper.sayWhatIsMissing('以网上的公告全文为准。', { left: LEFT, width: WIDTH });
  return paper.foot(FOOT_HEIGHT, marksOfFoot(lines), { isAtBottom: true });
}

/** Over the whole upper edge; the page's margin is above the place where it stands. */
function band(kindName: string) {
  const words = { x: LEFT, y: 24 - MARGIN_ABOVE, width: WIDTH, align: 'center' } as const;
  return markBlock(104 - MARGIN_ABOVE, [
    { mark: 'box', x: 0, y: -MARGIN_ABOVE, width: A4.width, height: 86, colour: GREEN },
    { mark: 'words', text: kindName, font: 'title', size: 30, colour: '#ffffff', ...words },
  ]);
}

function deadline({ registrationEndsAt }: PosterNotice) {
  const words = `报名到 ${momentInWords(new Date(registrationEndsAt))} 截止`;
  const style = { ...CENTRED, font: 'strong', size: 20, colour: BROWN } as const;
  return textBlock(words, { ...style, before: 8, after: 10, staysWithNext: true });
}

function rowsOf({ terms, quantity }: PosterNotice): [string, string][] {
  const price = BigInt(terms.startPriceFen);
  return [
    ['转出方', terms.transferorMasked],
    ['坐落', terms.location],
    [terms.parcels.length > 0 ? '面积' : '数量', quantity || lotQuantityInWords(terms.price)],
    ...chosenQuantity(terms),
    ['期限', `${termInWords(terms.price)}${terms.termPermission ? `；${terms.termPermission}` : ''}`],
    ...(terms.purpose ? [['用途', terms.purpose] as [string, string]] : []),
    [
      terms.isBuying ? '最高限价' : '挂牌价',
      `¥${lotPriceInWords(terms.price, price)}${terms.price.scale === 4 ? '' : `　${inCapitals(price)}`}`,
    ],
    ...partOfYear(terms),
    ...(terms.depositFen ? [['保证金', depositInWords(terms)] as [string, string]] : []),
    ['交易方式', methodInWords(terms)],
    ['受让方', `${terms.receiversName}。${terms.qualification}`],
    ['看样', terms.viewing],
  ];
}

/** Which of two areas counts, where the parties have chosen one: both are printed. Source: rules §21 A4. */
function chosenQuantity({ facts }: LotTermsView): [string, string][] {
  return facts.filter(({ label }) => label === PRICED_QUANTITY).map(({ value }) => ['计价面积', value]);
}

/** How a part of a year is paid; notices from before there was a choice say nothing of it. Source: rules §21 A2. */
function partOfYear({ price, startPriceFen }: LotTermsView): [string, string][] {
  const { unit, partYear } = priceTermsOf(price, BigInt(startPriceFen));
  return unit.isYearly && partYear ? [['不足一年', PART_YEARS[partYear]]] : [];
}

function methodInWords({ methodName, trading }: LotTermsView): string {
  return trading ? `网上${methodName}，${BIDDING_MODES[trading.mode]}` : methodName;
}

function fact(label: string, value: string, size: number) {
  return rowBlock(
    [
      { text: label, width: 96, colour: DARK_GREY },
      { text: value, width: WIDTH - 96, colour: INK, font: 'strong' },
    ],
    { left: LEFT - 6, size, padding: 3, lineGap: 3, isRuled: false },
  );
}

function footLines({ notice, signedDay, hotline }: PosterSource): string[] {
  return [
    `公告编号　${notice.no}`,
    `发布时间　${dateInWords(new Date(notice.publishedAt))}`,
    '扫左边的码看全文、报名；不会用手机的，找村信息联络员。',
    [CENTER_NAME, hotline].filter(Boolean).join('　'),
    '报名、办事不收任何费用（贺党办〔2022〕110号 五(一)）。',
    `公告指纹　${notice.contentHash.slice(0, 32)}`,
    ...(signedDay ? [`${signedDay.day} 公示日签　${signedDay.root.slice(0, 32)}`] : []),
  ];
}

function marksOfFoot(lines: readonly string[]): Mark[] {
  const place = { mark: 'words', x: LEFT + 132, size: 10.5, width: WIDTH - 132, isOneLine: true } as const;
  return [
    { mark: 'rule', x: LEFT, y: 0, width: WIDTH, line: 1, colour: GREEN },
    { mark: 'code', x: LEFT, y: 8, size: 118 },
    ...lines.map<Mark>((text, index) => ({
      ...place,
      text,
      y: 12 + index * 16,
      colour: index < 4 ? INK : DARK_GREY,
    })),
  ];
}

function depositInWords(terms: LotTermsView): string {
  const fen = BigInt(terms.depositFen ?? 0);
  if (fen === 0n) return '不收';
  return `${moneyInWords(fen).split('（')[0]!}${clauseIn(terms).nature === 'EARNEST' ? '（定金）' : ''}`;
}
