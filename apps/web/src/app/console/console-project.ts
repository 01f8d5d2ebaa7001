import { ChangeDetectionStrategy, Component, computed, inject, input, resource } from '@angular/core';
import { RouterLink } from '@angular/router';
import { getPropertyType } from '@helan/domain';
import { ProjectsClient } from '../data/projects-client';
import { HistoryList } from '../ui/history-list';
import { MomentPipe } from '../ui/moment.pipe';
import { ProgressRail } from '../ui/progress-rail';
import { ActionPanel } from './action-panel';
import { applicationFacts } from './application-facts';

/** A project on a clerk's desk: rail, facts beside their papers, what may be done next, and its history. */
@Component({
  selector: 'hl-console-project',
  imports: [RouterLink, ActionPanel, HistoryList, MomentPipe, ProgressRail],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './console-project.html',
  styleUrl: './console-project.css',
})
export class ConsoleProject {
  private readonly client = inject(ProjectsClient);
  readonly id = input.required<string>();
  protected readonly project = resource({
    params: () => this.id(),
    loader: ({ params }) => this.client.show(params),
  });

  protected readonly facts = computed(() => applicationFacts(this.project.value()?.application ?? {}));

  protected readonly papers = computed(() => {
    const project = this.project.value();
    if (!project) return [];
    const known = getPropertyType(project.typeCode).documents.map((paper) => ({
      kind: paper.kind,
      name: paper.name,
      isRequired: paper.isRequired,
    }));
    return [...known, { kind: 'SITE_PHOTO', name: '现场照片', isRequired: true }].map((paper) => ({
      ...paper,
      files: project.documents.filter((document) => document.kind === paper.kind),
    }));
  });
}
