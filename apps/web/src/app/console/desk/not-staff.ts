import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Session } from '../../data/session';

/** For whoever has no post and has come to the staff's door: what this is, and where his own things are. */
@Component({
  selector: 'hl-not-staff',
  imports: [RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="page narrow">
      <h1>这里是工作人员的工作台</h1>
      <p>您现在用“{{ session.account()?.name }}”登录，这个账号没有工作岗位，所以这里没有您的事。</p>
      <p>申请、报名、出价、合同和付款都在“我的”里。</p>
      <p class="row">
        <a class="button" routerLink="/my">到“我的”</a>
        <a class="button second" routerLink="/">回首页</a>
      </p>
      <p class="small-print">
        如果您是工作人员，请退出以后用工作账号登录；没有工作账号的，找本单位管理员开。
      </p>
    </div>
  `,
})
export class NotStaff {
  protected readonly session = inject(Session);
}
