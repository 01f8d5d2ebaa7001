/**
 * How a price is counted, read from its own name: `元/亩/年` is a price for each 亩 and year, `元/年` for the
 * whole each year, `元/头` for each head, `元` for everything. A type of right writes the names only.
 */
export interface PriceUnit {
  readonly name: string;
  /** The unit of quantity the price is multiplied by; nothing when it is for the whole. */
  readonly quantityUnit: string | null;
  readonly isYearly: boolean;
}

/** Throws for a name that does not begin with 元: those names are written by us, never typed by people. */
export function priceUnit(name: string): PriceUnit {
  const [money, ...per] = name.split('/');
  if (money !== '元' || per.length > 2) throw new Error(`not a price unit: ${name}`);
  const isYearly = per.at(-1) === '年';
  const [quantityUnit = null] = isYearly ? per.slice(0, -1) : per;
  return { name, quantityUnit, isYearly };
}
