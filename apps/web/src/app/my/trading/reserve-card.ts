import { ChangeDetectionStrategy, Component, inject, input, output, signal } from '@angular/core';
import type { ReserveView } from '@helan/contracts';
import { isRefusal, formatPrice, parsePrice, priceInCapitals } from '@helan/domain';
import { reading } from '../../data/reading';
import { Attempt } from '../../data/attempt';
import { SealingClient } from '../../data/listing/sealing-client';
import { Field } from '../../ui/field';
import { MomentPipe } from '../../ui/moment.pipe';
import { ProblemBox } from '../../ui/problem-box';

/** 密封保留价: sealed in this browser; nobody reads it before two holders open it. */
@Component({
  selector: 'hl-reserve-card',
  imports: [Field, MomentPipe, ProblemBox],
  providers: [Attempt],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (reserve.value(); as view) {
      <section class="card">
        <h2>密封保留价</h2>
        <p>
          达不到这个价的不成交。价格在您的设备上密封，钥匙分成三份封给中心、监管和转出方一侧；竞价结束、其中两方开启以前，谁也看不到，平台也看不到；没有达到的，保留价不公布。竞价时间定下以前可以重填。
        </p>
        @if (view.dueAt) {
          <p class="warm">
            竞价时间已经定下。请在 {{ view.dueAt | moment }} 前封存；没有封存的，竞价不开始，最后按违约处理。
          </p>
        }
        @if (isOnBehalf()) {
          <p>
            您是代办：保留价由本人定、本人填。密封以后打印“保留价封存单”请本人签字、交回扫描件，由乡镇或者中心窗口核对过才算数。
          </p>
        }
        @if (view.isEntered) {
          <p role="status">✓ 已经密封交来一份。</p>
        }
        <hl-problem-box [problem]="attempt.problem()" />
        <form (submit)="$event.preventDefault(); enter(view, amount.value); amount.value = ''">
          <hl-field for="reserve" label="保留价（和挂牌价同一个单位，元）" [fault]="fault()">
            <input
              #amount
              id="reserve"
              class="number"
              inputmode="decimal"
              maxlength="24"
              autocomplete="off"
              required
            />
          </hl-field>
          <button type="submit" [disabled]="attempt.isBusy()">
            {{ view.isEntered ? '重新密封' : '密封并交来' }}
          </button>
        </form>
        @if (entered(); as text) {
          <p class="done" role="status">已密封：{{ text }}。请自己记好，平台不会再显示。</p>
        }
      </section>
    }
  `,
  styles: `
    h2 {
      margin-top: 0;
    }
    section {
      margin-bottom: 1.25rem;
    }
  `,
})
export class ReserveCard {
  private readonly client = inject(SealingClient);
  protected readonly attempt = inject(Attempt);
  readonly lotId = input.required<string>();
  /** A liaison has it sealed on his device by somebody without an account. */
  readonly isOnBehalf = input(false);
  readonly handedOn = output();
  protected readonly reserve = reading({
    params: () => this.lotId(),
    loader: ({ params }) => this.client.reserve(params).catch(() => null),
  });
  protected readonly fault = signal<string | null>(null);
  protected readonly entered = signal('');

  protected async enter(view: ReserveView, text: string): Promise<void> {
    const { scale = 2 } = view;
    const fen = parsePrice(text, scale);
    this.entered.set('');
    this.fault.set(isRefusal(fen) || fen <= 0n ? `请填一个金额，最多 ${scale} 位小数。` : null);
    if (isRefusal(fen) || fen <= 0n) return;
    if (view.ceilingFen !== undefined && fen > BigInt(view.ceilingFen)) {
      const ceiling = formatPrice(BigInt(view.ceilingFen), scale);
      return this.fault.set(`保留价不能高于最高限价 ${ceiling} 元，不然谁也达不到。`);
    }
    if (!(await this.attempt.run(() => this.client.enterReserve(this.lotId(), view, fen)))) return;
    const capitals = priceInCapitals(fen, scale);
    this.entered.set(`¥${formatPrice(fen, scale)}${capitals ? `（${capitals}）` : ''}`);
    this.reserve.reload();
    this.handedOn.emit();
  }
}
