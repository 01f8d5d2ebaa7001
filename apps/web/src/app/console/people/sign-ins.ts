import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { asking } from '../../data/asking';
import { reading } from '../../data/reading';
import { ListFrame } from '../../ui/list-frame';
import { SearchBox } from '../../ui/search-box';
import { TwoWays } from '../../ui/two-ways';
import { StaffClient } from './staff-client';
import { SignInTable } from './sign-in-table';

/** 登录记录: who signed in, when and on what, before the audit administrator. */
@Component({
  selector: 'hl-sign-ins',
  imports: [ListFrame, RouterLink, SearchBox, SignInTable, TwoWays],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <p><a routerLink="/console">← 今天</a></p>
    <h1>登录记录</h1>
    <p class="lead">同一台设备、同一个网络的记号一样；原来的地址不保存。保留 365 天。</p>
    <hl-two-ways
      first="全部"
      second="不常见的"
      [isFirst]="!query.now().isOdd"
      (choose)="query.ask({ isOdd: !$event })"
    />
    <hl-search-box class="search" label="姓名或登录名" (find)="query.ask({ search: $event })" />
    <hl-list-frame [list]="signIns" isCounted empty="没有找到登录记录。" (turn)="query.ask({ at: $event })">
      <hl-sign-in-table [items]="signIns.value()?.items ?? []" isNamed />
    </hl-list-frame>
  `,
  styles: `
    .search {
      display: block;
      max-width: 30rem;
    }
  `,
})
export class SignIns {
  private readonly client = inject(StaffClient);
  protected readonly query = asking({ search: '', isOdd: false });
  protected readonly signIns = reading({
    params: () => this.query.now(),
    loader: ({ params: { isOdd, ...asked } }) => this.client.signIns({ ...asked, odd: isOdd || undefined }),
  });
}
