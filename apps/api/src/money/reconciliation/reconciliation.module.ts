import { Module } from '@nestjs/common';
import { CalendarModule } from '../../rules/calendar/index.js';
import { LedgerModule } from '../ledger/index.js';
import { PaymentModule } from '../payment/index.js';
import { AccountStatements } from './account-statements.js';
import { AccountStatementsController } from './account-statements.controller.js';
import { AccountSubjects } from './account-subjects.js';
import { AccountViews } from './account-views.js';
import { ClosedDays } from './closed-days.js';
import { DayClose } from './day-close.js';
import { DayCompare } from './day-compare.js';
import { DayDecisionsController } from './day-decisions.controller.js';
import { DayMessages } from './day.messages.js';
import { DayQueries } from './day.queries.js';
import { DayWork } from './day-work.js';
import { DaysController } from './days.controller.js';
import { DifferenceNotes } from './difference-notes.js';
import { MonthQueries } from './month.queries.js';
import { OwnStatementsController } from './own-statements.controller.js';
import { StatementFiles } from './statement-files.js';
import { StatementsController } from './statements.controller.js';
import { TurnoverQueries } from './turnover.queries.js';
import { VoucherPaper } from './voucher-paper.js';
import { Vouchers } from './vouchers.js';
import { VouchersController } from './vouchers.controller.js';
import { WaitingController } from './waiting.controller.js';
import { WaitingQueries } from './waiting.queries.js';

@Module({
  imports: [CalendarModule, LedgerModule, PaymentModule],
  controllers: [
    AccountStatementsController,
    DayDecisionsController,
    DaysController,
    OwnStatementsController,
    StatementsController,
    VouchersController,
    WaitingController,
  ],
  providers: [
    AccountStatements,
    AccountSubjects,
    AccountViews,
    ClosedDays,
    DayClose,
    DayCompare,
    DayMessages,
    DayQueries,
    DayWork,
    DifferenceNotes,
    MonthQueries,
    StatementFiles,
    TurnoverQueries,
    VoucherPaper,
    Vouchers,
    WaitingQueries,
  ],
  exports: [AccountSubjects, ClosedDays],
})
export class ReconciliationModule {}
