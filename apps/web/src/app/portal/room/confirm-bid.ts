import { A11yModule } from '@angular/cdk/a11y';
import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import type { BidKind, PriceScale } from '@helan/domain';
import { YuanPipe } from '../../ui/yuan.pipe';

const OPEN = { title: '确认出价', effect: '出价以后不能撤回；有人出更好的价，这次出价才失效。' };
const WORDS: Readonly<Record<BidKind, { title: string; effect: string }>> = {
  PRICE: OPEN,
  PRIORITY_MATCH: OPEN,
  ACCEPT: { title: '确认接受', effect: '第一个接受的人就是受让方，接受以后不能撤回。' },
  SEALED: {
    title: '密封交出',
    effect: '密封以后只能报这一次，不能改，不能撤回；到时间由两位持钥人开启以前，谁也看不到，平台也看不到。',
  },
};

/** 价格大写确认: before a bid binds, the amount in words, the whole over the term, and what happens next. */
@Component({
  selector: 'hl-confirm-bid',
  imports: [A11yModule, YuanPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="shade" (click)="cancelled.emit()"></div>
    <div
      class="box"
      role="dialog"
      aria-modal="true"
      aria-labelledby="confirm-title"
      cdkTrapFocus
      cdkTrapFocusAutoCapture
      (keydown.escape)="cancelled.emit()"
    >
      <h2 id="confirm-title">{{ words().title }}</h2>
      <p class="amount warm money">
        {{ amountFen() | yuan: scale() }} <span class="small-print">{{ unit() }}</span>
      </p>
      <p class="capitals">{{ capitals() }}</p>
      <p>
        按这个价，一共 <b class="money">{{ totalFen() | yuan }}</b>
      </p>
      @if (isHigh()) {
        <p class="problem">这个价和现在的价相差一半以上，请再看一眼。</p>
      }
      <p class="muted">
        {{ words().effect }}
      </p>
      @if (isUnanswered()) {
        <p class="problem" role="alert">
          没有收到平台的回答，不知道记入没有。请再送一次就知道：同一次出价只算一次。
        </p>
      }
      <div class="row">
        <button type="button" [disabled]="isBusy()" (click)="confirmed.emit()">
          {{ isBusy() ? '正在送出……' : isUnanswered() ? '再送一次' : words().title }}
        </button>
        <button type="button" class="second" [disabled]="isBusy()" (click)="cancelled.emit()">再想想</button>
      </div>
    </div>
  `,
  styles: `
    .shade {
      position: fixed;
      inset: 0;
      background: rgb(20 30 24 / 0.55);
      z-index: 20;
    }
    .box {
      position: fixed;
      z-index: 21;
      left: 50%;
      top: 50%;
      transform: translate(-50%, -50%);
      width: min(28rem, calc(100vw - 2rem));
      max-height: calc(100dvh - 2rem);
      overflow: auto;
      background: var(--paper);
      border-radius: var(--radius);
      padding: 1.5rem;
    }
    h2 {
      margin-top: 0;
    }
    .amount {
      font-size: 2.25rem;
      font-weight: 700;
      margin: 0;
      line-height: 1.2;
    }
    .capitals {
      font-size: 1.25rem;
      font-weight: 600;
      margin: 0.25rem 0 1rem;
    }
    .row button {
      flex: 1 1 9rem;
      min-height: 3.5rem;
    }
  `,
})
export class ConfirmBid {
  readonly amountFen = input.required<bigint>();
  readonly capitals = input.required<string>();
  readonly unit = input.required<string>();
  readonly scale = input.required<PriceScale>();
  readonly kind = input.required<BidKind>();
  protected readonly words = computed(() => WORDS[this.kind()]);
  readonly totalFen = input.required<bigint>();
  readonly isHigh = input.required<boolean>();
  /** It was sent, and no answer came back. */
  readonly isUnanswered = input(false);
  readonly isBusy = input.required<boolean>();
  readonly confirmed = output();
  readonly cancelled = output();
}
