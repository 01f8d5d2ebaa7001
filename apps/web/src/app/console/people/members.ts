import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import type { VillagerView } from '@helan/contracts';
import type { ConfirmMemberRequest } from '@helan/contracts/requests';
import { reading } from '../../data/reading';
import { Api } from '../../data/api';
import { Attempt } from '../../data/attempt';
import { Field } from '../../ui/field';
import { ListFrame } from '../../ui/list-frame';
import { ProblemBox } from '../../ui/problem-box';

/** The liaison says who belongs to the collective. */
@Component({
  selector: 'hl-members',
  imports: [Field, ListFrame, ProblemBox],
  providers: [Attempt],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h1>本村成员</h1>
    <p class="lead">
      集体股权、宅基地只能转给本集体成员。请对照成员名册确认；不是成员的不要确认。承包方编码用来看报名人和转出方是不是一户，照承包合同填。
    </p>
    <hl-problem-box [problem]="attempt.problem()" />
    <hl-list-frame [list]="villagers" empty="还没有人在本村登记身份。">
      @for (villager of villagers.value(); track villager.id) {
        <div class="item card">
          <span
            ><b>{{ villager.name }}</b
            ><br /><span class="muted">{{ villager.kindName }}　{{ villager.idNumberMasked }}</span></span
          >
          <form class="row" (submit)="$event.preventDefault(); confirm(villager, code.value)">
            <span class="tag" [class.grey]="!villager.isMember">{{
              villager.isMember ? '是本集体成员' : '没有确认'
            }}</span>
            <hl-field
              [for]="'code-' + villager.id"
              label="承包方编码，18 位"
              hint="承包合同编号前 18 位；不知道可以不填"
              [fault]="attempt.faultOf('householdCode', villager.id) ? '不填，或者填满 18 位数字。' : null"
            >
              <input
                #code
                [id]="'code-' + villager.id"
                class="money"
                inputmode="numeric"
                maxlength="40"
                [value]="villager.householdCode"
              />
            </hl-field>
            <button type="submit" class="second" [disabled]="attempt.isBusy()">
              {{ villager.isMember ? '保存' : '确认是成员' }}
            </button>
            @if (villager.isMember) {
              <button type="button" class="plain" [disabled]="attempt.isBusy()" (click)="revoke(villager)">
                撤销确认
              </button>
            }
          </form>
        </div>
      }
    </hl-list-frame>
  `,
  styles: `
    hl-field {
      flex: 1 1 14rem;
    }
  `,
})
export class Members {
  private readonly api = inject(Api);
  protected readonly attempt = inject(Attempt);
  protected readonly villagers = reading({ loader: () => this.api.get<VillagerView[]>('village/members') });

  protected confirm({ id }: VillagerView, householdCode: string): Promise<void> {
    return this.put(id, { isMember: true, householdCode });
  }

  protected revoke({ id }: VillagerView): Promise<void> {
    return this.put(id, { isMember: false });
  }

  private async put(id: string, request: ConfirmMemberRequest): Promise<void> {
    if (await this.attempt.run(() => this.api.put(`village/members/${id}`, request), id))
      this.villagers.reload();
  }
}
