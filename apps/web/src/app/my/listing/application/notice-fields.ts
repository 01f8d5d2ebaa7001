import { ChangeDetectionStrategy, Component } from '@angular/core';
import { ReactiveFormsModule } from '@angular/forms';
import { Field } from '../../../ui/field';
import { ApplicationSection } from './application-section';

/** How the notice stands, what it asks of the transferee, and the declaration. */
@Component({
  selector: 'hl-notice-fields',
  imports: [Field, ReactiveFormsModule],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div [formGroup]="group()">
      <fieldset>
        <legend>公告</legend>
        <div class="grid-2">
          <hl-field
            for="publicationWorkingDays"
            label="公告几个工作日（至少 7 个）"
            [fault]="faultOf()('publicationWorkingDays')"
          >
            <input
              id="publicationWorkingDays"
              class="number"
              type="number"
              formControlName="publicationWorkingDays"
              min="7"
              max="120"
            />
          </hl-field>
          @if (!type().isRelay) {
            <hl-field for="extensionCycles" label="人不够时最多延几次" [fault]="faultOf()('extensionCycles')">
              <input
                id="extensionCycles"
                class="number"
                type="number"
                formControlName="extensionCycles"
                min="0"
                max="3"
              />
            </hl-field>
          }
        </div>
        <hl-field for="qualification" label="受让方条件（不填按常规）" [fault]="faultOf()('qualification')">
          <textarea id="qualification" formControlName="qualification" rows="2" maxlength="2000"></textarea>
        </hl-field>
        <hl-field
          for="qualificationPaper"
          label="报名要交的资格证明（可不填）"
          hint="填了，每位报名人都要交，例如：农机驾驶证"
          [fault]="faultOf()('qualificationPaper')"
        >
          <input id="qualificationPaper" formControlName="qualificationPaper" maxlength="80" />
        </hl-field>
        <hl-field for="delivery" label="交付条件（不填按常规）" [fault]="faultOf()('delivery')">
          <textarea id="delivery" formControlName="delivery" rows="2" maxlength="2000"></textarea>
        </hl-field>
        <hl-field for="viewing" label="看样安排（不填按常规）" [fault]="faultOf()('viewing')">
          <textarea id="viewing" formControlName="viewing" rows="2" maxlength="2000"></textarea>
        </hl-field>
      </fieldset>
      <fieldset>
        <legend>承诺</legend>
        <label class="check"
          ><input
            type="checkbox"
            formControlName="isDeclared"
          />我承诺：材料真实、完整、有效，权属清晰、没有争议，我对此负责（贺党办〔2022〕110号
          四(一)）。</label
        >
      </fieldset>
    </div>
  `,
})
export class NoticeFields extends ApplicationSection {}
