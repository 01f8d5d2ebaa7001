import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import type { ParameterView } from '@helan/contracts';

/** The values that rule the platform: in force, to come, before; with their limits and sources. */
@Component({
  selector: 'hl-parameter-list',
  changeDetection: ChangeDetectionStrategy.OnPush,
  styleUrl: './parameter-list.css',
  template: `
    <table>
      <thead>
        <tr>
          <th>规则</th>
          <th class="number">现在</th>
          <th>可定范围</th>
          <th>依据</th>
          <th>以后、以前</th>
        </tr>
      </thead>
      <tbody>
        @for (row of rows(); track row.key) {
          <tr>
            <th scope="row">{{ row.label }}</th>
            <td class="number" data-label="现在">{{ row.now }}</td>
            <td data-label="可定范围">{{ row.limits }}</td>
            <td data-label="依据">{{ row.source }}</td>
            <td data-label="以后、以前" [class.none]="row.others.length === 0">
              @for (other of row.others; track other) {
                <span class="small-print">{{ other }}</span><br />
              }
            </td>
          </tr>
        }
      </tbody>
    </table>
  `,
})
export class ParameterList {
  readonly parameters = input.required<readonly ParameterView[]>();
  protected readonly rows = computed(() =>
    this.parameters().map((parameter) => {
      const now = parameter.versions.find((version) => version.isInForce);
      return {
        key: parameter.key,
        label: parameter.label,
        now: now?.valueName ?? '—',
        source: now?.source ?? '—',
        limits: parameter.limits,
        others: parameter.versions
          .filter((version) => !version.isInForce)
          .map((version) => `${version.effectiveFrom} 起 ${version.valueName}（${version.source}）`),
      };
    }),
  );
}
