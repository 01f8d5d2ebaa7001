import { refuseAccountOf, refuseBankNumber } from '../../kernel/identity/index.js';
import type { Refusal } from '../../kernel/index.js';
import { type BankColumns, refuseColumns } from './bank-columns.js';
import { type OrderTitles, refuseOrderTitles } from './order-titles.js';

/** How payments go to a bank: by the form of ISO 20022, or by a table. */
export const ORDER_FORMS = { PAIN: 'ISO 20022（pain.001）', TABLE: '表格（CSV）' } as const;
export type OrderForm = keyof typeof ORDER_FORMS;

/** What the platform knows of the bank at which one of the center's accounts is kept, and of its files. */
export interface BankProfile {
  readonly accountNo: string;
  readonly accountName: string;
  readonly bankName: string;
  /** 联行号: twelve digits. */
  readonly bankNo: string;
  readonly orderForm: OrderForm;
  /** Titles of the bank's table; nothing where it sends none. */
  readonly columns: BankColumns | null;
  /** Titles of the table of payments that the bank has of its own; versions of before have none. */
  readonly orderTitles?: OrderTitles | null;
}

/** What is wrong with it, field by field. Source: rules §10.1. */
export function refuseProfile({ accountNo, bankNo, columns, orderTitles }: BankProfile): Refusal[] {
  const faults = [
    ...refuseAccountOf('ANYBODY', accountNo, 'accountNo'),
    ...refuseBankNumber(bankNo, 'bankNo'),
  ];
  if (columns) faults.push(...under('columns', refuseColumns(columns)));
  if (orderTitles) faults.push(...under('orderTitles', refuseOrderTitles(orderTitles)));
  return faults;
}

function under(form: string, faults: readonly Refusal[]): Refusal[] {
  return faults.map((fault) => ({ ...fault, field: `${form}.${fault.field}` }));
}
