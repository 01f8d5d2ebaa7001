import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { reading } from '../data/reading';
import { RulesClient } from '../data/rules/rules-client';
import { ParameterList } from '../ui/parameter-list';
import { Unread } from '../ui/unread';

/** Every value in force, for anybody. */
@Component({
  selector: 'hl-rules-page',
  imports: [ParameterList, RouterLink, Unread],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="page">
      <h1>规则数值</h1>
      <p class="lead">
        公告期、保证金、竞价时间等数值由法律、方案和中心规则确定。改动要两个人办、写明文号，只管以后的公告；每份公告都印着它自己的数值。
      </p>
      @if (parameters.value(); as parameters) {
        <hl-parameter-list [parameters]="parameters" />
      } @else if (parameters.problem(); as problem) {
        <hl-unread [problem]="problem" (again)="parameters.reload()" />
      } @else {
        <p class="muted">正在读……</p>
      }
      <p><a routerLink="/calendar">工作日和放假安排</a></p>
    </div>
  `,
})
export class RulesPage {
  private readonly client = inject(RulesClient);
  protected readonly parameters = reading({ handOver: 'parameters', loader: () => this.client.parameters() });
}
