import { Controller, Get, Header, Param, Query, Res, UseGuards } from '@nestjs/common';
import { ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import type { ProvedDay } from '@helan/domain';
import { AskedAtOnce, type PublicationProofView } from '@helan/contracts';
import type { Response } from 'express';
import { Public } from '../../kernel/auth/index.js';
import { AnswersAs } from '../../kernel/description/answers-as.js';
import { IdPipe, SameForAll, refused } from '../../kernel/http/index.js';
import { PaperPress } from '../../kernel/paper/index.js';
import type { StoredFile } from '../../kernel/storage/file-store.js';
import { SendsFile } from '../../kernel/storage/send-file.js';
import { BoardPapers } from './board-papers.service.js';
import { type JsonFeed, type NoticeFeed, toAtom, toJsonFeed, updatedAt } from './notice-feed.js';
import { NoticeReaderGuard } from './notice-readers.js';
import { NoticeQueries } from './notice.queries.js';
import { Posters } from './posters.js';
import { PublicDays } from './public-days.service.js';

const SHOWN_DAYS = 400;

interface Written<Form> {
  readonly feed: Form;
  /** As a header says it. */
  readonly updated: string;
}

/** What stands on the board in print, in sound, in feeds, and the proof that it stood. */
@ApiTags('notice')
@Controller()
export class BoardController {
  private readonly atom = new AskedAtOnce<Written<string>>();
  private readonly json = new AskedAtOnce<Written<JsonFeed>>();

  constructor(
    private readonly papers: BoardPapers,
    private readonly posters: Posters,
    private readonly queries: NoticeQueries,
    private readonly days: PublicDays,
    private readonly press: PaperPress,
  ) {}

  @Get('notices/:id/poster')
  @ApiOperation({ summary: '取公告的张贴版' })
  @Public()
  @UseGuards(NoticeReaderGuard)
  @AnswersAs('application/pdf')
  @ApiQuery({ name: 'size', required: false, enum: ['A4', 'A3'] })
  @SendsFile()
  poster(@Param('id', IdPipe) id: string, @Query('size') size?: string): Promise<StoredFile> {
    return this.posters.get(id, size === 'A3' ? 'A3' : 'A4');
  }

  @Get('notices/:id/broadcast')
  @ApiOperation({ summary: '取公告的广播稿' })
  @Public()
  @UseGuards(NoticeReaderGuard)
  async broadcast(@Param('id', IdPipe) id: string): Promise<{ text: string }> {
    return { text: await this.papers.broadcast(id) };
  }

  /** Everything that is needed to check, without this platform, on which days a notice was public. */
  @Get('notices/:id/publication-proof')
  @ApiOperation({ summary: '取公告的公示证明' })
  @Public()
  @UseGuards(NoticeReaderGuard)
  async proof(@Param('id', IdPipe) id: string): Promise<PublicationProofView> {
    const notice = await this.queries.proof(id);
    const days = await this.days.daysOf(notice.contentHash);
    if (days.length === 0) throw refused('proof.not-yet');
    return { kind: 'publication-proof', notice, days, certificates: this.press.certificates };
  }

  @Get('public-days')
  @ApiOperation({ summary: '列出公示日签' })
  @Public()
  @SameForAll()
  listDays(): Promise<ProvedDay[]> {
    return this.days.list(SHOWN_DAYS);
  }

  @Get('feed.atom')
  @ApiOperation({ summary: '公告的 Atom 订阅' })
  @Public()
  @AnswersAs('application/atom+xml')
  @Header('Content-Type', 'application/atom+xml; charset=utf-8')
  async atomFeed(@Res({ passthrough: true }) response: Response): Promise<string> {
    const { feed, updated } = await this.atom.ask('', () => this.written(toAtom));
    response.setHeader('Last-Modified', updated);
    return feed;
  }

  @Get('feed.json')
  @ApiOperation({ summary: '公告的 JSON Feed 订阅' })
  @Public()
  @AnswersAs('application/feed+json')
  @Header('Content-Type', 'application/feed+json; charset=utf-8')
  async jsonFeed(@Res({ passthrough: true }) response: Response): Promise<JsonFeed> {
    const { feed, updated } = await this.json.ask('', () => this.written(toJsonFeed));
    response.setHeader('Last-Modified', updated);
    return feed;
  }

  private async written<Form>(write: (feed: NoticeFeed) => Form): Promise<Written<Form>> {
    const feed = await this.papers.feed();
    return { feed: write(feed), updated: updatedAt(feed).toUTCString() };
  }
}
