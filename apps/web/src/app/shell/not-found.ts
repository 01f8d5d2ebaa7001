import { ChangeDetectionStrategy, Component } from '@angular/core';
import { RouterLink } from '@angular/router';

@Component({
  selector: 'hl-not-found',
  imports: [RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="page narrow">
      <h1>没有找到这个页面</h1>
      <p>地址可能打错了，或者内容已经搬走。</p>
      <p><a routerLink="/">回首页</a>&nbsp;&nbsp;<a routerLink="/notices">看公告</a></p>
    </div>
  `,
})
export class NotFound {}
