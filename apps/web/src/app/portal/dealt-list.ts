import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { NoticeRowView } from '@helan/contracts';
import { LotPicture } from '../ui/lot-picture';
import { MomentPipe } from '../ui/moment.pipe';
import { YuanPipe } from '../ui/yuan.pipe';
import { premiumOf } from './premium';

/** What was dealt last, with the price that was paid. */
@Component({
  selector: 'hl-dealt-list',
  imports: [LotPicture, MomentPipe, RouterLink, YuanPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <ul>
      @for (one of shown(); track one.lot.id) {
        <li>
          <hl-lot-picture [lot]="one.lot" />
          <p class="what">
            <a [routerLink]="['/notices', one.lot.id]">{{ one.lot.title }}</a><br /><span class="small-print"
              >{{ one.lot.townName }} {{ one.lot.villageName }}　{{ one.lot.quantity }}</span
            >
          </p>
          <p class="paid">
            <b class="money warm">{{ one.lot.paid!.unitPriceFen | yuan: one.lot.priceScale }}</b>
            <span class="small-print">&nbsp;{{ one.lot.priceUnit }}</span>
            @if (one.premium; as premium) {
              <br /><span class="small-print">{{ premium }}</span>
            }
          </p>
          <p class="small-print day">
            {{ one.lot.paid!.at | moment: true }}
            @if (OPEN.includes(one.lot.lotState)) {
              <br /><span class="tag" [class.grey]="one.lot.lotState === 'SUSPENDED'">{{
                one.lot.lotStateName
              }}</span>
            }
          </p>
        </li>
      } @empty {
        <li class="muted">还没有成交。</li>
      }
    </ul>
  `,
  styles: `
    ul {
      list-style: none;
      margin: 0;
      padding: 0;
      background: var(--paper);
      border: 1px solid var(--line);
      border-radius: var(--radius);
    }
    li {
      display: grid;
      grid-template-columns: 5rem minmax(0, 1fr) minmax(9rem, auto) 9rem;
      gap: 0.25rem 1.25rem;
      align-items: center;
      padding: 0.75rem 1rem;
    }
    li + li {
      border-top: 1px solid var(--line);
    }
    li.muted {
      display: block;
    }
    hl-lot-picture {
      height: 3.25rem;
      border-radius: 0.4rem;
    }
    p {
      margin: 0;
    }
    .paid,
    .day {
      text-align: right;
    }
    .paid b {
      font-size: 1.125rem;
    }
    @media (max-width: 48rem) {
      li {
        grid-template-columns: 5rem minmax(0, 1fr);
      }
      .paid,
      .day {
        grid-column: 2;
        text-align: left;
      }
    }
    :host-context(html.large-print) li {
      grid-template-columns: minmax(0, 1fr);
    }
    :host-context(html.large-print) :is(.paid, .day) {
      grid-column: 1;
      text-align: left;
    }
  `,
})
export class DealtList {
  /** Won, and not certain yet. */
  protected readonly OPEN: readonly string[] = ['RESULT_PUBLICITY', 'SUSPENDED'];
  readonly lots = input.required<readonly NoticeRowView[]>();
  protected readonly shown = computed(() => this.lots().map((lot) => ({ lot, premium: premiumOf(lot) })));
}
