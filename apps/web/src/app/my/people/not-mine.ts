import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Session } from '../../data/session';

/** In the place of what is not there for whoever asks: it may be his own, and he acts for another now. */
@Component({
  selector: 'hl-not-mine',
  imports: [RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h1>没有找到</h1>
    @if (session.account()?.actingFor; as principal) {
      <p>
        您现在代“{{ principal }}”办事，这里只有{{ principal }}的{{ what() }}。您自己的{{
          what()
        }}，换回自己就看得到。 <a routerLink="/my/acting">换回自己</a>
      </p>
    } @else {
      <p>编号可能不对，或者这不是您的{{ what() }}。</p>
    }
    <p><a [routerLink]="session.isStaff() ? '/console' : '/my'">回首页</a></p>
  `,
})
export class NotMine {
  protected readonly session = inject(Session);
  /** As the page calls it: 申请, 报名. */
  readonly what = input.required<string>();
}
