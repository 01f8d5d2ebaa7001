import { foldLine } from '../index.js';

/** A quantity in whole 0.0001 of its unit: 亩, m², 头, kg, 万m³ … */
export type Quantity = bigint;

/** A number as it is kept: plain width, its groups of digits put together. Source: rules §21 A17. */
export function foldQuantity(text: string): string {
  const line = foldLine(text);
  return /^\d{1,3}([, ]\d{3})+(\.\d*)?$/.test(line) ? line.replace(/[, ]/g, '') : line;
}

/** Reads a number above zero with at most nine digits before and four after the point; nothing for any other text. */
export function parseQuantity(text: string): Quantity | undefined {
  const match = /^(\d{1,9})(?:\.(\d{1,4}))?$/.exec(foldQuantity(text));
  if (!match) return undefined;
  const quantity = BigInt(match[1]!) * 10_000n + BigInt((match[2] ?? '').padEnd(4, '0'));
  return quantity > 0n ? quantity : undefined;
}

/** `800000n` → `80`, `3124600n` → `312.46`: no more decimals than there are. */
export function formatQuantity(quantity: Quantity): string {
  const decimals = (quantity % 10_000n).toString().padStart(4, '0').replace(/0+$/, '');
  const whole = (quantity / 10_000n).toString();
  return decimals ? `${whole}.${decimals}` : whole;
}

/** With its unit; 亩 keeps at least two decimals, as certificates print it. */
export function quantityInWords(quantity: Quantity, unit: string): string {
  const text = formatQuantity(quantity);
  if (unit !== '亩') return `${text} ${unit}`;
  const [whole, decimals = ''] = text.split('.');
  return `${whole}.${decimals.padEnd(2, '0')} 亩`;
}
