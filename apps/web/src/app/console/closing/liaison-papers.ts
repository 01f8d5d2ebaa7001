import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import type { MandateToSeeView } from '@helan/contracts';
import { Attempt } from '../../data/attempt';
import { TaskMark } from '../../data/task-mark';
import { ListFrame } from '../../ui/list-frame';
import { MomentPipe } from '../../ui/moment.pipe';
import { ProblemBox } from '../../ui/problem-box';
import { LiaisonPapersClient } from './liaison-papers-client';
import { PapersToSee } from './papers-to-see';
import { SeenOrNot } from './seen-or-not';

/** 代办核对: mandates and signed papers that a liaison has handed in; they count once a second person has seen them. */
@Component({
  selector: 'hl-liaison-papers',
  imports: [ListFrame, MomentPipe, ProblemBox, SeenOrNot, TaskMark],
  providers: [Attempt],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h1>代办核对</h1>
    <p class="lead">
      联络员代农户交来的委托书和签字件，要由另一个人看过才算数：是不是本人签字按手印，是不是这份文件、这件事。
    </p>
    <hl-problem-box [problem]="attempt.problem()" />
    <h2>书面委托</h2>
    <hl-list-frame
      [list]="papers.mandates"
      empty="没有等核对的委托书。"
      (turn)="papers.mandateAt.set($event)"
    >
      @for (one of papers.mandates.value()?.items; track one.projectId) {
        <section class="card" [hlTaskMark]="one.projectId">
          <p>
            <b>{{ one.mandatorName }}</b> 委托 {{ one.filedBy }}：{{ one.title }}
          </p>
          @for (document of one.documents; track document.documentId) {
            <p>
              <a
                [href]="'/api/projects/' + one.projectId + '/documents/' + document.documentId"
                target="_blank"
                >看委托书</a
              >
            </p>
          }
          @if (one.isOwn) {
            <p class="small-print">这是您自己代办的，要由别人核对。</p>
          } @else {
            <hl-seen-or-not
              [for]="one.projectId"
              [attempt]="attempt"
              (seen)="seeMandate(one, true, '')"
              (refused)="seeMandate(one, false, $event)"
            />
          }
        </section>
      }
    </hl-list-frame>
    <h2>签字件</h2>
    <hl-list-frame [list]="papers.scans" empty="没有等核对的签字件。" (turn)="papers.scanAt.set($event)">
      @for (one of papers.scans.value()?.items; track one.id) {
        <section class="card" [hlTaskMark]="one.id">
          <p>
            <b>{{ one.signerName }}</b> 签的{{ one.kindName }}（{{ one.paperNo }}）：{{ one.title }}
          </p>
          <p class="small-print">{{ one.handedInBy }} {{ one.handedInAt | moment }} 交来</p>
          <p>
            <a [href]="'/api/projects/' + one.projectId + '/documents/' + one.documentId" target="_blank"
              >看签字件</a
            >
          </p>
          @if (one.isOwn) {
            <p class="small-print">这是您自己交来的，要由别人核对。</p>
          } @else {
            <hl-seen-or-not
              [for]="one.id"
              [attempt]="attempt"
              (seen)="seeScan(one.id, true, '')"
              (refused)="seeScan(one.id, false, $event)"
            />
          }
        </section>
      }
    </hl-list-frame>
  `,
})
export class LiaisonPapers {
  private readonly client = inject(LiaisonPapersClient);
  protected readonly attempt = inject(Attempt);
  protected readonly papers = inject(PapersToSee);

  constructor() {
    this.papers.reload();
  }

  /** Where another paper lies there by now, the list shows it, and what was pressed does not count for it. */
  protected async seeMandate(
    { projectId, documents }: MandateToSeeView,
    isSound: boolean,
    reason: string,
  ): Promise<void> {
    const papers = [...documents];
    const isDone = await this.attempt.run(
      () => this.client.seeMandate(projectId, { isSound, reason, papers }),
      projectId,
    );
    if (isDone || this.attempt.problem()?.code === 'mandate.changed') this.papers.mandates.reload();
  }

  protected async seeScan(id: string, isSound: boolean, reason: string): Promise<void> {
    if (await this.attempt.run(() => this.client.seeScan(id, { isSound, reason }), id))
      this.papers.scans.reload();
  }
}
