import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import type { ProjectView } from '@helan/contracts';
import { applicationFacts } from './application-facts';

/** What an application says, to be read: its facts, whoever must consent, its parcels. More facts may stand before. */
@Component({
  selector: 'hl-application-view',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <dl class="facts">
      <ng-content />
      @for (fact of facts(); track fact.label) {
        <dt>{{ fact.label }}</dt>
        <dd>{{ fact.value }}</dd>
      }
      @if (project().application.coHolders?.length) {
        <dt>共有人</dt>
        <dd>
          @for (holder of project().application.coHolders!; track $index) {
            {{ holder.name }}（{{ holder.hasConsented ? '已同意' : '未同意' }}）　
          }
        </dd>
      }
    </dl>
    @if (isParcelByParcel()) {
      <h3>地块</h3>
      <div class="table-scroll" tabindex="0" role="region" aria-label="地块">
        <table>
          <thead>
            <tr>
              <th>编码</th>
              <th>名称</th>
              <th class="number">亩</th>
              <th>类型</th>
              <th>基本农田</th>
              <th>四至</th>
            </tr>
          </thead>
          <tbody>
            @for (parcel of project().application.parcels ?? []; track $index) {
              <tr>
                <td class="money">{{ parcel.code }}</td>
                <td>{{ parcel.name }}</td>
                <td class="number">{{ parcel.mu }}</td>
                <td>{{ parcel.landUse }}</td>
                <td>{{ parcel.isBasicFarmland ? '是' : '否' }}</td>
                <td>{{ parcel.east }}／{{ parcel.south }}／{{ parcel.west }}／{{ parcel.north }}</td>
              </tr>
            }
          </tbody>
        </table>
      </div>
    }
  `,
})
export class ApplicationView {
  readonly project = input.required<ProjectView>();
  protected readonly facts = computed(() => applicationFacts(this.project()));
  /** Where it is not a lot of many, whose parcels stand with their households. */
  protected readonly isParcelByParcel = computed(() => {
    const [first] = this.project().application.parcels ?? [];
    return first !== undefined && first.household === undefined;
  });
}
