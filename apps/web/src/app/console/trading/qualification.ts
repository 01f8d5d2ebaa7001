import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { reading } from '../../data/reading';
import { RegistrationsClient } from '../../data/trading/registrations-client';
import { Unread } from '../../ui/unread';
import { QualificationFile } from './qualification-file';

/** 资格审查: one file at a time, never a list, never a count. */
@Component({
  selector: 'hl-qualification',
  imports: [QualificationFile, Unread],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h1>资格审查</h1>
    <p class="lead">一次只看一份。公告期内谁也看不到有几个人报名（招标投标法 第二十二条）。</p>
    <!-- What was written about one applicant goes with his file. -->
    @for (file of files(); track file.id) {
      <hl-qualification-file [file]="file" (done)="next.reload()" />
    } @empty {
      @if (next.value()) {
        <p class="empty card">现在没有要审的报名。</p>
      } @else if (next.problem(); as problem) {
        <hl-unread [problem]="problem" (again)="next.reload()" />
      }
    }
  `,
})
export class Qualification {
  private readonly client = inject(RegistrationsClient);
  protected readonly next = reading({ loader: () => this.client.nextToQualify() });
  protected readonly files = computed(() => {
    const file = this.next.value()?.file;
    return file ? [file] : [];
  });
}
