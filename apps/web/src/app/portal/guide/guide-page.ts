import { ChangeDetectionStrategy, Component, computed, effect, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { findPropertyType } from '@helan/domain';
import { PageStatus } from '../../data/page-status';
import { QuestionBox } from '../question-box';
import { typeGuide } from './type-guide';

/** Who may list, which papers, how long, what it costs, which law: drawn from the catalogue alone. */
@Component({
  selector: 'hl-guide-page',
  imports: [QuestionBox, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './guide-page.html',
})
export class GuidePage {
  readonly code = input.required<string>();
  protected readonly type = computed(() => findPropertyType(this.code()));
  protected readonly guide = computed(() => {
    const type = this.type();
    return type ? typeGuide(type) : null;
  });

  constructor() {
    const status = inject(PageStatus);
    effect(() => {
      if (!this.type()) status.take(404);
    });
  }

  protected print(): void {
    window.print();
  }
}
