import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule } from '@angular/forms';
import { asksCoHolders, isNatural } from '@helan/domain';
import { Field } from '../../../ui/field';
import { ApplicationSection } from './application-section';
import { coHolderGroup, rowsOf } from './application-group';

/** Whoever must consent, and whoever acts for the transferor. */
@Component({
  selector: 'hl-people-fields',
  imports: [Field, ReactiveFormsModule],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <fieldset [formGroup]="group()">
      <legend>共有人和代理人</legend>
      @if (asksCoHolders()) {
        <p class="hint">
          {{
            isHousehold()
              ? '证上的成年家庭成员都要同意，包括出嫁的姑娘。'
              : '和别人共有的，每位共有人都要同意；同等条件下共有人优先。'
          }}
        </p>
        <label class="check"
          ><input type="checkbox" formControlName="isSoleHolder" />{{
            isHousehold() ? '证上只有我一人，没有其他共有人' : '由我方单独享有，没有其他共有人'
          }}</label
        >
        @if (!application().isSoleHolder) {
          <div formArrayName="coHolders">
            @for (holder of rows().controls; track holder; let index = $index) {
              <div class="row holder" [formGroupName]="index">
                <input
                  formControlName="name"
                  maxlength="80"
                  [attr.aria-label]="'第 ' + (index + 1) + ' 位共有人姓名'"
                  placeholder="姓名"
                />
                <label class="check"
                  ><input type="checkbox" formControlName="hasConsented" />已签字同意</label
                >
                <button type="button" class="plain" (click)="rows().removeAt(index)">去掉</button>
              </div>
            }
          </div>
          <button type="button" class="second" (click)="add()">加一位共有人</button>
        }
      }
      <label class="check"><input type="checkbox" formControlName="hasAgent" />由代理人代办</label>
      @if (application().agent) {
        <div class="grid-2" formGroupName="agent">
          <hl-field for="agent.name" label="代理人姓名" [fault]="faultOf()('agent.name')">
            <input id="agent.name" formControlName="name" maxlength="80" />
          </hl-field>
          <hl-field
            for="agent.idNumber"
            label="代理人身份证号"
            [hint]="agentNumber() ? '已填 ' + agentNumber() + '，要改再填' : ''"
            [fault]="faultOf()('agent.idNumber')"
          >
            <input id="agent.idNumber" formControlName="idNumber" maxlength="40" autocomplete="off" />
          </hl-field>
          <hl-field for="agent.validUntil" label="委托到哪天" [fault]="faultOf()('agent.validUntil')">
            <input id="agent.validUntil" type="date" formControlName="validUntil" />
          </hl-field>
          <hl-field for="agent.scope" label="代理事项和权限" [fault]="faultOf()('agent.scope')">
            <input id="agent.scope" formControlName="scope" maxlength="80" />
          </hl-field>
        </div>
      }
    </fieldset>
  `,
  styles: `
    .holder {
      margin-bottom: 0.5rem;
    }
    .holder input:not([type='checkbox']) {
      flex: 1 1 10rem;
      width: auto;
    }
    .holder .check {
      margin: 0;
    }
    .hint {
      font-size: 0.875rem;
      color: var(--grey);
      margin-top: 0;
    }
  `,
})
export class PeopleFields extends ApplicationSection {
  private readonly builder = inject(NonNullableFormBuilder);
  /** As it was saved, masked. */
  readonly agentNumber = input<string | null>(null);
  protected readonly rows = computed(() => rowsOf(this.group(), 'coHolders'));
  protected readonly asksCoHolders = computed(() =>
    asksCoHolders(this.type(), this.listerKind(), this.edition()),
  );

  protected readonly isHousehold = computed(
    () => isNatural(this.listerKind()) && this.type().coHolders?.of !== 'EVERYBODY',
  );

  protected add(): void {
    this.group().controls.coHolders.push(coHolderGroup(this.builder, {}));
  }
}
