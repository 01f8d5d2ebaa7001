import { formatYuan } from '../../kernel/money/index.js';
import type { Parameter } from './parameter.js';

type Worded = Pick<Parameter, 'unit' | 'floor' | 'ceiling' | 'choices'>;

/** `20%`, `100,000.00 元`, `7 个工作日`; a choice by what it means; no area is a line that nobody has set. */
export function valueInWords(value: number, { unit, floor = 0, choices }: Worded): string {
  if (choices) return choices[value - floor] ?? String(value);
  if (unit === '亩' && value === 0) return '还没有设定';
  if (unit === '万分之') return `${value / 100}%`;
  return unit === '分' ? `${formatYuan(BigInt(value))} 元` : `${value} ${unit}`.trim();
}

/** Between which values the center may set it. */
export function limitsInWords(parameter: Worded): string {
  const { unit, floor, ceiling, choices } = parameter;
  if (floor !== undefined && floor === ceiling) return '不能改';
  if (choices) return choices.join('，或者');
  // A limit of no area is a limit, not a line that nobody has set.
  const show = (value: number) => (unit === '亩' ? `${value} 亩` : valueInWords(value, parameter));
  const parts = [
    ...(floor === undefined ? [] : [`不少于 ${show(floor)}`]),
    ...(ceiling === undefined ? [] : [`不多于 ${show(ceiling)}`]),
  ];
  return parts.join('，') || '不限';
}
