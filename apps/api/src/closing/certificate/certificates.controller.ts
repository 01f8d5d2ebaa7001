import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import type { CertificateRowView, CertificateTaskView, PageView, VerificationView } from '@helan/contracts';
import { ReasonRequest } from '@helan/contracts/requests';
import { type Actor, CurrentActor, Public, Requires } from '../../kernel/auth/index.js';
import { IdPipe, yesOrNo } from '../../kernel/http/index.js';
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
  @ApiOperation({ summary: '查验鉴证书的真假' })
  @Public()
  @ApiQuery({ name: 'certificate', required: false, example: 'HLNQ-2026-000001-7' })
  @ApiQuery({ name: 'fingerprint', required: false })
  verify(
    @Query('certificate') certificate?: string,
    @Query('fingerprint') fingerprint?: string,
  ): Promise<VerificationView> {
    return this.queries.verify((certificate ?? '').slice(0, LONGEST), fingerprint?.slice(0, LONGEST));
  }

  @Get('certificates')
  @ApiOperation({ summary: '列出自己看得到的鉴证书' })
  @Requires('readRecord')
  @ApiQuery({ name: 'search', required: false })
  @ApiQuery({ name: 'open', required: false })
  @ApiQuery({ name: 'at', required: false })
  list(
    @CurrentActor() actor: Actor,
    @Query('search') search?: string,
    @Query('open') open?: string,
    @Query('at') at?: string,
  ): Promise<PageView<CertificateRowView>> {
    return this.queries.list(actor, { search, isOpen: yesOrNo(open), at });
  }

  /** Whose certificate has to be drafted. */
  @Get('certificates/waiting')
  @ApiOperation({ summary: '列出等着拟鉴证书的标的' })
  @Requires('draftCertificate')
  @ApiQuery({ name: 'search', required: false })
  @ApiQuery({ name: 'at', required: false })
  waiting(
    @Query('search') search?: string,
    @Query('at') at?: string,
  ): Promise<PageView<CertificateTaskView>> {
    return this.queries.waiting({ search, at });
  }

  @Get('certificates/:id/file')
  @ApiOperation({ summary: '取鉴证书文件' })
  @Requires('readRecord')
  @SendsFile()
  file(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<StoredFile> {
    return this.queries.file(actor, id);
  }

  @Post('lots/:id/certificate')
  @ApiOperation({ summary: '拟鉴证书' })
  @Requires('draftCertificate')
  draft(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<{ id: string }> {
    return this.certificates.draft(actor, id);
  }

  @Post('certificates/:id/review')
  @ApiOperation({ summary: '审核鉴证书' })
  @Requires('reviewCertificate')
  @HttpCode(204)
  review(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<void> {
    return this.certificates.review(actor, id);
  }

  @Post('certificates/:id/issue')
  @ApiOperation({ summary: '签发鉴证书' })
  @Requires('issueCertificate')
  @HttpCode(204)
  issue(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<void> {
    return this.certificates.issue(actor, id);
  }

  @Post('certificates/:id/discard')
  @ApiOperation({ summary: '退回没有签发的鉴证书' })
  @Requires('discardCertificate')
  @HttpCode(204)
  discard(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() body: ReasonRequest,
  ): Promise<void> {
    return this.certificates.discard(actor, id, body.reason);
  }

  @Post('certificates/:id/revocation')
  @ApiOperation({ summary: '撤销鉴证书' })
  @Requires('issueCertificate')
  @HttpCode(204)
  revoke(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() body: ReasonRequest,
  ): Promise<void> {
    return this.certificates.revoke(actor, id, body.reason);
  }
}
