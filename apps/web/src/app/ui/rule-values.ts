import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import type { RuleValueView } from '@helan/contracts';

/** Every value that ruled a notice when it was published, with its source. */
@Component({
  selector: 'hl-rule-values',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (rules().length > 0) {
      <details class="rule">
        <summary>本公告适用的全部规则数值（{{ rules().length }} 项）</summary>
        <div class="table-scroll" tabindex="0" role="region" aria-label="规则数值">
          <table>
            <thead>
              <tr>
                <th>规则</th>
                <th class="number">数值</th>
                <th>来源</th>
              </tr>
            </thead>
            <tbody>
              @for (rule of rules(); track rule.label) {
                <tr>
                  <td>{{ rule.label }}</td>
                  <td class="number">{{ rule.value }}</td>
                  <td>{{ rule.source }}</td>
                </tr>
              }
            </tbody>
          </table>
        </div>
      </details>
    }
  `,
})
export class RuleValues {
  readonly rules = input.required<readonly RuleValueView[]>();
}
