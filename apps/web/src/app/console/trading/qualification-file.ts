import { ChangeDetectionStrategy, Component, inject, input, output, signal } from '@angular/core';
import type { QualificationView } from '@helan/contracts';
import {
  APPLICANT_RELATIONS,
  CLAIM_GROUNDS,
  REGISTRATION_PAPERS,
  RISK_LEVELS,
  isRegistrationPaper,
} from '@helan/domain';
import { Attempt } from '../../data/attempt';
import { RegistrationsClient } from '../../data/trading/registrations-client';
import { CreditList } from '../../ui/credit-list';
import { Field } from '../../ui/field';
import { MomentPipe } from '../../ui/moment.pipe';
import { ProblemBox } from '../../ui/problem-box';

/** One file in hand: what it says, and what is decided on it. Each file has a card of its own, empty when it begins. */
@Component({
  selector: 'hl-qualification-file',
  imports: [CreditList, Field, MomentPipe, ProblemBox],
  providers: [Attempt],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <hl-problem-box [problem]="attempt.problem()" />
    <article class="card">
      <dl class="facts">
        <dt>标的</dt>
        <dd>{{ file().lotTitle }}（{{ file().lotNo }}）</dd>
        <dt>报名人</dt>
        <dd>{{ file().applicantName }}（{{ file().applicantKindName }}）　{{ file().villageName }}</dd>
        <dt>证件号码</dt>
        <dd>{{ file().idNumberMasked }}</dd>
        <dt>拟用途</dt>
        <dd>{{ file().form.intendedUse }}</dd>
        <dt>经营能力</dt>
        <dd>{{ file().form.capability || '没有填' }}</dd>
        @if (file().partners.length) {
          <dt>联合受让</dt>
          <dd>
            @for (partner of file().partners; track $index) {
              {{ partner.name }}（{{ partner.kindName }}，{{ partner.idNumberMasked }}）{{
                partner.share
              }}%<br />
            }
            报名人 {{ file().form.ownShare }}%
          </dd>
        }
        <dt>材料</dt>
        <dd>
          @for (paper of file().documents; track paper.id) {
            <a [href]="'/api/registrations/' + file().id + '/documents/' + paper.id" target="_blank">{{
              nameOf(paper.kind)
            }}</a><br />
          } @empty {
            没有附材料
          }
        </dd>
        @if (file().form.claimGround; as ground) {
          <dt>主张优先权</dt>
          <dd>
            {{ grounds[ground].name }}<br /><span class="small-print"
              >{{ grounds[ground].source }}；村里{{
                file().isConfirmedMember ? '已确认是本集体成员' : '没有确认过是本集体成员'
              }}</span
            >
            @if (file().tenant; as tenant) {
              <br />申请里写的现承租人：{{ tenant.name }}（{{ tenant.stance }}）
            }
          </dd>
        }
        <dt>关系申报</dt>
        <dd>{{ relations[file().form.relation] }}</dd>
        <dt>登记比对</dt>
        <dd>
          @for (note of file().relations; track note.sentence) {
            <span class="tag" [class.warm]="note.level === 'RED'" [class.grey]="note.level !== 'RED'">{{
              levels[note.level]
            }}</span>
            {{ note.sentence }}<br />
          } @empty {
            {{
              file().isRegistrationClosed
                ? '没有发现和转出方、其他报名人是同一人或者同一户'
                : '没有发现和转出方是同一人或者同一户；和其他报名人的比对，报名截止以后才看得到'
            }}
          }
        </dd>
        <dt>信用记录</dt>
        <dd><hl-credit-list [events]="file().credit" /></dd>
        <dt>报名时间</dt>
        <dd>{{ file().submittedAt | moment }}</dd>
        <dt>最晚</dt>
        <dd>
          {{ file().dueAt | moment }}
          @if (file().isOverdue) {
            <span class="tag warm">已超期</span>
          }
        </dd>
      </dl>
      @if (file().form.claimGround) {
        <fieldset [attr.aria-invalid]="attempt.faultOf('isClaimUpheld') ? true : null">
          <legend>优先权（单独审查，不成立也不影响资格）</legend>
          <label class="check"
            ><input
              type="radio"
              name="claim"
              [checked]="isClaimUpheld() === true"
              (change)="isClaimUpheld.set(true)"
            />成立</label
          >
          <label class="check"
            ><input
              type="radio"
              name="claim"
              [checked]="isClaimUpheld() === false"
              (change)="isClaimUpheld.set(false)"
            />不成立</label
          >
          @if (attempt.faultOf('isClaimUpheld'); as fault) {
            <p class="fault">{{ fault }}</p>
          }
          @if (isClaimUpheld() === false) {
            <hl-field
              for="claim-reason"
              label="不成立的原因（报名人看得到）"
              [fault]="attempt.faultOf('claimReason')"
            >
              <textarea
                #claimReason
                id="claim-reason"
                rows="2"
                maxlength="2000"
                (input)="claimText.set(claimReason.value)"
              ></textarea>
            </hl-field>
          }
        </fieldset>
      }
      <hl-field
        class="apart"
        for="reason"
        label="意见（不合格时必填，报名人看得到）"
        [fault]="attempt.faultOf('reason')"
      >
        <textarea #reason id="reason" rows="2" maxlength="2000"></textarea>
      </hl-field>
      <div class="row">
        <button type="button" [disabled]="attempt.isBusy()" (click)="decide(true, reason.value)">合格</button>
        <button
          type="button"
          class="danger"
          [disabled]="attempt.isBusy()"
          (click)="decide(false, reason.value)"
        >
          不合格
        </button>
      </div>
      <details class="apart">
        <summary>材料不全，要求补正</summary>
        <form (submit)="$event.preventDefault(); askCorrection(items.value)">
          <hl-field
            for="items"
            label="要补正什么"
            hint="一行一项，一次说全。报名人在补正期限内再提交，过了按不合格处理。"
            [fault]="attempt.faultOf('items')"
          >
            <textarea #items id="items" rows="4" maxlength="4000" required></textarea>
          </hl-field>
          <button type="submit" class="second" [disabled]="attempt.isBusy()">发给报名人</button>
        </form>
      </details>
    </article>
  `,
  styles: `
    .apart {
      display: block;
      margin-top: 1.25rem;
    }
  `,
})
export class QualificationFile {
  private readonly client = inject(RegistrationsClient);
  protected readonly attempt = inject(Attempt);
  readonly file = input.required<QualificationView>();
  readonly done = output();

  protected readonly grounds = CLAIM_GROUNDS;
  protected readonly relations = APPLICANT_RELATIONS;
  protected readonly levels = RISK_LEVELS;
  protected readonly isClaimUpheld = signal<boolean | null>(null);
  protected readonly claimText = signal('');

  protected nameOf(kind: string): string {
    return isRegistrationPaper(kind) ? REGISTRATION_PAPERS[kind].name : kind;
  }

  protected async askCorrection(text: string): Promise<void> {
    const items = text
      .split('\n')
      .map((item) => item.trim())
      .filter(Boolean);
    if (await this.attempt.run(() => this.client.askCorrection(this.file().id, items))) this.done.emit();
  }

  protected async decide(isQualified: boolean, reason: string): Promise<void> {
    const upheld = this.isClaimUpheld();
    const claim = upheld === null ? {} : { isClaimUpheld: upheld, claimReason: this.claimText() };
    const decision = { isQualified, reason, ...claim };
    if (await this.attempt.run(() => this.client.decide(this.file().id, decision))) this.done.emit();
  }
}
