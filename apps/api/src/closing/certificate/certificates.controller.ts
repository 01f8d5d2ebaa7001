import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query, Res } from '@nestjs/common';
import { ApiQuery, ApiTags } from '@nestjs/swagger';
import type { CertificateRowView, VerificationView } from '@helan/contracts';
import { ReasonRequest } from '@helan/contracts/requests';
import type { Response } from 'express';
import { type Actor, CurrentActor, Public, Requires } from '../../kernel/auth/index.js';
import { FileStore } from '../../kernel/storage/file-store.js';
import { CertificateQueries } from './certificate.queries.js';
import { CertificateService } from './certificate.service.js';

@ApiTags('certificate')
@Controller()
export class CertificatesController {
  constructor(
    private readonly certificates: CertificateService,
    private readonly queries: CertificateQueries,
    private readonly files: FileStore,
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
    return this.queries.verify((certificate ?? '').slice(0, 60), fingerprint?.slice(0, 64));
  }

  @Get('certificates')
  @Requires('readRecord')
  list(@CurrentActor() actor: Actor): Promise<CertificateRowView[]> {
    return this.queries.list(actor);
  }

  @Get('certificates/:id/file')
  @Requires('readRecord')
  async file(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Res() response: Response,
  ): Promise<void> {
    const file = await this.queries.file(actor, id);
    await this.files.send(response, file, 'PLATFORM');
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
