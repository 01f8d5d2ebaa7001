import { Inject, Injectable } from '@nestjs/common';
import { broadcastText, cleanText, formatYuan, isPlainDate, shanghaiDate } from '@helan/domain';
import { Feed } from 'feed';
import { CONFIG, type Config } from '../../kernel/config.js';
import { PlatformClock } from '../../kernel/clock/platform-clock.js';
import { PaperPress } from '../../kernel/paper/index.js';
import { NoticeQueries, type NoticeSummary } from './notice.queries.js';
import { drawPoster } from './poster.js';
import { PublicDays } from './public-days.service.js';

const CENTER = '贺兰县农村产权流转服务中心';
const FEED_DAYS = 7;

/** A notice in other forms: on the village board, over the loudspeaker, in a feed. */
@Injectable()
export class BoardPapers {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly queries: NoticeQueries,
    private readonly days: PublicDays,
    private readonly press: PaperPress,
    private readonly clock: PlatformClock,
  ) {}

  /** A PDF of one page, A4 or A3. */
  async poster(id: string, size: 'A4' | 'A3'): Promise<Buffer> {
    const notice = await this.queries.show(id);
    const [newestDay] = await this.days.list(1);
    const paper = this.press.paper({
      title: notice.title,
      no: notice.no,
      madeAt: await this.clock.now(),
      checkUrl: `${this.config.publicUrl}/notices/${id}`,
      size,
    });
    return drawPoster(paper, { notice, newestDay, hotline: this.config.hotline }).finish();
  }

  async broadcast(id: string): Promise<string> {
    const { terms, quantity, termYears, priceUnit, registrationEndsAt, no } = await this.queries.show(id);
    return broadcastText({
      villageName: terms.villageName,
      title: terms.title,
      typeName: terms.typeName,
      quantity,
      term: terms.price.termFrom ? `期限${termYears}` : termYears,
      priceName: terms.isBuying ? '最高限价' : '挂牌价',
      price: formatYuan(BigInt(terms.startPriceFen)),
      priceUnit,
      lastDay: monthAndDay(shanghaiDate(Date.parse(registrationEndsAt))),
      noticeNo: no,
    });
  }

  /** The newest notices, and the roots of the newest signed days. */
  async feed(): Promise<Feed> {
    const { items } = await this.queries.latest();
    const days = await this.days.list(FEED_DAYS);
    const feed = new Feed({
      id: this.config.publicUrl,
      link: this.config.publicUrl,
      title: `${CENTER}公告`,
      description: '最新公告和公示日签',
      language: 'zh-CN',
      copyright: CENTER,
      updated: items[0] ? new Date(items[0].publishedAt) : new Date(0),
      feedLinks: {
        atom: `${this.config.publicUrl}/api/feed.atom`,
        json: `${this.config.publicUrl}/api/feed.json`,
      },
    });
    for (const item of items) feed.addItem(this.entryOf(item));
    for (const { day, root, count, signedAt } of days)
      feed.addItem({
        id: `${this.config.publicUrl}/public-days#${day}`,
        link: `${this.config.publicUrl}/public-days#${day}`,
        title: `${day} 公示日签：${count} 份公告`,
        content: root,
        date: new Date(signedAt),
      });
    return feed;
  }

  private entryOf({ id, no, title, kindName, contentHash, publishedAt }: NoticeSummary) {
    const link = `${this.config.publicUrl}/notices/${id}`;
    return {
      id: link,
      link,
      // A title from before the door took them out may hold characters that no feed may hold.
      title: `${kindName}　${cleanText(title)}`,
      content: `${no}　公告指纹 ${contentHash}`,
      date: new Date(publishedAt),
    };
  }
}

function monthAndDay(date: string): string {
  if (!isPlainDate(date)) throw new Error(`no such day: ${date}`);
  const [, month, day] = date.split('-').map(Number);
  return `${month}月${day}日`;
}
