import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import type { PageView, VillagerView } from '@helan/contracts';
import type { ConfirmMemberRequest } from '@helan/contracts/requests';
import { RouterLink } from '@angular/router';
import { asking } from '../../data/asking';
import { reading } from '../../data/reading';
import { Api } from '../../data/api';
import { Attempt } from '../../data/attempt';
import { Field } from '../../ui/field';
import { ListFrame } from '../../ui/list-frame';
import { ProblemBox } from '../../ui/problem-box';
import { SearchBox } from '../../ui/search-box';

/** The liaison says who belongs to the collective. */
@Component({
  selector: 'hl-members',
  imports: [Field, ListFrame, ProblemBox, RouterLink, SearchBox],
  providers: [Attempt],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <p><a routerLink="/console">← 今天</a></p>
    <h1>本村成员</h1>
    <p class="lead">
      集体股权、宅基地只能转给本集体成员。请对照成员名册确认；不是成员的不要确认。承包方编码用来看报名人和转出方是不是一户，照承包合同填。
    </p>
    <hl-search-box class="search" label="姓名或完整的证件号码" (find)="query.ask({ search: $event })" />
    <hl-problem-box [problem]="attempt.problem()" />
    <hl-list-frame
      [list]="villagers"
      isCounted
      [empty]="query.now().search ? '没有找到。' : '还没有人在本村登记身份。'"
      (turn)="query.ask({ at: $event })"
    >
      @for (villager of villagers.value()?.items; track villager.id) {
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
              [fault]="faultAt(villager)"
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
    .search {
      display: block;
      max-width: 30rem;
    }
    .item hl-field {
      flex: 1 1 14rem;
    }
  `,
})
export class Members {
  private readonly api = inject(Api);
  protected readonly attempt = inject(Attempt);
  /** What was typed and not saved, because another has saved something else meanwhile. */
  protected readonly unsaved = signal<{ readonly id: string; readonly code: string } | null>(null);
  protected readonly query = asking({ search: '' });
  protected readonly villagers = reading({
    params: () => this.query.now(),
    loader: ({ params }) => this.api.get<PageView<VillagerView>>('village/members', { ...params }),
  });

  protected faultAt({ id }: VillagerView): string | null {
    const unsaved = this.unsaved();
    if (unsaved?.id === id)
      return `别处刚存了框里这个，您的没有存。您填的是：${unsaved.code || '（没有填）'}。要用您的，再填一次保存。`;
    return this.attempt.faultOf('householdCode', id) ? '不填，或者填满 18 位数字。' : null;
  }

  protected confirm({ id, householdCode: knownCode }: VillagerView, householdCode: string): Promise<void> {
    return this.put(id, { isMember: true, householdCode, knownCode });
  }

  protected revoke({ id }: VillagerView): Promise<void> {
    return this.put(id, { isMember: false });
  }

  private async put(id: string, request: ConfirmMemberRequest): Promise<void> {
    this.unsaved.set(null);
    const isDone = await this.attempt.run(() => this.api.put(`village/members/${id}`, request), id);
    const isOvertaken = this.attempt.problem()?.code === 'form.saved-meanwhile';
    if (isOvertaken) this.unsaved.set({ id, code: request.householdCode ?? '' });
    if (isDone || isOvertaken) this.villagers.reload();
  }
}
