import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import type { VillagerView } from '@helan/contracts';
import { reading } from '../../data/reading';
import { Api } from '../../data/api';
import { Attempt } from '../../data/attempt';
import { ProblemBox } from '../../ui/problem-box';
import { Unread } from '../../ui/unread';

/** The liaison says who belongs to the collective. */
@Component({
  selector: 'hl-members',
  imports: [ProblemBox, Unread],
  providers: [Attempt],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h1>本村成员</h1>
    <p class="lead">集体股权、宅基地只能转给本集体成员。请对照成员名册确认；不是成员的不要确认。</p>
    <hl-problem-box [problem]="attempt.problem()" />
    @for (villager of villagers.value() ?? []; track villager.id) {
      <div class="item card">
        <span
          ><b>{{ villager.name }}</b
          ><br /><span class="muted">{{ villager.kindName }}　{{ villager.idNumberMasked }}</span></span
        >
        <span class="row">
          <span class="tag" [class.grey]="!villager.isMember">{{
            villager.isMember ? '是本集体成员' : '没有确认'
          }}</span>
          <button type="button" class="second" [disabled]="attempt.isBusy()" (click)="toggle(villager)">
            {{ villager.isMember ? '撤销确认' : '确认是成员' }}
          </button>
        </span>
      </div>
    } @empty {
      @if (villagers.problem(); as problem) {
        <hl-unread [problem]="problem" (again)="villagers.reload()" />
      } @else if (villagers.value()) {
        <p class="empty card">还没有人在本村登记身份。</p>
      }
    }
  `,
})
export class Members {
  private readonly api = inject(Api);
  protected readonly attempt = inject(Attempt);
  protected readonly villagers = reading({ loader: () => this.api.get<VillagerView[]>('village/members') });

  protected async toggle({ id, isMember }: VillagerView): Promise<void> {
    await this.attempt.run(() => this.api.put(`village/members/${id}`, { isMember: !isMember }));
    this.villagers.reload();
  }
}
