import { Inject, Injectable } from '@nestjs/common';
import {
  type ProvedDay,
  broadcastText,
  cleanText,
  formatPrice,
  isPlainDate,
  shanghaiDate,
} from '@helan/domain';
import { CENTER_NAME } from '../../kernel/center.js';
import { CONFIG, type Config } from '../../kernel/config.js';
import { NoticeQueries, type NoticeSummary } from './notice.queries.js';
import { type FeedEntry, type NoticeFeed, urnOf } from './notice-feed.js';
import { PublicDays } from './public-days.service.js';

const FEED_DAYS = 7;

/** A notice in other forms: over the loudspeaker, in a feed. */
@Injectable()
export class BoardPapers {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly queries: NoticeQueries,
    private readonly days: PublicDays,
  ) {}

  async broadcast(id: string): Promise<string> {
    const { terms, quantity, termYears, priceUnit, registrationEndsAt, no } = await this.queries.show(id);
    return broadcastText({
      villageName: terms.villageName,
      title: terms.title,
      typeName: terms.typeName,
      quantity,
      term: terms.price.termFrom ? `期限${termYears}` : termYears,
      priceName: terms.isBuying ? '最高限价' : '挂牌价',
      price: formatPrice(BigInt(terms.startPriceFen), terms.price.scale ?? 2),
      priceUnit,
      lastDay: monthAndDay(shanghaiDate(Date.parse(registrationEndsAt))),
      noticeNo: no,
    });
  }

  /** The newest notices, and the roots of the newest signed days. */
  async feed(): Promise<NoticeFeed> {
    const { items } = await this.queries.latest();
    const days = await this.days.list(FEED_DAYS);
    const entries = [
      ...items.map((item) => this.noticeEntry(item)),
      ...days.map((day) => this.dayEntry(day)),
    ];
    return {
      id: urnOf(`${CENTER_NAME}公告`),
      title: `${CENTER_NAME}公告`,
      description: '最新公告和公示日签',
      author: CENTER_NAME,
      home: this.home,
      entries: entries.sort((one, other) => other.at.getTime() - one.at.getTime()),
    };
  }

  private get home(): string {
    return this.config.publicUrl.replace(/\/+$/, '');
  }

  private noticeEntry({ id, no, title, kindName, contentHash, publishedAt }: NoticeSummary): FeedEntry {
    return {
      id: `urn:uuid:${id}`,
      link: `${this.home}/notices/${id}`,
      // A title from before the door took them out may hold characters that no feed may hold.
      title: `${kindName}　${cleanText(title)}`,
      content: `${no}　公告指纹 ${contentHash}`,
      at: new Date(publishedAt),
    };
  }

  private dayEntry({ day, root, count, signedAt }: ProvedDay): FeedEntry {
    return {
      id: urnOf(root),
      link: `${this.home}/public-days?month=${day.slice(0, 7)}#${day}`,
      title: `${day} 公示日签：${count} 份公告`,
      content: root,
      at: new Date(signedAt),
    };
  }
}

function monthAndDay(date: string): string {
  if (!isPlainDate(date)) throw new Error(`no such day: ${date}`);
  const [, month, day] = date.split('-').map(Number);
  return `${month}月${day}日`;
}
