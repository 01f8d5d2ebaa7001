import { ChangeDetectionStrategy, Component, input, output } from '@angular/core';
import type { PartnerRequest } from '@helan/contracts/requests';
import { PARTY_KINDS, type PartyKind, isBlank } from '@helan/domain';
import { Field } from '../../ui/field';

/** A joint applicant as he is being typed; what was saved of his number is shown masked. */
export interface PartnerRow {
  readonly kind: PartyKind;
  readonly name: string;
  readonly idNumber: string;
  readonly savedNumber: string;
  readonly share: string;
}

export const NO_PARTNER: PartnerRow = { kind: 'PERSON', name: '', idNumber: '', savedNumber: '', share: '' };

export function toPartnerRequest({ kind, name, idNumber, share }: PartnerRow): PartnerRequest {
  return { kind, name, share, ...(isBlank(idNumber) ? {} : { idNumber }) };
}

/** 联合受让: those who take the lot on together with the applicant, and everybody's share. */
@Component({
  selector: 'hl-partner-rows',
  imports: [Field],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <fieldset>
      <legend>联合受让（几家一起受让才填）</legend>
      @for (row of rows(); track $index; let index = $index) {
        <div class="partner" role="group" [attr.aria-label]="'第 ' + (index + 1) + ' 家'">
          <div class="grid-2">
            <hl-field
              [for]="'partner-kind' + index"
              label="类型"
              [fault]="faultOf()('partners.' + index + '.kind')"
            >
              <select
                [id]="'partner-kind' + index"
                (change)="change(index, { kind: $any($event.target).value })"
              >
                @for (kind of kinds; track kind[0]) {
                  <option [value]="kind[0]" [selected]="kind[0] === row.kind">{{ kind[1] }}</option>
                }
              </select>
            </hl-field>
            <hl-field
              [for]="'partner-name' + index"
              label="姓名或名称"
              [fault]="faultOf()('partners.' + index + '.name')"
            >
              <input
                [id]="'partner-name' + index"
                maxlength="160"
                [value]="row.name"
                (input)="change(index, { name: $any($event.target).value })"
              />
            </hl-field>
            <hl-field
              [for]="'partner-number' + index"
              label="身份证号或统一社会信用代码"
              [fault]="faultOf()('partners.' + index + '.idNumber')"
            >
              <input
                [id]="'partner-number' + index"
                maxlength="40"
                autocomplete="off"
                [placeholder]="row.savedNumber ? '已填 ' + row.savedNumber : ''"
                [value]="row.idNumber"
                (input)="change(index, { idNumber: $any($event.target).value })"
              />
            </hl-field>
            <hl-field
              [for]="'partner-share' + index"
              label="份额（%）"
              [fault]="faultOf()('partners.' + index + '.share')"
            >
              <input
                [id]="'partner-share' + index"
                class="number"
                inputmode="decimal"
                maxlength="16"
                [value]="row.share"
                (input)="change(index, { share: $any($event.target).value })"
              />
            </hl-field>
          </div>
          <button type="button" class="plain" (click)="changed.emit(without(index))">去掉这家</button>
        </div>
      }
      @if (rows().length) {
        <hl-field
          for="ownShare"
          label="我的份额（%）"
          hint="各家合计 100。您代表大家报名、交保证金、出价。"
          [fault]="faultOf()('ownShare')"
        >
          <input
            id="ownShare"
            class="number"
            inputmode="decimal"
            maxlength="16"
            [value]="ownShare()"
            (input)="ownShareChanged.emit($any($event.target).value)"
          />
        </hl-field>
        @if (faultOf()('partners'); as fault) {
          <p class="fault">{{ fault }}</p>
        }
      }
      <button type="button" class="second" (click)="changed.emit([...rows(), empty])">加一家</button>
    </fieldset>
  `,
  styles: `
    .partner {
      border-left: 3px solid #c9dccf;
      padding-left: 1rem;
      margin-bottom: 1.25rem;
    }
  `,
})
export class PartnerRows {
  readonly rows = input.required<readonly PartnerRow[]>();
  readonly ownShare = input.required<string>();
  readonly faultOf = input.required<(field: string) => string | null>();
  readonly changed = output<PartnerRow[]>();
  readonly ownShareChanged = output<string>();
  protected readonly kinds = Object.entries(PARTY_KINDS);
  protected readonly empty = NO_PARTNER;

  protected change(index: number, part: Partial<PartnerRow>): void {
    this.changed.emit(this.rows().map((row, at) => (at === index ? { ...row, ...part } : row)));
  }

  protected without(index: number): PartnerRow[] {
    return this.rows().filter((_, at) => at !== index);
  }
}
