import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { NoticeView } from '@helan/contracts';
import { endingOf, replacementOf } from './notice-standing';

/** Above a notice: what stands in its place, what stopped its lot, and the listings before and after. */
@Component({
  selector: 'hl-notice-notes',
  imports: [RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (replacement(); as link) {
      <p class="card replaced">
        这份公告已经变更，以
        <a [routerLink]="['/notices', link.id]">{{ link.kindName }} {{ link.no }}</a>
        为准。
      </p>
    }
    @if (ending(); as link) {
      <p class="card replaced" role="status">
        {{
          notice().lotState === 'SUSPENDED' ? '已中止，期限停算，恢复时另行公告' : notice().lotStateName
        }}，见 <a [routerLink]="['/notices', link.id]">{{ link.kindName }} {{ link.no }}</a
        >。
      </p>
    }
    @if (notice().relistedFrom; as link) {
      <p class="card">
        再次挂牌：上次是 <a [routerLink]="['/notices', link.noticeId]">{{ link.lotNo }}</a>，已流标。
      </p>
    }
    @if (notice().relistedAs; as link) {
      <p class="card">
        这个标的已流标，又再次挂牌：<a [routerLink]="['/notices', link.noticeId]">{{ link.lotNo }}</a
        >。
      </p>
    }
  `,
  styles: `
    .replaced {
      border-color: var(--warm);
      background: var(--warm-soft);
    }
  `,
})
export class NoticeNotes {
  readonly notice = input.required<NoticeView>();

  protected readonly replacement = computed(() => replacementOf(this.notice()));
  protected readonly ending = computed(() => endingOf(this.notice()));
}
