import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { ActionView } from '@helan/contracts';
import { ProjectsClient } from '../../data/listing/projects-client';
import { reading } from '../../data/reading';
import { Session } from '../../data/session';
import { MomentPipe } from '../../ui/moment.pipe';
import { Unread } from '../../ui/unread';

/** A lot whose next step is kept back; other than before as soon as it has moved, or been read anew. */
export interface HeldLot {
  readonly lotId: string | null;
  readonly actions: readonly ActionView[];
}

/** 暂缓: told before anybody presses: which step, why, until when, and who can end it. */
@Component({
  selector: 'hl-hold-note',
  imports: [MomentPipe, RouterLink, Unread],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (hold.value()?.paperGaps; as sentence) {
      <section class="card due" role="status">
        <h2>成交确认书还没有出具</h2>
        <p>{{ sentence }}</p>
        <p>成交结果不变；能印了，平台会在一小时内接着办。</p>
      </section>
    }
    @if (hold.value()?.hold; as hold) {
      <section class="card due" role="status">
        <h2>{{ names() ? '“' + names() + '”暂缓' : '下一步暂缓' }}</h2>
        @if (hold.until; as until) {
          <p>
            最迟暂缓到 <b class="warm">{{ until | moment }}</b>，保证金照常。
          </p>
        } @else {
          <p>从可以办的时候起，最多再暂缓 {{ hold.workingDays }} 个工作日，保证金照常。</p>
        }
        @if (hold.name) {
          <p>有一条红色风险提示还在核查：{{ hold.name }}。</p>
        } @else {
          <p>监管部门正在核查一个情况，下一步要等一等，您不用做什么。</p>
        }
        @if (session.has('releaseHold')) {
          <p>
            {{ hold.isOfPlatform ? '在' : '在本页或者'
            }}<a routerLink="/console/risks">风险提示</a
            >里，登记核查结论，或者写明理由书面放行，马上可以接着办。到时没有答复的，报您的上级，项目接着办。
          </p>
        } @else {
          <p>监管人员核查完，或者书面放行，马上可以办；到时没有答复的，报他的上级，也接着办。</p>
        }
      </section>
    } @else if (hold.value()?.released; as released) {
      <p class="small-print" role="note">
        @if (released.name) {
          曾因“{{ released.name }}”暂缓，{{ released.releasedAt | moment }} 由{{
            released.releaserName
          }}书面放行（{{ released.reason }}），现在可以接着办。核查没有停，不影响这一步。
        } @else {
          监管部门核查的暂缓已于 {{ released.releasedAt | moment }} 解除，接着办，您不用做什么。
        }
      </p>
    } @else if (hold.problem(); as problem) {
      <hl-unread [problem]="problem" (again)="hold.reload()">没有读到是不是暂缓。</hl-unread>
    }
  `,
  styles: `
    h2 {
      margin-top: 0;
    }
    section {
      margin-bottom: 1rem;
    }
  `,
})
export class HoldNote {
  private readonly client = inject(ProjectsClient);
  protected readonly session = inject(Session);
  readonly lot = input.required<HeldLot>();
  protected readonly hold = reading({
    params: () => (this.lot().lotId === null ? undefined : this.lot()),
    loader: ({ params }) => this.client.hold(params.lotId!),
  });
  /** Of the steps that are this reader's. */
  protected readonly names = computed(() => {
    const steps = this.hold.value()?.hold?.steps ?? [];
    return this.lot()
      .actions.filter(({ action }) => steps.includes(action))
      .map(({ label }) => label)
      .join('”“');
  });
}
