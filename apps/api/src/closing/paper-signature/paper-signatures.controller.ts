import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, UploadedFile } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { PaperToSignView } from '@helan/contracts';
import { SignOnPaperRequest } from '@helan/contracts/requests';
import { type Actor, CurrentActor, Requires } from '../../kernel/auth/index.js';
import { MAX_FILE_BYTES, type StoredFile } from '../../kernel/storage/file-store.js';
import { SendsFile } from '../../kernel/storage/send-file.js';
import { TakesFile, uploadOf } from '../../kernel/storage/upload.js';
import { PaperSignatureService } from './paper-signature.service.js';

@ApiTags('paper-signature')
@Controller('lots/:id/paper-signatures')
export class PaperSignaturesController {
  constructor(private readonly signatures: PaperSignatureService) {}

  @Get()
  @Requires('signOnPaper')
  list(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<PaperToSignView[]> {
    return this.signatures.list(actor, id);
  }

  @Get(':kind/file')
  @Requires('signOnPaper')
  @SendsFile()
  file(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('kind') kind: string,
  ): Promise<StoredFile> {
    return this.signatures.file(actor, id, kind);
  }

  @Post()
  @Requires('signOnPaper')
  @TakesFile(MAX_FILE_BYTES)
  @HttpCode(204)
  sign(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: SignOnPaperRequest,
    @UploadedFile() file?: Express.Multer.File,
  ): Promise<void> {
    return this.signatures.sign(actor, id, body, uploadOf(file));
  }
}
