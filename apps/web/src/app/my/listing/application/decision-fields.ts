import { ChangeDetectionStrategy, Component, computed } from '@angular/core';
import { ReactiveFormsModule } from '@angular/forms';
import { DECISION_FIELDS, MEETING_KINDS } from '@helan/domain';
import { Field } from '../../../ui/field';
import { ApplicationSection } from './application-section';

const COUNTS = ['total', 'present', 'inFavour', 'against', 'abstain'] as const;
const DAYS = ['date', 'postedFrom', 'postedTo'] as const;
const TEXTS = ['place', 'overseerOpinion', 'townApprovalNo'] as const;

/** What the body of the collective decided, and how many votes carried it. */
@Component({
  selector: 'hl-decision-fields',
  imports: [Field, ReactiveFormsModule],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (decisionRule()) {
      <fieldset [formGroup]="group().controls.decision">
        <legend>民主决议</legend>
        <p class="hint">{{ needed() }}</p>
        @if (faultOf()('decision'); as fault) {
          <p class="fault">{{ fault }}</p>
        }
        <div class="grid-2">
          <hl-field for="decision.meeting" [label]="names.meeting" [fault]="faultOf()('decision.meeting')">
            <select id="decision.meeting" formControlName="meeting">
              @for (kind of meetings; track kind[0]) {
                <option [value]="kind[0]">{{ kind[1] }}</option>
              }
            </select>
          </hl-field>
          @for (field of days; track field) {
            <hl-field
              [for]="'decision.' + field"
              [label]="names[field]"
              [fault]="faultOf()('decision.' + field)"
            >
              <input [id]="'decision.' + field" type="date" [formControlName]="field" />
            </hl-field>
          }
          @for (field of counts; track field) {
            <hl-field
              [for]="'decision.' + field"
              [label]="names[field]"
              [fault]="faultOf()('decision.' + field)"
            >
              <input
                [id]="'decision.' + field"
                class="number"
                type="number"
                min="0"
                step="1"
                [formControlName]="field"
              />
            </hl-field>
          }
          @for (field of texts; track field) {
            <hl-field
              [for]="'decision.' + field"
              [label]="names[field]"
              [fault]="faultOf()('decision.' + field)"
            >
              <input [id]="'decision.' + field" maxlength="80" [formControlName]="field" />
            </hl-field>
          }
        </div>
        <hl-field
          for="decision.priceYuan"
          [label]="names.priceYuan + '（' + (application().priceUnit ?? '元') + '，可不填）'"
          hint="再次挂牌要降价的，或者低于评估值九成的，决议要写明"
          [fault]="faultOf()('decision.priceYuan')"
        >
          <input
            id="decision.priceYuan"
            class="number"
            inputmode="decimal"
            maxlength="24"
            formControlName="priceYuan"
          />
        </hl-field>
        <hl-field
          for="decision.resolution"
          [label]="names.resolution"
          [fault]="faultOf()('decision.resolution')"
        >
          <textarea
            id="decision.resolution"
            rows="2"
            maxlength="2000"
            formControlName="resolution"
          ></textarea>
        </hl-field>
      </fieldset>
    }
  `,
  styles: `
    .hint {
      font-size: 0.9375rem;
      color: var(--grey);
      margin-top: 0;
    }
  `,
})
export class DecisionFields extends ApplicationSection {
  protected readonly names = DECISION_FIELDS;
  protected readonly meetings = Object.entries(MEETING_KINDS);
  protected readonly counts = COUNTS;
  protected readonly days = DAYS;
  protected readonly texts = TEXTS;
  protected readonly needed = computed(() => {
    const rule = this.decisionRule();
    if (!rule) return '';
    const majority =
      rule.majority === 'TWO_THIRDS'
        ? '全体应到人数的三分之二以上'
        : '全体应到人数的半数以上（章程更严的从章程）';
    const approval = rule.needsTownApproval ? '，并经乡镇人民政府批准' : '';
    return `要有${majority}同意${approval}（${rule.source}）。`;
  });
}
