import {
  ChangeDetectionStrategy,
  Component,
  effect,
  inject,
  input,
  output,
  signal,
  untracked,
} from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule } from '@angular/forms';
import type { BankProfileView } from '@helan/contracts';
import { ORDER_FORMS } from '@helan/domain';
import { Attempt } from '../../data/attempt';
import { BankClient } from '../../data/money/bank-client';
import { Field } from '../../ui/field';
import { ProblemBox } from '../../ui/problem-box';
import {
  FACTS,
  NO_TITLES,
  PAYMENT_FACTS,
  type PaymentTitles,
  type ProfileTyped,
  type Titles,
  USUAL_TITLES,
  paymentTitlesOf,
  profileRequest,
  titlesIn,
  titlesOf,
} from './profile-facts';

/** What is known of a bank and of the titles of its table, said anew. */
@Component({
  selector: 'hl-bank-profile-form',
  imports: [Field, ProblemBox, ReactiveFormsModule],
  providers: [Attempt],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <form class="card one" [formGroup]="form" (ngSubmit)="propose()">
      <hl-problem-box [problem]="attempt.problem()" />
      <div class="grid-2">
        <hl-field for="profile-bank" label="哪个专户" [fault]="attempt.faultOf('bank')">
          <select id="profile-bank" formControlName="bank">
            <option value="DEPOSIT_BANK">保证金专户</option>
            <option value="PRICE_BANK">价款专户</option>
          </select>
        </hl-field>
        <hl-field for="profile-name" label="户名" [fault]="attempt.faultOf('accountName')">
          <input id="profile-name" formControlName="accountName" maxlength="160" autocomplete="off" />
        </hl-field>
        <hl-field for="profile-account" label="账号" [fault]="attempt.faultOf('accountNo')">
          <input
            id="profile-account"
            formControlName="accountNo"
            maxlength="60"
            inputmode="numeric"
            autocomplete="off"
          />
        </hl-field>
        <hl-field for="profile-at" label="开户银行" [fault]="attempt.faultOf('bankName')">
          <input id="profile-at" formControlName="bankName" maxlength="160" autocomplete="off" />
        </hl-field>
        <hl-field for="profile-no" label="联行号" hint="12 位" [fault]="attempt.faultOf('bankNo')">
          <input
            id="profile-no"
            formControlName="bankNo"
            maxlength="60"
            inputmode="numeric"
            autocomplete="off"
          />
        </hl-field>
        <hl-field for="profile-form" label="付款文件的格式" [fault]="attempt.faultOf('orderForm')">
          <select id="profile-form" formControlName="orderForm">
            @for (one of forms; track one[0]) {
              <option [value]="one[0]">{{ one[1] }}</option>
            }
          </select>
        </hl-field>
      </div>
      <details [open]="isTable()">
        <summary>网银导出的表格，哪一列是什么（只收报文的银行不填）</summary>
        <hl-field
          for="profile-head"
          label="把表头那一行复制过来"
          hint="认得的列名填到下面，认不得的自己填；填过的不改"
          [fault]="null"
        >
          <textarea #head id="profile-head" rows="2" (change)="takeHead(head.value)"></textarea>
        </hl-field>
        <p class="small-print">
          日期、流水号一定要有；金额有三种写法，选一种：一列带正负、一列加借贷方向、收入支出两列。
        </p>
        <div class="grid-2">
          @for (fact of facts; track fact[0]) {
            <hl-field
              [for]="'column-' + fact[0]"
              [label]="fact[1]"
              [fault]="attempt.faultOf(fact[0]) ?? attempt.faultOf('columns.' + fact[0])"
            >
              <input
                #title
                [id]="'column-' + fact[0]"
                maxlength="40"
                autocomplete="off"
                [value]="titles()[fact[0]]"
                (input)="name(fact[0], title.value)"
              />
            </hl-field>
          }
        </div>
      </details>
      @if (form.controls.orderForm.value === 'TABLE') {
        <details [open]="hasOwnTitles()">
          <summary>付款表格的列名（银行要求的和这里不一样才填）</summary>
          <div class="grid-2">
            @for (fact of paymentFacts; track fact[0]) {
              <hl-field
                [for]="'payment-' + fact[0]"
                [label]="fact[1]"
                [fault]="attempt.faultOf('orderTitles.' + fact[0])"
              >
                <input
                  #title
                  [id]="'payment-' + fact[0]"
                  maxlength="40"
                  autocomplete="off"
                  [value]="payments()[fact[0]]"
                  (input)="namePayment(fact[0], title.value)"
                />
              </hl-field>
            }
          </div>
        </details>
      }
      <hl-field
        for="profile-why"
        label="为什么这样设"
        hint="例如：开户资料、银行通知"
        [fault]="attempt.faultOf('reason')"
      >
        <input id="profile-why" formControlName="reason" maxlength="2000" autocomplete="off" />
      </hl-field>
      <p class="row">
        <button type="submit" [disabled]="attempt.isBusy()">提出，请另一个人核对</button>
        <button type="button" class="plain" (click)="left.emit()">不提了</button>
      </p>
    </form>
  `,
})
export class BankProfileForm {
  private readonly client = inject(BankClient);
  protected readonly attempt = inject(Attempt);
  /** The one that is in force, where it is said anew. */
  readonly known = input.required<BankProfileView | null>();
  readonly proposed = output();
  readonly left = output();
  protected readonly forms = Object.entries(ORDER_FORMS);
  protected readonly facts = FACTS;
  protected readonly titles = signal<Titles>(NO_TITLES);
  protected readonly isTable = signal(false);
  protected readonly paymentFacts = PAYMENT_FACTS;
  protected readonly payments = signal<PaymentTitles>(USUAL_TITLES);
  protected readonly hasOwnTitles = signal(false);
  private readonly builder = inject(NonNullableFormBuilder);
  protected readonly form = this.builder.group({
    bank: this.builder.control<ProfileTyped['bank']>('DEPOSIT_BANK'),
    accountNo: '',
    accountName: '',
    bankName: '',
    bankNo: '',
    orderForm: this.builder.control<ProfileTyped['orderForm']>('PAIN'),
    reason: '',
  });

  constructor() {
    effect(() => {
      const known = this.known();
      if (!known) return;
      const { bank, accountNo, accountName, bankName, bankNo, orderForm } = known;
      untracked(() => {
        this.form.setValue({ bank, accountNo, accountName, bankName, bankNo, orderForm, reason: '' });
        this.titles.set(titlesOf(known));
        this.isTable.set(known.columns !== null);
        this.payments.set(paymentTitlesOf(known));
        this.hasOwnTitles.set(known.orderTitles !== null);
      });
    });
  }

  protected name(fact: keyof Titles, title: string): void {
    this.titles.update((titles) => ({ ...titles, [fact]: title }));
  }

  protected namePayment(fact: keyof PaymentTitles, title: string): void {
    this.payments.update((titles) => ({ ...titles, [fact]: title }));
  }

  protected takeHead(head: string): void {
    this.titles.update((titles) => titlesIn(head, titles));
  }

  protected async propose(): Promise<void> {
    const request = profileRequest(this.form.getRawValue(), this.titles(), this.payments());
    if (await this.attempt.run(() => this.client.proposeProfile(request))) this.proposed.emit();
  }
}
