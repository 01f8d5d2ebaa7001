import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { fromJsonForm, priceTermsOf } from '@helan/contracts';
import {
  type NegotiationTerms,
  type TradingTerms,
  consultationInWords,
  formatQuantity,
  hasRoom,
  inCapitals,
  negotiationInWords,
  tradingInWords,
  PART_YEARS,
  escalationInWords,
  otherFigure,
} from '@helan/domain';
import { problemFrom } from '../data/api';
import { reading } from '../data/reading';
import { NoticesClient } from '../data/publicity/notices-client';
import { BoundaryPicture } from '../ui/boundary-picture';
import { CalendarStrip } from '../ui/calendar-strip';
import { MomentPipe } from '../ui/moment.pipe';
import { ProgressRail } from '../ui/progress-rail';
import { NoticeNotes } from './notice-notes';
import { ObjectionBox } from './objection-box';
import { QuestionBox } from './question-box';
import { RegisterBox } from './register-box';
import { RuleValues } from '../ui/rule-values';
import { Unread } from '../ui/unread';
import { SealingFacts } from './sealing-facts';
import { YuanPipe } from '../ui/yuan.pipe';

@Component({
  selector: 'hl-notice-page',
  imports: [
    RouterLink,
    BoundaryPicture,
    CalendarStrip,
    MomentPipe,
    NoticeNotes,
    ObjectionBox,
    ProgressRail,
    QuestionBox,
    RegisterBox,
    RuleValues,
    Unread,
    SealingFacts,
    YuanPipe,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './notice-page.html',
  styleUrl: './notice-page.css',
})
export class NoticePage {
  private readonly client = inject(NoticesClient);
  private readonly router = inject(Router);
  readonly id = input.required<string>();

  protected readonly notice = reading({
    handOver: 'notice',
    params: () => this.id(),
    loader: ({ params }) => this.client.show(params),
  });
  protected readonly isForMembers = computed(() => this.notice.problem()?.code === 'notice.members-only');
  protected readonly hasRoom = computed(() => {
    const notice = this.notice.value();
    return notice !== undefined && hasRoom(notice.lotState, notice.terms);
  });
  /** As long as a result stands in public. */
  protected readonly invitation = computed(() => {
    const { lotState, result } = this.notice.value() ?? {};
    if (lotState !== 'RESULT_PUBLICITY') return '';
    return result?.isPublicityOver
      ? '公示期已满，等待确认成交。'
      : '有异议请在公示期内提出，就在这一页下面。';
  });
  protected readonly totalInCapitals = computed(() =>
    inCapitals(BigInt(this.notice.value()?.terms.startTotalFen ?? 0)),
  );

  /** Parcels of which a boundary was drawn. */
  protected readonly grounds = computed(() =>
    (this.notice.value()?.terms.parcels ?? []).flatMap(({ name, boundary }) =>
      boundary ? [{ label: name, boundary }] : [],
    ),
  );
  protected readonly term = computed(() => {
    const price = this.notice.value()?.terms.price;
    return price?.termFrom && price.termTo ? `${price.termFrom} 至 ${price.termTo}` : '一次转让，没有期限';
  });
  private readonly priceTerms = computed(() => {
    const terms = this.notice.value()?.terms;
    return terms && priceTermsOf(terms.price, BigInt(terms.startPriceFen));
  });
  /** What the price comes to in the figure in which it is not stated. */
  protected readonly otherFigure = computed(() => {
    const price = this.priceTerms();
    return price && otherFigure(price, this.notice.value()!.terms.price.quantityUnit);
  });
  protected readonly growth = computed(() => {
    const price = this.priceTerms();
    return price ? escalationInWords(price) : '';
  });
  /** Notices from before there was a choice say nothing of it. */
  protected readonly partYear = computed(() => {
    const price = this.priceTerms();
    return price?.unit.isYearly && price.partYear ? `${PART_YEARS[price.partYear]}。` : null;
  });
  protected readonly howToBid = computed(() => {
    const terms = this.notice.value()?.terms;
    if (!terms) return [];
    const { trading, negotiation, stepFen, price, consultation, drawHash } = terms;
    const bidding = trading
      ? tradingInWords(
          fromJsonForm<TradingTerms>(trading),
          stepFen === null ? null : BigInt(stepFen),
          price.unit,
          price.scale,
        )
      : [];
    const talks = negotiation
      ? negotiationInWords(fromJsonForm<NegotiationTerms>(negotiation), price.unit, price.scale)
      : [];
    const drawing = drawHash ? [`几个人都报到最高限价时，抽签种子的指纹：${drawHash}。`] : [];
    return [
      ...(consultation ? [consultationInWords(consultation, trading?.mode)] : []),
      ...talks,
      ...bidding,
      ...drawing,
    ];
  });

  protected readonly broadcast = signal('正在写……');

  protected async readAloud(): Promise<void> {
    try {
      this.broadcast.set((await this.client.broadcast(this.id())).text);
    } catch (error) {
      this.broadcast.set(`${problemFrom(error).title}（收起来再打开，就再读一次。）`);
    }
  }

  protected async signIn(): Promise<void> {
    await this.router.navigate(['/login'], { queryParams: { back: this.router.url } });
  }

  protected countOf(quantity: string): string {
    return formatQuantity(BigInt(quantity));
  }

  protected print(): void {
    window.print();
  }
}
