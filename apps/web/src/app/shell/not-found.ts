import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { PageStatus } from '../data/page-status';

@Component({
  selector: 'hl-not-found',
  imports: [RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="page narrow">
      <h1>没有找到这个页面</h1>
      <p>地址可能打错了，或者内容已经搬走。</p>
      <p>
        <a routerLink="/">回首页</a>&nbsp;&nbsp;<a routerLink="/notices">看公告</a>&nbsp;&nbsp;<a
          routerLink="/verify"
          >查验鉴证书</a
        >&nbsp;&nbsp;<a routerLink="/guides">办事指南</a>
      </p>
    </div>
  `,
})
export class NotFound {
  constructor() {
    inject(PageStatus).take(404);
  }
}
