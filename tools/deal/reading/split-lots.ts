import { ONE } from './units.js';
import { readNumber } from './number-words.js';
import type { LotFields, NoticeFields } from './real-notice.js';
import { partsOf } from './said.js';

/** The lots of a notice. One whose parts have prices of their own is as many lots. */
export function splitLots({ lots, ...common }: NoticeFields): LotFields[] {
  const all: LotFields[] =
    Array.isArray(lots) && lots.length > 0
      ? (lots as readonly LotFields[]).map((lot) => ({ ...common, ...lot }))
      : [common];
  return all.flatMap((lot) => splitByPrice(lot));
}

function splitByPrice(lot: LotFields): LotFields[] {
  const [areas, prices] = [partsOf(lot.area)?.parts, partsOf(lot.startPrice)?.parts];
  const names = Object.keys(prices ?? {});
  if (names.length < 2) return [lot];
  const { parts: _, ...price } = partsOf(lot.startPrice)!;
  const part = (name: string, own: Partial<LotFields>): LotFields => ({
    ...lot,
    ...own,
    name: `${lot.name ?? lot.lot ?? ''}${name}`,
    startPrice: { ...price, value: prices![name]! },
  });
  if (names.every((name) => areas?.[name] !== undefined))
    return names.map((name) => part(name, { area: { value: areas![name]!, unit: '亩' } }));
  // So many things, each with its price: one of each.
  if (readNumber(lot.quantity) === BigInt(names.length) * ONE)
    return names.map((name) => part(name, { quantity: 1 }));
  return [lot];
}
