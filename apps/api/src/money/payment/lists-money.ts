import { applyDecorators } from '@nestjs/common';
import { ApiQuery } from '@nestjs/swagger';

/** What stands behind the question mark of a list of money. */
export type Asked = Readonly<Record<string, unknown>> & { readonly at?: string };

const FILTERS = ['state', 'bank', 'day', 'amount', 'q', 'project', 'proposed', 'page', 'at'];

/** A list of money is narrowed by these, as the description of the interface says. */
export function ListsMoney(...more: readonly string[]): MethodDecorator {
  return applyDecorators(...[...FILTERS, ...more].map((name) => ApiQuery({ name, required: false })));
}
