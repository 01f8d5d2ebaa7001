import { formatPrice, type PriceParts, type PriceScale } from '../../kernel/money/index.js';

/**
 * How a price is counted, read from its own name: `元/亩/年` is a price for each 亩 and year, `元/年` for the
 * whole each year, `元/头` for each head, `元` for everything. A type of right writes the names only.
 */
export interface PriceUnit {
  readonly name: string;
  /** The unit of quantity the price is multiplied by; nothing when it is for the whole. */
  readonly quantityUnit: string | null;
  readonly isYearly: boolean;
  /** Decimals of its prices. */
  readonly scale: PriceScale;
}

/** Units so cheap that a fen is too coarse for their price: m³, kWh, tonnes, shares. Source: rules §21 A1. */
const FINE_UNITS: readonly string[] = ['m³', 'kWh', 't', 'tCO₂e', 'tce', '股', '份'];

/** Throws for a name that does not begin with 元: those names are written by us, never typed by people. */
export function priceUnit(name: string): PriceUnit {
  const [money, ...per] = name.split('/');
  if (money !== '元' || per.length > 2) throw new Error(`not a price unit: ${name}`);
  const isYearly = per.at(-1) === '年';
  const [quantityUnit = null] = isYearly ? per.slice(0, -1) : per;
  const scale = quantityUnit !== null && FINE_UNITS.includes(quantityUnit) ? 4 : 2;
  return { name, quantityUnit, isYearly, scale };
}

/** How a lot's prices are stated: the name of their unit, and their decimals where they are not two. */
export interface PricedIn {
  readonly unit: string;
  readonly scale?: PriceScale | undefined;
}

/** `0.6150 元/m³`. */
export function priceInWords(parts: PriceParts, { unit, scale = 2 }: PricedIn): string {
  return `${formatPrice(parts, scale)} ${unit}`;
}

/** The scale of a price whose unit may not be chosen yet. */
export function scaleOf(name: string | undefined): PriceScale {
  return name?.startsWith('元') ? priceUnit(name).scale : 2;
}
