import { isPlainDate, type PlainDate } from '../../kernel/date/index.js';
import { parseQuantity, type Quantity } from '../../kernel/area/index.js';
import { isBlank, type Refusal, refusal } from '../../kernel/index.js';
import { divideHalfUp, type Fen, parsePrice, type PriceParts } from '../../kernel/money/index.js';

/** 实物租: so many kg of something, at the price of a day as a source has it. */
export interface KindRent {
  /** As typed: kg with at most four decimals. */
  readonly kg: string;
  readonly product: string;
  /** As typed: 元 for each kg, with at most four decimals. */
  readonly yuanPerKg: string;
  readonly on: string;
  readonly source: string;
}

const SCALE = 4;
/** Of a kg 0.0001, of a 元 0.0001: so many of both make a fen. */
const PARTS_OF_FEN = 10_000n * 100n;

/** What is wrong with a price of a day, each with its field. Source: rules §3.1, §10.1. */
export function refuseKindRent(rent: KindRent, today: PlainDate): Refusal[] {
  const faults: Refusal[] = [];
  if (readKg(rent) === undefined) faults.push(refusal('kind.bad-weight', 'kg'));
  if (readPrice(rent) === undefined) faults.push(refusal('kind.bad-price', 'yuanPerKg'));
  if (!isPlainDate(rent.on)) faults.push(refusal('calendar.bad-date', 'on'));
  else if (rent.on > today) faults.push(refusal('payment.event-in-future', 'on'));
  if (isBlank(rent.product)) faults.push(refusal('text.missing', 'product'));
  if (isBlank(rent.source)) faults.push(refusal('text.missing', 'source'));
  return faults;
}

/** What it comes to in fen, rounded half up once. Only what {@link refuseKindRent} has passed. */
export function kindRentFen(rent: KindRent): Fen {
  return divideHalfUp(readKg(rent)! * readPrice(rent)!, PARTS_OF_FEN);
}

/** As row and paper say it. */
export function kindRentInWords({ kg, product, yuanPerKg, on, source }: KindRent): string {
  return `${product} ${kg} kg × ${yuanPerKg} 元/kg（${on}，${source}）`;
}

function readKg({ kg }: KindRent): Quantity | undefined {
  return parseQuantity(kg);
}

function readPrice({ yuanPerKg }: KindRent): PriceParts | undefined {
  const parts = parsePrice(yuanPerKg, SCALE);
  return typeof parts === 'bigint' && parts > 0n ? parts : undefined;
}
