import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiQuery, ApiTags } from '@nestjs/swagger';
import type { CertificateRowView, VerificationView } from '@helan/contracts';
import { ReasonRequest } from '@helan/contracts/requests';
import { type Actor, CurrentActor, Public, Requires } from '../../kernel/auth/index.js';
import type { StoredFile } from '../../kernel/storage/file-store.js';
import { SendsFile } from '../../kernel/storage/send-file.js';
import { CertificateQueries } from './certificate.queries.js';
import { CertificateService } from './certificate.service.js';

/** Of a number with all the blanks that people put into it. */
const LONGEST = 120;

@ApiTags('certificate')
@Controller()
export class CertificatesController {
  constructor(
    private readonly certificates: CertificateService,
    private readonly queries: CertificateQueries,
  ) {}

  /** Is this certificate what it says? For anybody, by number or machine code. */
  @Get('verification')
  @Public()
  @ApiQuery({ name: 'certificate', example: 'HLNQ-2026-000001-7' })
  @ApiQuery({ name: 'fingerprint', required: false })
  verify(
    @Query('certificate') certificate?: string,
    @Query('fingerprint') fingerprint?: string,
  ): Promise<VerificationView> {
    return this.queries.verify((certificate ?? '').slice(0, LONGEST), fingerprint?.slice(0, LONGEST));
  }

  @Get('certificates')
  @Requires('readRecord')
  list(@CurrentActor() actor: Actor): Promise<CertificateRowView[]> {
    return this.queries.list(actor);
  }

  @Get('certificates/:id/file')
  @Requires('readRecord')
  @SendsFile()
  file(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<StoredFile> {
    return this.queries.file(actor, id);
  }

  @Post('lots/:id/certificate')
  @Requires('draftCertificate')
  draft(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<{ id: string }> {
    return this.certificates.draft(actor, id);
  }

  @Post('certificates/:id/review')
  @Requires('reviewCertificate')
  @HttpCode(204)
  review(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<void> {
    return this.certificates.review(actor, id);
  }

  @Post('certificates/:id/issue')
  @Requires('issueCertificate')
  @HttpCode(204)
  issue(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<void> {
    return this.certificates.issue(actor, id);
  }

  @Post('certificates/:id/revocation')
  @Requires('issueCertificate')
  @HttpCode(204)
  revoke(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ReasonRequest,
  ): Promise<void> {
    return this.certificates.revoke(actor, id, body.reason);
  }
}
