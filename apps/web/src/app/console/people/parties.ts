import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { PartyRowView } from '@helan/contracts';
import { asking } from '../../data/asking';
import { reading } from '../../data/reading';
import { Attempt } from '../../data/attempt';
import { Session } from '../../data/session';
import { TaskMark } from '../../data/task-mark';
import { PartiesClient } from './parties-client';
import { Field } from '../../ui/field';
import { MomentPipe } from '../../ui/moment.pipe';
import { ListFrame } from '../../ui/list-frame';
import { ProblemBox } from '../../ui/problem-box';
import { SearchBox } from '../../ui/search-box';
import { ReleaseProposal } from './release-proposal';

/** 实名核验: whoever has the papers in hand says that they are as registered. */
@Component({
  selector: 'hl-parties',
  imports: [Field, ListFrame, MomentPipe, ProblemBox, ReleaseProposal, RouterLink, SearchBox, TaskMark],
  providers: [Attempt],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h1>实名核验</h1>
    <p class="lead">
      看到证件原件、和登记的一样，才点“核验”。没有核验的，中心不受理他的申请，也不认定他的竞买资格。
    </p>
    <hl-search-box label="姓名、名称或完整的证件号码" (find)="query.ask({ search: $event })" />
    <hl-problem-box [problem]="attempt.problem()" />
    <hl-list-frame
      [list]="parties"
      [empty]="query.now().search ? '没有找到。' : '还没有人登记身份。'"
      (turn)="query.ask({ at: $event })"
    >
      @for (party of parties.value()?.items; track party.id) {
        <div class="item card" [hlTaskMark]="party.id">
          <span>
            <b>{{ party.name }}</b><br /><span class="muted"
              >{{ party.kindName }}　<span class="money">{{ party.idNumberMasked }}</span
              >　{{ party.villageName }}</span
            >
            @if (party.representative; as head) {
              <br /><span class="muted"
                >负责人 {{ head.name }}　<span class="money">{{ head.idNumberMasked }}</span></span
              >
            }
          </span>
          <span class="row">
            <a [routerLink]="['/console/parties', party.id, 'full-value']" [state]="{ name: party.name }"
              >看完整号码</a
            >
            @if (party.verifiedAt; as verifiedAt) {
              @if (session.has('settleIdentity')) {
                <a routerLink="/console/phone-changes" [queryParams]="{ search: party.name }"
                  >登不上账号，换绑手机号</a
                >
              }
              <span class="tag">已核验</span>
              <span class="small-print"
                >{{ party.verifiedDocument }}　{{ party.verifierName }}　{{ verifiedAt | moment }}</span
              >
            } @else if (!party.idNumberMasked) {
              <span class="tag">号码已空出，等他重新登记</span>
            } @else {
              <span class="tag warm">没有核验</span>
              <hl-field
                [for]="'document-' + party.id"
                label="看到的证件"
                [fault]="attempt.faultOf('document', party.id)"
              >
                <select #document [id]="'document-' + party.id">
                  @for (one of documents; track one) {
                    <option [value]="one">{{ one }}</option>
                  }
                </select>
              </hl-field>
              <button type="button" [disabled]="attempt.isBusy()" (click)="verify(party, document.value)">
                核验
              </button>
              @if (session.has('keepParty')) {
                <hl-release-proposal [party]="party" />
              }
            }
          </span>
        </div>
      }
    </hl-list-frame>
  `,
  styles: `
    select {
      width: auto;
    }
  `,
})
export class Parties {
  private readonly client = inject(PartiesClient);
  protected readonly session = inject(Session);
  protected readonly attempt = inject(Attempt);
  protected readonly documents = ['居民身份证', '户口簿', '营业执照', '集体经济组织登记证', '其他登记证书'];
  protected readonly query = asking({ search: '' });
  protected readonly parties = reading({
    params: () => this.query.now(),
    loader: ({ params }) => this.client.list(params.search, params.at),
  });

  protected async verify({ id }: PartyRowView, document: string): Promise<void> {
    if (await this.attempt.run(() => this.client.verify(id, document), id)) this.parties.reload();
  }
}
