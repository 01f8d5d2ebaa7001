import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { formatMu } from '@helan/domain';
import { asking } from '../../data/asking';
import { reading } from '../../data/reading';
import { PropertyClient } from '../../data/property/property-client';
import { ListFrame } from '../../ui/list-frame';
import { SearchBox } from '../../ui/search-box';

/** 地块登记: every parcel that a review has passed. */
@Component({
  selector: 'hl-parcels',
  imports: [ListFrame, RouterLink, SearchBox],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h1>地块登记</h1>
    <p class="lead">
      审核通过的地块在这里登记。同一块地同一段时间只能流转一次；只流转一部分的，先把这一部分分出来。
    </p>
    <hl-search-box label="编码、名称或村" (find)="query.ask({ search: $event })" />
    <hl-list-frame
      [list]="parcels"
      [empty]="
        query.now().search
          ? '没有找到这样的地块。'
          : '还没有登记的地块。有项目审核通过后，它的地块会登记在这里。'
      "
      (turn)="query.ask({ at: $event })"
    >
      <div class="table-scroll" tabindex="0" role="region" aria-label="地块">
        <table>
          <thead>
            <tr>
              <th>编码</th>
              <th>名称</th>
              <th>村</th>
              <th class="number">亩</th>
              <th>状态</th>
            </tr>
          </thead>
          <tbody>
            @for (parcel of parcels.value()?.items; track parcel.id) {
              <tr>
                <td class="money">
                  <a [routerLink]="['/console/parcels', parcel.id]">{{ parcel.code }}</a>
                </td>
                <td>{{ parcel.name }}</td>
                <td>{{ parcel.villageName }}</td>
                <td class="number">{{ muOf(parcel.mu) }}</td>
                <td>
                  <span class="tag" [class.grey]="parcel.isSplit">{{
                    parcel.isSplit ? '已分开' : '在册'
                  }}</span>
                  @if (!parcel.hasBoundary && !parcel.isSplit) {
                    <span class="tag grey">没有界线</span>
                  }
                </td>
              </tr>
            }
          </tbody>
        </table>
      </div>
    </hl-list-frame>
  `,
})
export class Parcels {
  private readonly client = inject(PropertyClient);
  protected readonly query = asking({ search: '' });
  protected readonly parcels = reading({
    params: () => this.query.now(),
    loader: ({ params }) => this.client.list(params.search, params.at),
  });

  protected muOf(mu: string): string {
    return formatMu(BigInt(mu));
  }
}
