import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import type { ProjectView } from '@helan/contracts';
import { paperChecklist } from '../../ui/paper-checklist';
import { PaperRows } from '../../ui/paper-rows';

/** The papers of an application, by its type, lister and answers. */
@Component({
  selector: 'hl-paper-list',
  imports: [PaperRows],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<hl-paper-rows
    [papers]="papers()"
    [path]="'projects/' + project().id + '/documents'"
    (changed)="changed.emit()"
  />`,
})
export class PaperList {
  readonly project = input.required<ProjectView>();
  readonly changed = output();
  protected readonly papers = computed(() => paperChecklist(this.project()));
}
