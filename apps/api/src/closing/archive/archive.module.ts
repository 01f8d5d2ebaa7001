import { Module } from '@nestjs/common';
import { PurchaseModule } from '../purchase/index.js';
import { CertificateModule } from '../certificate/index.js';
import { ListingModule } from '../../listing/listing/index.js';
import { ArchiveCollector } from './archive-collector.js';
import { ArchiveQueries } from './archive.queries.js';
import { ArchiveService } from './archive.service.js';
import { ArchivesController } from './archives.controller.js';

@Module({
  imports: [CertificateModule, ListingModule, PurchaseModule],
  controllers: [ArchivesController],
  providers: [ArchiveCollector, ArchiveQueries, ArchiveService],
})
export class ArchiveModule {}
