import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import { type Problem, isAway } from '@helan/contracts';

/** In the place of what could not be read: that it will come, that there is no such thing, or why it is refused. */
@Component({
  selector: 'hl-unread',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (isAway()) {
      <p class="empty card" role="status">
        平台暂时连不上，正在重新连接。连上以后这里自己会出来，不用刷新。
        <button type="button" class="plain" (click)="again.emit()">现在再试</button>
      </p>
    } @else if (problem().status === 404) {
      <ng-content>没有找到。</ng-content>
    } @else if (problem().code === 'request.invalid') {
      <p class="problem" role="alert">
        地址里有一个条件平台不认识，可能是链接旧了或者抄错了。请在这一页重新选。
      </p>
    } @else {
      <p class="problem" role="alert">
        {{ problem().title }}
        <button type="button" class="plain" (click)="again.emit()">再试一次</button>
      </p>
    }
  `,
})
export class Unread {
  readonly problem = input.required<Problem>();
  readonly again = output();
  protected readonly isAway = computed(() => isAway(this.problem()));
}
