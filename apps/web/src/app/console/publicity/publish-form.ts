import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { reading } from '../../data/reading';
import { Attempt } from '../../data/attempt';
import { ProjectsClient } from '../../data/listing/projects-client';
import { SealingClient } from '../../data/listing/sealing-client';
import { ProblemBox } from '../../ui/problem-box';
import { Unread } from '../../ui/unread';

/** 批准并发布: once out a notice cannot be changed; where something will be sealed it names the three holders. */
@Component({
  selector: 'hl-publish-form',
  imports: [ProblemBox, Unread],
  providers: [Attempt],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (plan.value(); as plan) {
      <form (submit)="$event.preventDefault(); publish()">
        <p>公告一发布就不能改，只能发变更公告。公告期从今天起按工作日计算。</p>
        @if (plan.isSealed) {
          <p>
            这一宗有密封的价格，由下面三方各自的密钥来封，竞价结束后任意两方才能一起打开。公告写明三把公钥，发布时不再另做密钥。
          </p>
          <ul class="holders">
            @for (holder of plan.holders; track holder.part) {
              <li>
                {{ holder.fingerprint ? '✓' : '○' }} {{ holder.partName }}　{{ holder.name }}
                @if (holder.fingerprint; as fingerprint) {
                  <span class="small-print">指纹 {{ fingerprint.slice(0, 8) }}…</span>
                }
              </li>
            }
          </ul>
          @if (missing().length) {
            <p class="warm">{{ missing().join('、') }}还没有自己的密钥，请先到“我的密钥”生成。</p>
          }
        }
        <hl-problem-box [problem]="attempt.problem()" />
        <button type="submit" [disabled]="attempt.isBusy() || missing().length > 0">
          确定：批准并发布公告
        </button>
      </form>
    } @else if (plan.problem(); as problem) {
      <hl-unread [problem]="problem" (again)="plan.reload()" />
    } @else {
      <p class="muted">正在读……</p>
    }
  `,
  styles: `
    .holders {
      list-style: none;
      padding: 0;
    }
  `,
})
export class PublishForm {
  private readonly client = inject(SealingClient);
  private readonly projects = inject(ProjectsClient);
  protected readonly attempt = inject(Attempt);
  readonly projectId = input.required<string>();
  readonly done = output();
  protected readonly plan = reading({
    params: () => this.projectId(),
    loader: ({ params }) => this.client.holders(params),
  });
  /** Parts for whom nobody has a key of his own. */
  protected readonly missing = computed(() =>
    (this.plan.value()?.holders ?? [])
      .filter(({ fingerprint }) => fingerprint === null)
      .map(({ partName }) => partName),
  );

  protected async publish(): Promise<void> {
    const isDone = await this.attempt.run(() => this.projects.step(this.projectId(), 'publication', {}));
    if (isDone) this.done.emit();
  }
}
