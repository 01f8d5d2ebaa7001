import { Module } from '@nestjs/common';
import { ListingModule } from '../../listing/listing/index.js';
import { ArchiveCollector } from './archive-collector.js';
import { ArchiveService } from './archive.service.js';
import { ArchivesController } from './archives.controller.js';

@Module({
  imports: [ListingModule],
  controllers: [ArchivesController],
  providers: [ArchiveCollector, ArchiveService],
})
export class ArchiveModule {}
