import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { asking } from '../../data/asking';
import { Attempt } from '../../data/attempt';
import { IdentityClient } from '../../data/people/identity-client';
import { reading } from '../../data/reading';
import { TaskMark } from '../../data/task-mark';
import { Field } from '../../ui/field';
import { ListFrame } from '../../ui/list-frame';
import { MomentPipe } from '../../ui/moment.pipe';
import { ProblemBox } from '../../ui/problem-box';
import { TwoWays } from '../../ui/two-ways';

/** Somebody came from the identity provider with a number that was known: linked by papers, or two people to be told apart. */
@Component({
  selector: 'hl-issuer-requests',
  imports: [Field, ListFrame, MomentPipe, ProblemBox, RouterLink, TwoWays, TaskMark],
  providers: [Attempt],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <p><a routerLink="/console">← 今天</a></p>
    <h1>统一身份认证关联</h1>
    <p class="lead">
      本人也可以用原来的账号登录后自己同意。证件号已经有别的登记的，两边都不关联，先照证件查清：登记写错的，由登记人申请<a
        routerLink="/console/corrections"
        >资料更正</a
      >；不是他的号码、又没有核验过的，在<a routerLink="/console/parties">实名核验</a
      >里提出空出号码；是他本人、只是没有核验过的，在那里核验。办完再让他重新认证登录。
    </p>
    <hl-problem-box [problem]="attempt.problem()" />
    <hl-two-ways
      first="等着办的"
      second="办完的"
      [isFirst]="!query.now().isDecided"
      (choose)="query.ask({ isDecided: !$event })"
    />
    <hl-list-frame
      [list]="requests"
      [empty]="query.now().isDecided ? '还没有办完的。' : '现在没有等着办的。'"
      (turn)="query.ask({ at: $event })"
    >
      @for (one of requests.value()?.items; track one.id) {
        <article class="card" [hlTaskMark]="one.id">
          <p class="row">
            <b>{{ one.name }}</b>
            <span class="muted money">{{ one.idNumberMasked }}　{{ one.phoneMasked }}</span>
            <span class="tag" [class.warm]="one.kind === 'CLASH'">{{
              one.kind === 'CLASH' ? '证件号已有别的登记' : '等着关联'
            }}</span>
          </p>
          <p class="muted">
            平台上这个证件号登记的是：{{ one.registeredNames ?? '没有'
            }}{{ one.accountName ? '，账号 ' + one.accountName : '' }}
          </p>
          <p class="small-print">{{ one.askedAt | moment }} 从统一身份认证来</p>
          @if (one.decidedAt; as decidedAt) {
            <p class="small-print">
              {{ decidedAt | moment }} {{ one.deciderName }} 办：{{ outcome[one.state] }}　{{
                one.document
              }}　{{ one.note }}
            </p>
          } @else {
            <form class="row" (submit)="$event.preventDefault()">
              <hl-field
                [for]="'document-' + one.id"
                label="看到的证件"
                [fault]="attempt.faultOf('document', one.id)"
              >
                <input #document [id]="'document-' + one.id" maxlength="80" required />
              </hl-field>
              <hl-field [for]="'note-' + one.id" label="备注" [fault]="attempt.faultOf('note', one.id)">
                <input #note [id]="'note-' + one.id" maxlength="500" />
              </hl-field>
              <button
                type="button"
                [disabled]="attempt.isBusy()"
                (click)="answer(one.id, true, document.value, note.value)"
              >
                {{ one.kind === 'CLASH' ? '查清了，登记已办好' : '是同一个人，关联' }}
              </button>
              <button
                type="button"
                class="second"
                [disabled]="attempt.isBusy()"
                (click)="answer(one.id, false, document.value, note.value)"
              >
                不是，不关联
              </button>
            </form>
          }
        </article>
      }
    </hl-list-frame>
  `,
})
export class IssuerRequests {
  private readonly client = inject(IdentityClient);
  protected readonly attempt = inject(Attempt);
  protected readonly outcome = {
    ASKED: '等着办',
    LINKED: '已关联',
    REFUSED: '没有关联',
    SETTLED: '已查清',
  };
  protected readonly query = asking({ isDecided: false });
  protected readonly requests = reading({
    params: () => this.query.now(),
    loader: ({ params }) => this.client.issuerRequests(params),
  });

  protected async answer(id: string, isRight: boolean, document: string, note: string): Promise<void> {
    const request = { isRight, document, note };
    if (await this.attempt.run(() => this.client.answerIssuer(id, request), id)) this.requests.reload();
  }
}
