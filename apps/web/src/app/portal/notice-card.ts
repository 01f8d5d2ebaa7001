import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { NoticeRowView } from '@helan/contracts';
import { listingLifecycle } from '@helan/domain';
import { LotPicture } from '../ui/lot-picture';
import { MomentPipe } from '../ui/moment.pipe';
import { YuanPipe } from '../ui/yuan.pipe';

@Component({
  selector: 'hl-notice-card',
  imports: [LotPicture, RouterLink, MomentPipe, YuanPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <article class="card">
      <hl-lot-picture [lot]="notice()" />
      <p class="top">
        <span class="tag" [class.warm]="notice().lotState === 'TRADING'" [class.grey]="isOver()">{{
          notice().lotStateName
        }}</span>
        <span class="small-print">{{ notice().typeName }}</span>
      </p>
      <h3>
        <a [routerLink]="['/notices', notice().id]">{{ notice().title }}</a>
      </h3>
      <p class="muted">{{ notice().townName }} {{ notice().villageName }}</p>
      @if (notice().isHidden) {
        <p class="small-print">本集体成员登录后看全文。</p>
      } @else {
        <p class="terms">
          <span
            ><span class="small-print">{{ notice().priceUnit.includes('亩') ? '面积' : '数量' }}</span
            ><b>{{ notice().quantity }}</b></span
          >
          <span
            ><span class="small-print">期限</span><b>{{ notice().termYears }}</b></span
          >
          <span
            ><span class="small-print">挂牌价</span
            ><b class="money warm">{{ notice().startPriceFen | yuan: notice().priceScale }}</b
            ><span class="small-print">{{ notice().priceUnit }}</span></span
          >
        </p>
      }
      @if (notice().paid; as paid) {
        <p>
          成交价 <b class="money warm">{{ paid.unitPriceFen | yuan: notice().priceScale }}</b>
          <span class="small-print unit">&nbsp;{{ notice().priceUnit }}</span>
          <span class="small-print day">{{ paid.at | moment: true }}</span>
        </p>
      } @else if (notice().sessionStartAt; as at) {
        <p class="warm">竞价开始 {{ at | moment }}</p>
      } @else {
        <p class="small-print">报名截止 {{ notice().registrationEndsAt | moment }}</p>
      }
    </article>
  `,
  styles: `
    article {
      height: 100%;
      overflow: hidden;
    }
    hl-lot-picture {
      height: 7rem;
      margin: -1.25rem -1.25rem 0.9rem;
    }
    @media (max-width: 40rem) {
      hl-lot-picture {
        height: 5.5rem;
      }
    }
    h3 {
      margin: 0.25rem 0;
      font-size: 1.125rem;
    }
    h3 a {
      color: var(--ink);
      text-decoration: none;
    }
    h3 a:hover {
      color: var(--field);
      text-decoration: underline;
    }
    .top {
      display: flex;
      gap: 0.75rem;
      align-items: center;
      margin: 0;
      flex-wrap: wrap;
    }
    .day {
      display: inline-block;
      margin-left: 0.5rem;
      white-space: nowrap;
    }
    .terms {
      display: flex;
      flex-wrap: wrap;
      gap: 0.35rem 1.5rem;
      margin: 0.6rem 0;
    }
    /* A unit is one word: 元/亩/年. */
    .terms .small-print,
    .unit {
      white-space: nowrap;
    }
    .terms > span {
      display: inline-flex;
      gap: 0.4rem;
      align-items: baseline;
    }
  `,
})
export class NoticeCard {
  readonly notice = input.required<NoticeRowView>();

  protected isOver(): boolean {
    const { lotState } = this.notice();
    return lotState === 'CLOSED' || listingLifecycle.isAtRest(lotState);
  }
}
