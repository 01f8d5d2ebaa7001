import {
  type Boundary,
  LISTING_STATES,
  type ListingState,
  drawBoundaries,
  lengthInWords,
  lengthOfTerm,
} from '@helan/domain';
import { type LotTermsView, type NoticeRowView, lotQuantityInWords } from '@helan/contracts';
import { hiddenTitle, isHidden } from './notice-readers.js';

/** Of a lot's terms what a list shows, as `listing_row.card` keeps it. */
export type Card = Pick<
  LotTermsView,
  'typeCode' | 'typeName' | 'townName' | 'villageName' | 'price' | 'startPriceFen' | 'isBuying'
> & {
  /** Of its first parcels; missing where none has a boundary. */
  readonly grounds?: readonly Boundary[];
};

export interface NoticeRow {
  id: string;
  lot_id: string;
  no: string;
  title: string;
  published_at: Date;
  registration_ends_at: Date;
  lot_state: ListingState;
  session_start_at: Date | null;
  dealt_at: Date | null;
  unit_price_fen: string | null;
  total_fen: string | null;
}

/** What anybody may know of a notice for members: its type, village and days. */
export function toPublicRow(row: NoticeRow, card: Card): NoticeRowView {
  const view = toRowView(row, card);
  if (!view.isHidden) return view;
  const title = hiddenTitle(view);
  const hidden = { quantity: '登录后可见', startPriceFen: '0', termYears: '登录后可见' };
  return { ...view, ...hidden, title, outline: null, sessionStartAt: null, paid: null };
}

export function toRowView(row: NoticeRow, card: Card): NoticeRowView {
  return {
    id: row.id,
    lotId: row.lot_id,
    no: row.no,
    title: row.title,
    typeName: card.typeName,
    townName: card.townName,
    villageName: card.villageName,
    quantity: lotQuantityInWords(card.price),
    termYears: termInYears(card),
    startPriceFen: card.startPriceFen,
    priceUnit: card.price.unit,
    priceScale: card.price.scale,
    publishedAt: row.published_at.toISOString(),
    registrationEndsAt: row.registration_ends_at.toISOString(),
    lotState: row.lot_state,
    lotStateName: LISTING_STATES[row.lot_state],
    isHidden: isHidden(card),
    typeCode: card.typeCode,
    outline: outlineOf(card),
    sessionStartAt: row.session_start_at?.toISOString() ?? null,
    paid: paidIn(row),
  };
}

function outlineOf({ grounds = [] }: Card): NoticeRowView['outline'] {
  if (grounds.length === 0) return null;
  const { width, height, shapes } = drawBoundaries(grounds);
  return { width, height, shapes: shapes.map(({ points }) => points) };
}

function paidIn({ dealt_at, unit_price_fen, total_fen }: NoticeRow): NoticeRowView['paid'] {
  if (dealt_at === null || unit_price_fen === null || total_fen === null) return null;
  return { unitPriceFen: unit_price_fen, totalFen: total_fen, at: dealt_at.toISOString() };
}

/** `5 年`, `3 年 5 个月`. */
function termInYears({ price: { termFrom, termTo }, isBuying }: Card): string {
  if (!termFrom || !termTo) return isBuying ? '按采购文件' : '一次转让';
  return lengthInWords(lengthOfTerm({ from: termFrom, to: termTo }));
}
