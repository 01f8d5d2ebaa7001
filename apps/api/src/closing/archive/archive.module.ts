import { Module } from '@nestjs/common';
import { DepositModule } from '../../trading/deposit/index.js';
import { SignatureModule } from '../../trading/signature/index.js';
import { CertificateModule } from '../certificate/index.js';
import { ListingModule } from '../../listing/listing/index.js';
import { ArchiveCollector } from './archive-collector.js';
import { ArchiveQueries } from './archive.queries.js';
import { ArchiveService } from './archive.service.js';
import { ArchivesController } from './archives.controller.js';

@Module({
  imports: [CertificateModule, DepositModule, ListingModule, SignatureModule],
  controllers: [ArchivesController],
  providers: [ArchiveCollector, ArchiveQueries, ArchiveService],
})
export class ArchiveModule {}
