import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { KEY_PARTS, type KeyPart } from '@helan/domain';
import { reading } from '../../data/reading';
import { Attempt } from '../../data/attempt';
import { ProjectsClient } from '../../data/listing/projects-client';
import { SealingClient } from '../../data/listing/sealing-client';
import { ProblemBox } from '../../ui/problem-box';
import { Unread } from '../../ui/unread';

/** 批准并发布: once out a notice cannot be changed; where something will be sealed its keys are made first. */
@Component({
  selector: 'hl-publish-form',
  imports: [ProblemBox, Unread],
  providers: [Attempt],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (ceremony.value(); as plan) {
      <form (submit)="$event.preventDefault(); publish()">
        <p>公告一发布就不能改，只能发变更公告。公告期从今天起按工作日计算。</p>
        @if (plan.rounds > 0) {
          <p>
            这一宗有密封的价格。发布前先在这台设备上生成密钥，分成三份交给下面三方保管，任意两份才能开启；密钥的指纹写进公告。
          </p>
          <ul class="holders">
            @for (holder of plan.holders; track holder.accountId + holder.part) {
              <li>{{ holder.publicKey ? '✓' : '○' }} {{ holder.partName }}　{{ holder.name }}</li>
            }
          </ul>
          @if (missing().length) {
            <p class="warm">{{ missing().join('、') }}还没有自己的密钥，请先到“我的密钥”生成。</p>
          }
        }
        <hl-problem-box [problem]="attempt.problem()" />
        <button type="submit" [disabled]="attempt.isBusy() || missing().length > 0">
          {{ plan.rounds > 0 ? '生成密钥，批准并发布' : '确定：批准并发布公告' }}
        </button>
      </form>
    } @else if (ceremony.problem(); as problem) {
      <hl-unread [problem]="problem" (again)="ceremony.reload()" />
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
  protected readonly ceremony = reading({
    params: () => this.projectId(),
    loader: ({ params }) => this.client.ceremony(params),
  });
  /** Parts for whom nobody has a key of his own. */
  protected readonly missing = computed(() => {
    const { rounds = 0, holders = [] } = this.ceremony.value() ?? {};
    if (rounds === 0) return [];
    return (Object.keys(KEY_PARTS) as KeyPart[])
      .filter((part) => !holders.some((holder) => holder.part === part && holder.publicKey))
      .map((part) => KEY_PARTS[part]);
  });

  protected async publish(): Promise<void> {
    const plan = this.ceremony.value()!;
    const isDone = await this.attempt.run(async () => {
      if (plan.rounds > 0) await this.client.makeKeys(this.projectId(), plan);
      await this.projects.step(this.projectId(), 'publication', {});
    });
    if (isDone) this.done.emit();
  }
}
