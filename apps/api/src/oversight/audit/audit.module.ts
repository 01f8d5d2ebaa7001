import { Module } from '@nestjs/common';
import { ContractModule } from '../../closing/contract/index.js';
import { NoticeModule } from '../../publicity/notice/index.js';
import { AuditState } from './audit-state.js';
import { AuditSealer } from './audit-sealer.js';
import { HistoriesController } from './histories.controller.js';
import { HistoryQueries } from './history.queries.js';
import { OwnHistoryQueries } from './own-history.queries.js';
import { RegistrationHistoryQueries } from './registration-history.queries.js';

@Module({
  imports: [ContractModule, NoticeModule],
  controllers: [HistoriesController],
  providers: [AuditSealer, AuditState, HistoryQueries, OwnHistoryQueries, RegistrationHistoryQueries],
})
export class AuditModule {}
