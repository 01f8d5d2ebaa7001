import { type ExecutionContext, applyDecorators, createParamDecorator } from '@nestjs/common';
import { ApiQuery } from '@nestjs/swagger';
import { cleanText } from '@helan/domain';
import type { Request } from 'express';
import { refused } from '../../kernel/http/index.js';
import { type MoneyFilter, readMoneyFilter } from './money-filter.js';

/** What stands behind the question mark of a list of money: how it is narrowed, and the place of its page. */
export interface MoneyAsked {
  readonly filter: MoneyFilter;
  readonly at: string | undefined;
}

const FILTERS: Readonly<Record<string, string>> = {
  state: '只看这些状态的，几种用逗号隔开',
  bank: '只看中心的一个账户的：保证金专户（DEPOSIT_BANK）或价款专户（PRICE_BANK）',
  day: '只看到账在这一天的；付款单是最晚在这一天付的',
  amount: '只看多少元的，例如 7440.00',
  q: '付款人、收款人名字里的字，或者银行流水号的开头',
  project: '只看这个项目的：名称里的字，或者编号的开头',
  proposed: '只看有人提出了、还没有人答复的：true',
  page: '第几页，从 1 数起；写了 at 的不看它',
  at: '从哪里看起：上一次答复里的 previous 或 next 原样送回；不写是第一页',
};

/** It is asked in one piece: a question that is asked twice has no answer. */
export const AskedMoney = createParamDecorator((_: unknown, context: ExecutionContext): MoneyAsked => {
  const { query } = context.switchToHttp().getRequest<Request>();
  const asked = Object.fromEntries(
    Object.entries(query).map(([name, value]) => {
      if (typeof value !== 'string') throw refused('request.invalid', undefined, name);
      return [name, cleanText(value)];
    }),
  );
  return { filter: readMoneyFilter(asked), at: asked['at'] };
});

/** A list of money is narrowed by these, and by what else is named with its meaning. */
export function ListsMoney(more: Readonly<Record<string, string>> = {}): MethodDecorator {
  return applyDecorators(
    ...Object.entries({ ...FILTERS, ...more }).map(([name, description]) =>
      ApiQuery({ name, description, required: false }),
    ),
  );
}
