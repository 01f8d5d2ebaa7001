import { ChangeDetectionStrategy, Component, computed } from '@angular/core';
import { ReactiveFormsModule } from '@angular/forms';
import { type Attribute, attributesFor } from '@helan/domain';
import { Field } from '../../../ui/field';
import { ApplicationSection } from './application-section';

/** The questions of the type, one control each, drawn from the catalogue. */
@Component({
  selector: 'hl-attribute-fields',
  imports: [Field, ReactiveFormsModule],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <fieldset [formGroup]="group().controls.attributes">
      <legend>标的情况</legend>
      <div class="grid-2">
        @for (one of asked(); track one.key) {
          <hl-field
            [for]="'attributes.' + one.key"
            [label]="labelOf(one)"
            [hint]="one.hint ?? ''"
            [fault]="faultOf()('attributes.' + one.key)"
          >
            @switch (one.kind) {
              @case ('text') {
                <input [id]="'attributes.' + one.key" [formControlName]="one.key" maxlength="200" />
              }
              @case ('register') {
                <input
                  [id]="'attributes.' + one.key"
                  [formControlName]="one.key"
                  class="money"
                  maxlength="60"
                />
              }
              @case ('number') {
                <input
                  [id]="'attributes.' + one.key"
                  [formControlName]="one.key"
                  class="number"
                  inputmode="decimal"
                  maxlength="17"
                />
              }
              @case ('date') {
                <input [id]="'attributes.' + one.key" [formControlName]="one.key" type="date" />
              }
              @default {
                <select [id]="'attributes.' + one.key" [formControlName]="one.key">
                  <option value="">请选择</option>
                  @for (answer of answersOf(one); track answer[0]) {
                    <option [value]="answer[0]">{{ answer[1] }}</option>
                  }
                </select>
              }
            }
          </hl-field>
        }
      </div>
    </fieldset>
  `,
})
export class AttributeFields extends ApplicationSection {
  protected readonly asked = computed(() => {
    const { right, attributes = {} } = this.application();
    return attributesFor(this.type(), {
      right,
      attributes,
      listerKind: this.listerKind(),
      edition: this.edition(),
    });
  });

  protected labelOf({ name, unit, isRequired }: Attribute): string {
    const counted = unit ? `${name}（${unit}）` : name;
    return isRequired ? counted : `${counted}（可不填）`;
  }

  protected answersOf({ codes = {} }: Attribute): [string, string][] {
    return Object.entries(codes);
  }
}
