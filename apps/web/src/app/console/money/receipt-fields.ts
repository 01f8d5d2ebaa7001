import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import {
  type FormGroup,
  type FormControl,
  NonNullableFormBuilder,
  ReactiveFormsModule,
} from '@angular/forms';
import { Field } from '../../ui/field';
import { EMPTY_LINE, type EntryLine } from './entry-line';

export type LineForm = FormGroup<{ [field in keyof EntryLine]: FormControl<EntryLine[field]> }>;

/** The form of a line, with what is known of it. */
export function lineForm(known: EntryLine = EMPTY_LINE): LineForm {
  return inject(NonNullableFormBuilder).group<EntryLine>({ ...known });
}

/** The fields of a line of the bank's statement: what stays from line to line first, what is often left out last. */
@Component({
  selector: 'hl-receipt-fields',
  imports: [Field, ReactiveFormsModule],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @let id = prefix();
    <div class="line" [formGroup]="form()">
      <hl-field [for]="id + 'bank'" label="账户" [fault]="faultOf()('bank')">
        <select [id]="id + 'bank'" formControlName="bank">
          <option value="DEPOSIT_BANK">保证金专户</option>
          <option value="PRICE_BANK">价款专户</option>
        </select>
      </hl-field>
      <hl-field [for]="id + 'date'" label="到账日期" [fault]="faultOf()('arrivedAt')">
        <input [id]="id + 'date'" type="date" formControlName="date" />
      </hl-field>
      <hl-field [for]="id + 'flowNo'" label="银行流水号" [fault]="faultOf()('flowNo')">
        <input [id]="id + 'flowNo'" formControlName="flowNo" maxlength="60" autocomplete="off" />
      </hl-field>
      <hl-field [for]="id + 'subAccount'" label="子账号" [fault]="faultOf()('subAccount')">
        <input
          [id]="id + 'subAccount'"
          formControlName="subAccount"
          maxlength="60"
          inputmode="numeric"
          autocomplete="off"
        />
      </hl-field>
      <hl-field [for]="id + 'amountYuan'" label="金额（元）" [fault]="faultOf()('amountYuan')">
        <input
          [id]="id + 'amountYuan'"
          class="number"
          formControlName="amountYuan"
          maxlength="40"
          inputmode="decimal"
          autocomplete="off"
        />
      </hl-field>
      <hl-field [for]="id + 'payerName'" label="付款人" [fault]="faultOf()('payerName')">
        <input
          [id]="id + 'payerName'"
          formControlName="payerName"
          maxlength="160"
          autocomplete="off"
          placeholder="照流水上的写法"
        />
      </hl-field>
      <hl-field [for]="id + 'payerAccount'" label="付款账号" [fault]="faultOf()('payerAccount')">
        <input
          [id]="id + 'payerAccount'"
          formControlName="payerAccount"
          maxlength="60"
          inputmode="numeric"
          autocomplete="off"
        />
      </hl-field>
      <hl-field [for]="id + 'time'" label="到账时间（没写的不填）" [fault]="null">
        <input [id]="id + 'time'" type="time" formControlName="time" />
      </hl-field>
    </div>
  `,
  styles: `
    /* Wide enough for the nineteen digits of a sub-account. */
    .line {
      display: grid;
      gap: 0 0.75rem;
      grid-template-columns: repeat(auto-fit, minmax(min(100%, 13.5rem), 1fr));
      align-items: start;
    }
    :host ::ng-deep .field {
      margin-bottom: 0.6rem;
    }
  `,
})
export class ReceiptFields {
  readonly form = input.required<LineForm>();
  /** Before the ids, where several of them stand on a page. */
  readonly prefix = input('');
  readonly faultOf = input.required<(field: string) => string | null>();
}
