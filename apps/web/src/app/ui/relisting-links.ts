import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import type { RelistingView } from '@helan/contracts';

/** The listing that failed before, and the one that came after. */
@Component({
  selector: 'hl-relisting-links',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (relisting().from; as from) {
      <p class="card">
        再次挂牌：上次是 <a [href]="base() + from.projectId">{{ from.lotNo }}</a>，已流标。
      </p>
    }
    @if (relisting().to; as to) {
      <p class="card">
        已再次挂牌：<a [href]="base() + to.projectId">{{ to.no ?? to.title }}</a
        >。
      </p>
    }
  `,
})
export class RelistingLinks {
  readonly relisting = input.required<RelistingView>();
  /** Before the id of a project: `/my/projects/` or `/console/projects/`. */
  readonly base = input.required<string>();
}
