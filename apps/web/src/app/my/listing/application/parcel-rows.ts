import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule } from '@angular/forms';
import { BoundaryEditor } from '../../../ui/boundary-editor';
import { Field } from '../../../ui/field';
import { ApplicationSection } from './application-section';
import { parcelGroup, rowsOf } from './application-group';

const BOUNDS = [
  ['east', '东至'],
  ['south', '南至'],
  ['west', '西至'],
  ['north', '北至'],
] as const;

/** The parcels of a lot, one block each. */
@Component({
  selector: 'hl-parcel-rows',
  imports: [BoundaryEditor, Field, ReactiveFormsModule],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <fieldset [formGroup]="group()">
      <legend>地块</legend>
      @if (faultOf()('parcels'); as fault) {
        <p class="fault">{{ fault }}</p>
      }
      <div formArrayName="parcels">
        @for (parcel of rows().controls; track parcel; let index = $index) {
          <div class="parcel" [formGroupName]="index">
            <div class="grid-2">
              <hl-field
                [for]="'code' + index"
                [label]="codeLabel()"
                [fault]="faultOf()('parcels.' + index + '.code')"
              >
                <input [id]="'code' + index" formControlName="code" maxlength="40" />
              </hl-field>
              <hl-field
                [for]="'name' + index"
                label="地块名称"
                [fault]="faultOf()('parcels.' + index + '.name')"
              >
                <input [id]="'name' + index" formControlName="name" maxlength="80" />
              </hl-field>
              <hl-field
                [for]="'mu' + index"
                label="面积（亩，照证填）"
                [fault]="faultOf()('parcels.' + index + '.mu')"
              >
                <input
                  [id]="'mu' + index"
                  class="number"
                  formControlName="mu"
                  maxlength="16"
                  inputmode="decimal"
                />
              </hl-field>
              <hl-field
                [for]="'use' + index"
                label="土地利用类型"
                [fault]="faultOf()('parcels.' + index + '.landUse')"
              >
                <input [id]="'use' + index" formControlName="landUse" maxlength="20" />
              </hl-field>
            </div>
            <div class="bounds">
              @for (side of bounds; track side[0]) {
                <hl-field
                  [for]="side[0] + index"
                  [label]="side[1]"
                  [fault]="faultOf()('parcels.' + index + '.' + side[0])"
                >
                  <input [id]="side[0] + index" [formControlName]="side[0]" maxlength="80" />
                </hl-field>
              }
            </div>
            <label class="check"
              ><input type="checkbox" formControlName="isBasicFarmland" />是永久基本农田</label
            >
            <details>
              <summary>画界线（可以不画，村联络员核实时也能画）</summary>
              <hl-boundary-editor
                [boundary]="parcel.value.boundary"
                [label]="parcel.value.name || '这块地'"
                [stated]="parcel.value.mu"
                (changed)="parcel.patchValue({ boundary: $event })"
              />
            </details>
            @if (rows().length > 1) {
              <button type="button" class="plain" (click)="rows().removeAt(index)">去掉这块</button>
            }
          </div>
        }
      </div>
      <button type="button" class="second" (click)="add()">再加一块地</button>
    </fieldset>
  `,
  styles: `
    .parcel {
      border-left: 3px solid #c9dccf;
      padding-left: 1rem;
      margin-bottom: 1.25rem;
    }
    details {
      margin: 0.25rem 0 0.75rem;
    }
    summary {
      cursor: pointer;
      color: var(--field);
      min-height: var(--target);
    }
    .bounds {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(7rem, 1fr));
      gap: 0 0.75rem;
    }
  `,
})
export class ParcelRows extends ApplicationSection {
  private readonly builder = inject(NonNullableFormBuilder);
  protected readonly bounds = BOUNDS;
  protected readonly rows = computed(() => rowsOf(this.group(), 'parcels'));
  protected readonly codeLabel = computed(() => {
    const { subject } = this.type();
    if (subject.kind !== 'PARCELS') return '';
    return subject.shape ? `${subject.code}（${subject.shape}）` : subject.code;
  });

  protected add(): void {
    this.group().controls.parcels.push(parcelGroup(this.builder, {}));
  }
}
