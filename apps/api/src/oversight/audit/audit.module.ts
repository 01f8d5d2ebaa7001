import { Module } from '@nestjs/common';
import { NoticeModule } from '../../publicity/notice/index.js';
import { AuditSealer } from './audit-sealer.js';
import { HistoriesController } from './histories.controller.js';
import { HistoryQueries } from './history.queries.js';
import { OwnHistoryQueries } from './own-history.queries.js';

@Module({
  imports: [NoticeModule],
  controllers: [HistoriesController],
  providers: [AuditSealer, HistoryQueries, OwnHistoryQueries],
})
export class AuditModule {}
