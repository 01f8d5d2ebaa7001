import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import type { PartyRowView } from '@helan/contracts';
import { reading } from '../../data/reading';
import { Attempt } from '../../data/attempt';
import { PartiesClient } from './parties-client';
import { MomentPipe } from '../../ui/moment.pipe';
import { Pager } from '../../ui/pager';
import { ProblemBox } from '../../ui/problem-box';

/** 实名核验: whoever has the papers in hand says that they are as registered. */
@Component({
  selector: 'hl-parties',
  imports: [MomentPipe, Pager, ProblemBox],
  providers: [Attempt],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h1>实名核验</h1>
    <p class="lead">
      看到证件原件、和登记的一样，才点“核验”。没有核验的，中心不受理他的申请，也不认定他的竞买资格。
    </p>
    <form class="row" role="search" (submit)="$event.preventDefault(); find(search.value)">
      <input
        #search
        type="search"
        aria-label="姓名、名称或完整的证件号码"
        placeholder="姓名、名称或完整的证件号码"
        maxlength="40"
      />
      <button type="submit" class="second">查找</button>
    </form>
    <hl-problem-box [problem]="attempt.problem()" />
    @if (parties.value(); as page) {
      @for (party of page.items; track party.id) {
        <div class="item card">
          <span>
            <b>{{ party.name }}</b><br /><span class="muted"
              >{{ party.kindName }}　<span class="money">{{ party.idNumberMasked }}</span
              >　{{ party.villageName }}</span
            >
          </span>
          <span class="row">
            @if (party.verifiedAt; as verifiedAt) {
              <span class="tag">已核验</span>
              <span class="small-print"
                >{{ party.verifiedDocument }}　{{ party.verifierName }}　{{ verifiedAt | moment }}</span
              >
            } @else {
              <span class="tag warm">没有核验</span>
              <select #document [attr.aria-label]="'看到的证件，' + party.name">
                @for (one of documents; track one) {
                  <option [value]="one">{{ one }}</option>
                }
              </select>
              <button type="button" [disabled]="attempt.isBusy()" (click)="verify(party, document.value)">
                核验
              </button>
            }
          </span>
        </div>
      } @empty {
        <p class="empty card">{{ query().search ? '没有找到。' : '还没有人登记身份。' }}</p>
      }
      <hl-pager
        [page]="page.page"
        [total]="page.total"
        [pageSize]="page.pageSize"
        (turn)="query.set({ search: query().search, page: $event })"
      />
    } @else {
      <p class="muted">正在查……</p>
    }
  `,
  styles: `
    form {
      margin-bottom: 1rem;
    }
    form input {
      flex: 1 1 16rem;
      width: auto;
    }
    select {
      width: auto;
    }
  `,
})
export class Parties {
  private readonly client = inject(PartiesClient);
  protected readonly attempt = inject(Attempt);
  protected readonly documents = ['居民身份证', '户口簿', '营业执照', '集体经济组织登记证', '其他登记证书'];
  protected readonly query = signal({ search: '', page: 1 });
  protected readonly parties = reading({
    params: () => this.query(),
    loader: ({ params }) => this.client.list(params.search, params.page),
  });

  protected find(search: string): void {
    this.query.set({ search: search.trim(), page: 1 });
  }

  protected async verify({ id }: PartyRowView, document: string): Promise<void> {
    if (await this.attempt.run(() => this.client.verify(id, document))) this.parties.reload();
  }
}
