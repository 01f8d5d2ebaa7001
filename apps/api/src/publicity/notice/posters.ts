import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { canonicalJson, sha256 } from '../../kernel/canonical.js';
import { PlatformClock } from '../../kernel/clock/platform-clock.js';
import { CONFIG, type Config } from '../../kernel/config.js';
import { Transactions } from '../../kernel/db/index.js';
import { PaperPress } from '../../kernel/paper/index.js';
import { FileStore, type StoredFile } from '../../kernel/storage/file-store.js';
import { workLine } from '../../kernel/work/index.js';
import { NoticeQueries } from './notice.queries.js';
import { type PosterSource, drawPoster } from './poster.js';
import { PublicDays } from './public-days.service.js';

/** Anybody may ask for any notice's: one is drawn at a time, so that papers of deals wait for one at most. */
const LINE = { atOnce: 1, waiting: 64, waitMs: 30_000 };

interface Asked {
  readonly noticeId: string;
  readonly size: 'A4' | 'A3';
  readonly source: PosterSource;
  /** Of all that the poster says. */
  readonly saysHash: string;
}

/** Posters of notices: each is made once for what it says, and kept. */
@Injectable()
export class Posters {
  /** What is being made: whoever asks for the same meanwhile waits for it. */
  private readonly making = new Map<string, Promise<StoredFile>>();
  private readonly line = workLine(LINE);

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly queries: NoticeQueries,
    private readonly days: PublicDays,
    private readonly press: PaperPress,
    private readonly files: FileStore,
    private readonly clock: PlatformClock,
  ) {}

  /** A PDF, A4 or A3. Shown also where the fonts lack something: the notice stands already, the poster says what. */
  async get(noticeId: string, size: 'A4' | 'A3'): Promise<StoredFile> {
    const source = await this.sourceOf(noticeId);
    const asked: Asked = { noticeId, size, source, saysHash: sha256(canonicalJson(source)) };
    return (await this.find(this.dataSource, asked)) ?? this.makeOnce(asked);
  }

  private async sourceOf(id: string): Promise<PosterSource> {
    const { kindName, terms, quantity, registrationEndsAt, no, publishedAt, contentHash } =
      await this.queries.show(id);
    return {
      notice: { kindName, terms, quantity, registrationEndsAt, no, publishedAt, contentHash },
      signedDay: await this.days.firstSince(new Date(publishedAt)),
      hotline: this.config.center.hotline,
      checkUrl: `${this.config.publicUrl}/notices/${id}`,
    };
  }

  private makeOnce(asked: Asked): Promise<StoredFile> {
    const key = `${asked.noticeId} ${asked.size} ${asked.saysHash}`;
    const begun = this.making.get(key);
    if (begun) return begun;
    const made = this.make(asked, key).finally(() => this.making.delete(key));
    this.making.set(key, made);
    return made;
  }

  /** Two processes that make the same at once keep one of them. */
  private async make({ source, ...asked }: Asked, key: string): Promise<StoredFile> {
    const { notice, checkUrl } = source;
    const { terms, no } = notice;
    const madeAt = await this.clock.now();
    const paper = this.press.paper({ title: terms.title, no, madeAt, checkUrl, size: asked.size });
    const poster = drawPoster(paper, source);
    const buffer = await this.line.run(() => this.press.printWhatItCan(poster));
    return this.transactions.run(async (tx) => {
      await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`poster:${key}`]);
      const kept = await this.find(tx, asked);
      if (kept) return kept;
      const name = `海报 ${no}.pdf`;
      const file = await this.files.keep(tx, { buffer, mime: 'application/pdf', name, accountId: null });
      await tx.query(
        'insert into notice_poster (notice_id, size, says_hash, file_id) values ($1, $2, $3, $4)',
        [asked.noticeId, asked.size, asked.saysHash, file.id],
      );
      return file;
    });
  }

  private async find(
    source: DataSource | EntityManager,
    { noticeId, size, saysHash }: Omit<Asked, 'source'>,
  ): Promise<StoredFile | undefined> {
    const rows: StoredFile[] = await source.query(
      `select f.id, f.sha256, f.bytes, f.mime, f.name from notice_poster p join stored_file f on f.id = p.file_id
       where p.notice_id = $1 and p.size = $2 and p.says_hash = $3`,
      [noticeId, size, saysHash],
    );
    return rows[0];
  }
}
