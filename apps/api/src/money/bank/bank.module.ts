import { Module } from '@nestjs/common';
import { PaymentModule } from '../payment/index.js';
import { ReceiptModule } from '../receipt/index.js';
import { BankFileParser } from './bank-file-parser.js';
import { BankLinesController } from './bank-lines.controller.js';
import { BankLink } from './bank-link.js';
import { BankLineQueries } from './bank-line.queries.js';
import { BankProfileQueries } from './bank-profile.queries.js';
import { BankProfiles } from './bank-profiles.service.js';
import { BankProfilesController } from './bank-profiles.controller.js';
import { BankStatementsController } from './bank-statements.controller.js';
import { BankWork } from './bank-work.js';
import { BOUND_DOORS } from './bound-doors.js';
import { LineOutcomes } from './line-outcomes.js';
import { OrderFiles } from './order-files.js';
import { OrderFilesController } from './order-files.controller.js';
import { StatementChoices } from './statement-choices.js';
import { StatementCollections } from './statement-collections.js';
import { StatementLines } from './statement-lines.js';
import { StatementQueries } from './statement.queries.js';
import { StatementReader } from './statement-reader.js';
import { StatementRunner } from './statement-runner.js';
import { StatementTaker } from './statement-taker.js';
import { StatementUploads } from './statement-uploads.js';

/** 银行: its files in, and files for it out. */
@Module({
  imports: [PaymentModule, ReceiptModule],
  controllers: [BankLinesController, BankProfilesController, BankStatementsController, OrderFilesController],
  providers: [
    ...BOUND_DOORS,
    BankFileParser,
    BankLineQueries,
    BankLink,
    BankProfileQueries,
    BankProfiles,
    BankWork,
    LineOutcomes,
    OrderFiles,
    StatementChoices,
    StatementCollections,
    StatementLines,
    StatementQueries,
    StatementReader,
    StatementRunner,
    StatementTaker,
    StatementUploads,
  ],
  exports: [BankLink, BankProfiles, StatementRunner],
})
export class BankModule {}
