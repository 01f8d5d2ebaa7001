import {
  ChangeDetectionStrategy,
  Component,
  ElementRef,
  afterNextRender,
  computed,
  inject,
  signal,
} from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { RouterLink } from '@angular/router';
import { Attempt } from '../../data/attempt';
import { ReceiptsClient } from '../../data/money/receipts-client';
import { ProblemBox } from '../../ui/problem-box';
import { YuanPipe } from '../../ui/yuan.pipe';
import { type EntryLine, nextLine, requestOf, sumOf } from './entry-line';
import { ExpectedBox } from './expected-box';
import { ReceiptFields, lineForm } from './receipt-fields';

/** So many of those that were entered just now are shown. */
const MOST_SHOWN = 20;

/** 录入到账: line by line from the statement; account and day stay, Enter enters, and the next line begins. */
@Component({
  selector: 'hl-entry-page',
  imports: [ExpectedBox, ProblemBox, ReceiptFields, RouterLink, YuanPipe],
  providers: [Attempt],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <p class="lead">
      照银行流水一笔一笔录：账户和日期留着，Tab
      到下一格，回车录入。旁边写着这个子账号在等谁的多少钱；不一样的也照流水录，复核以后会写明怎么办。
    </p>
    <form class="card" (submit)="$event.preventDefault(); enter()">
      <hl-problem-box [problem]="attempt.problem()" />
      <hl-receipt-fields [form]="form" [faultOf]="faultOf" />
      <div class="ends">
        <hl-expected-box [line]="line()" />
        <button type="submit" [disabled]="attempt.isBusy()">录入</button>
      </div>
    </form>
    <p role="status">
      @if (count()) {
        这一次录了 <b>{{ count() }}</b> 笔，共
        <b>{{ sum() | yuan }}</b>，请和流水的合计对一下。录错了的，在“待核对”里退回更正。
      }
    </p>
    @if (entered().length) {
      <div class="table-scroll" tabindex="0" role="region" aria-label="刚录入的">
        <table class="dense">
          <thead>
            <tr>
              <th scope="col">流水号</th>
              <th scope="col">子账号</th>
              <th scope="col">付款人</th>
              <th scope="col" class="number">金额（元）</th>
              <th scope="col">到账</th>
            </tr>
          </thead>
          <tbody>
            @for (one of entered(); track one.flowNo) {
              <tr>
                <td class="digits">{{ one.flowNo }}</td>
                <td class="digits">{{ one.subAccount }}</td>
                <td>{{ one.payerName }}</td>
                <td class="number">{{ one.amountYuan }}</td>
                <td class="digits">{{ one.date }} {{ one.time }}</td>
              </tr>
            }
          </tbody>
        </table>
      </div>
      <p><a routerLink="../check">看全部等核对的</a></p>
    }
  `,
  styleUrl: './money-table.css',
  styles: `
    .ends {
      display: flex;
      flex-wrap: wrap;
      gap: 1rem;
      justify-content: space-between;
      align-items: center;
    }
  `,
})
export class EntryPage {
  private readonly client = inject(ReceiptsClient);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  protected readonly attempt = inject(Attempt);
  protected readonly form = lineForm();
  private readonly typed = toSignal(this.form.valueChanges);
  protected readonly line = computed(() => {
    this.typed();
    return this.form.getRawValue();
  });
  private readonly all = signal<readonly EntryLine[]>([]);
  /** The last ones first. */
  protected readonly entered = computed(() => this.all().slice(-MOST_SHOWN).reverse());
  protected readonly count = computed(() => this.all().length);
  protected readonly sum = computed(() => sumOf(this.all()));
  protected readonly faultOf = (field: string) => this.attempt.faultOf(field);

  constructor() {
    // Whoever comes here types: the account is mostly the same, the day is not known yet.
    afterNextRender(() => this.goTo('date'));
  }

  protected async enter(): Promise<void> {
    const line = this.form.getRawValue();
    if (!(await this.attempt.run(() => this.client.enter(requestOf(line))))) return;
    this.all.update((all) => [...all, line]);
    this.form.setValue(nextLine(line));
    this.goTo('flowNo');
  }

  private goTo(field: keyof EntryLine): void {
    this.host.querySelector<HTMLElement>(`#${field}`)?.focus();
  }
}
