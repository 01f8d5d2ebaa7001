import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import type { SocialReviewView } from '@helan/contracts';
import { REGISTRATION_PAPERS, REVIEW_POINTS, formatMu, isRegistrationPaper } from '@helan/domain';
import { reading } from '../../data/reading';
import { Attempt } from '../../data/attempt';
import { RegistrationsClient } from '../../data/trading/registrations-client';
import { TaskMark } from '../../data/task-mark';
import { Field } from '../../ui/field';
import { ListFrame } from '../../ui/list-frame';
import { MomentPipe } from '../../ui/moment.pipe';
import { ProblemBox } from '../../ui/problem-box';

/** 社会资本审查: whether a business may lease farmland, point by point, before it takes part. */
@Component({
  selector: 'hl-social-reviews',
  imports: [Field, ListFrame, MomentPipe, ProblemBox, TaskMark],
  providers: [Attempt],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h1>社会资本审查</h1>
    <p class="lead">
      企业等租赁农地，先审查土地用途、经营能力、产业规划，二十个工作日内作出决定（农村土地承包法
      第四十五条）。报名截止以后才看得到。
    </p>
    <hl-problem-box [problem]="attempt.problem()" />
    <hl-list-frame [list]="reviews" empty="现在没有要审查的。" (turn)="at.set($event)">
      @for (review of reviews.value()?.items; track review.registrationId) {
        <article class="card one" [hlTaskMark]="review.registrationId">
          <p class="row">
            <b>{{ review.applicantName }}</b>
            <span class="tag" [class.grey]="review.isApproved !== null">{{ stateOf(review) }}</span>
            @if (review.isOverdue) {
              <span class="tag warm">已超期</span>
            }
          </p>
          <dl class="facts">
            <dt>标的</dt>
            <dd>{{ review.lotTitle }}（{{ review.lotNo }}），{{ muOf(review) }} 亩</dd>
            <dt>报名人</dt>
            <dd>
              {{ review.applicantKindName }}　<span class="money">{{ review.idNumberMasked }}</span>
            </dd>
            <dt>拟用途</dt>
            <dd>{{ review.intendedUse }}</dd>
            <dt>经营能力</dt>
            <dd>{{ review.capability || '没有填' }}</dd>
            <dt>材料</dt>
            <dd>
              @for (file of review.documents; track file.id) {
                <a
                  [href]="'/api/registrations/' + review.registrationId + '/documents/' + file.id"
                  target="_blank"
                  >{{ nameOf(file.kind) }}</a><br />
              }
            </dd>
            @if (review.decidedAt; as decidedAt) {
              @for (opinion of review.opinions; track opinion.label) {
                <dt>{{ opinion.label }}</dt>
                <dd>{{ opinion.value }}</dd>
              }
              @if (review.documentNo) {
                <dt>文号</dt>
                <dd>{{ review.documentNo }}</dd>
              }
              <dt>决定</dt>
              <dd>{{ review.deciderName }}　{{ decidedAt | moment }}</dd>
            } @else if (review.dueAt; as dueAt) {
              <dt>最晚</dt>
              <dd class="warm">{{ dueAt | moment }}</dd>
            }
          </dl>
          @if (review.isMine) {
            <form #form (submit)="$event.preventDefault()">
              @for (point of points; track point.key) {
                <hl-field
                  [for]="point.key + review.registrationId"
                  [label]="point.label + '的意见'"
                  [fault]="attempt.faultOf('opinions.' + point.key, review.registrationId)"
                >
                  <textarea
                    [id]="point.key + review.registrationId"
                    [name]="point.key"
                    rows="2"
                    maxlength="2000"
                  ></textarea>
                </hl-field>
              }
              @if (review.needsDocument) {
                <hl-field
                  [for]="'no' + review.registrationId"
                  label="审查文件文号"
                  [fault]="attempt.faultOf('documentNo', review.registrationId)"
                >
                  <input [id]="'no' + review.registrationId" name="documentNo" maxlength="80" />
                </hl-field>
              }
              <div class="row">
                <button type="button" [disabled]="attempt.isBusy()" (click)="decide(review, form, true)">
                  审查通过
                </button>
                <button
                  type="button"
                  class="danger"
                  [disabled]="attempt.isBusy()"
                  (click)="decide(review, form, false)"
                >
                  审查不通过
                </button>
              </div>
            </form>
          }
        </article>
      }
    </hl-list-frame>
  `,
  styles: `
    form {
      margin-top: 1rem;
    }
  `,
})
export class SocialReviews {
  private readonly client = inject(RegistrationsClient);
  protected readonly attempt = inject(Attempt);
  protected readonly at = signal('');
  protected readonly reviews = reading({
    params: () => this.at(),
    loader: ({ params }) => this.client.socialReviews(params),
  });
  protected readonly points = Object.entries(REVIEW_POINTS).map(([key, label]) => ({ key, label }));

  protected stateOf({ isApproved, tierName }: SocialReviewView): string {
    if (isApproved === null) return `${tierName}，等决定`;
    return isApproved ? '已通过' : '没有通过';
  }

  protected nameOf(kind: string): string {
    return isRegistrationPaper(kind) ? REGISTRATION_PAPERS[kind].name : kind;
  }

  protected muOf({ mu }: SocialReviewView): string {
    return formatMu(BigInt(mu));
  }

  protected async decide(
    review: SocialReviewView,
    form: HTMLFormElement,
    isApproved: boolean,
  ): Promise<void> {
    const text = (name: string) =>
      (form.elements.namedItem(name) as HTMLInputElement | HTMLTextAreaElement | null)?.value ?? '';
    const opinions = { landUse: text('landUse'), capability: text('capability'), plan: text('plan') };
    const decision = { isApproved, opinions, documentNo: text('documentNo') };
    const { registrationId } = review;
    if (await this.attempt.run(() => this.client.decideReview(registrationId, decision), registrationId))
      this.reviews.reload();
  }
}
