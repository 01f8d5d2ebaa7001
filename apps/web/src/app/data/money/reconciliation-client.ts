import { Injectable, inject } from '@angular/core';
import type {
  AccountStatementView,
  BooksCheckView,
  DayView,
  MonthOfDaysView,
  PageView,
  StatementSubjectView,
  StatementView,
  VoucherView,
} from '@helan/contracts';
import type { AnswerReopeningRequest, ExplainDifferenceRequest } from '@helan/contracts/requests';
import { Api } from '../api';

/** One of the center's two accounts, and a day of it. */
export interface DayAsked {
  readonly bank: string;
  readonly day: string;
}

/** Of whom a statement is asked for. */
export type StatementOf = 'projects' | 'parties' | 'villages';

/** Book against bank, the closing of days, statements and receipts. */
@Injectable({ providedIn: 'root' })
export class ReconciliationClient {
  private readonly api = inject(Api);

  /** Whether the books stand by themselves. */
  checkBooks(): Promise<BooksCheckView> {
    return this.api.get('finance/ledger-check');
  }

  month(bank: string, month?: string): Promise<MonthOfDaysView> {
    return this.api.get(`finance/days/${bank}`, { month });
  }

  day(of: DayAsked): Promise<DayView> {
    return this.api.get(`finance/days/${of.bank}/${of.day}`);
  }

  enterBalance(of: DayAsked, balanceYuan: string): Promise<void> {
    return this.api.put(`finance/days/${of.bank}/${of.day}/balance`, { balanceYuan });
  }

  explain(of: DayAsked, request: ExplainDifferenceRequest): Promise<void> {
    return this.api.post(`finance/days/${of.bank}/${of.day}/explanations`, request);
  }

  takeBackNote(of: DayAsked, key: string): Promise<void> {
    return this.api.post(`finance/days/${of.bank}/${of.day}/explanations/withdrawal`, { key });
  }

  close(of: DayAsked): Promise<void> {
    return this.api.post(`finance/days/${of.bank}/${of.day}/closing`);
  }

  takeBack(of: DayAsked, reason: string): Promise<void> {
    return this.api.post(`finance/days/${of.bank}/${of.day}/closing/withdrawal`, { reason });
  }

  confirm(of: DayAsked): Promise<void> {
    return this.api.post(`finance/days/${of.bank}/${of.day}/confirmation`);
  }

  askReopening(of: DayAsked, reason: string): Promise<void> {
    return this.api.post(`finance/days/${of.bank}/${of.day}/reopening`, { reason });
  }

  withdrawReopening(of: DayAsked): Promise<void> {
    return this.api.delete(`finance/days/${of.bank}/${of.day}/reopening`);
  }

  answerReopening(of: DayAsked, request: AnswerReopeningRequest): Promise<void> {
    return this.api.post(`finance/days/${of.bank}/${of.day}/reopening/answer`, request);
  }

  statement(period: string): Promise<StatementView> {
    return this.api.get(`finance/statements/${encodeURIComponent(period)}`);
  }

  /** Projects, parties and villages by some letters. */
  subjects(q: string): Promise<StatementSubjectView[]> {
    return this.api.get('finance/statement-subjects', { q });
  }

  accountStatement(
    kind: StatementOf,
    id: string,
    span: { from: string; to: string },
  ): Promise<AccountStatementView> {
    return this.api.get(`finance/account-statements/${kind}/${encodeURIComponent(id)}`, given(span));
  }

  ownStatement(span: { from: string; to: string }): Promise<AccountStatementView> {
    return this.api.get('my/account-statement', given(span));
  }

  vouchers(place: string): Promise<PageView<VoucherView>> {
    return this.api.get('finance/vouchers', { at: place });
  }

  /** Asked for again, the one that there is. */
  issueVoucher(receiptId: string): Promise<{ no: string }> {
    return this.api.post(`finance/receipts/${receiptId}/voucher`);
  }
}

/** Days that nobody has chosen are not asked for. */
function given({ from, to }: { from: string; to: string }): { from?: string; to?: string } {
  return { ...(from && { from }), ...(to && { to }) };
}
