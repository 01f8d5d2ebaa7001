import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { REGISTRATION_PAPERS, isRegistrationPaper } from '@helan/domain';
import { reading } from '../../data/reading';
import { Attempt } from '../../data/attempt';
import { ProjectsClient } from '../../data/listing/projects-client';
import { RegistrationsClient } from '../../data/trading/registrations-client';
import { Field } from '../../ui/field';
import { MomentPipe } from '../../ui/moment.pipe';
import { ProblemBox } from '../../ui/problem-box';
import { Unread } from '../../ui/unread';

/** 提前查看: the supervisor looks at a lot's applicants before they are his task; he says why first, for a day. */
@Component({
  selector: 'hl-applicant-files',
  imports: [Field, MomentPipe, ProblemBox, RouterLink, Unread],
  providers: [Attempt],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <p>
      <a [routerLink]="['/console/projects', id()]">← {{ project.value()?.title ?? '项目' }}</a>
    </p>
    <h1>提前查看报名材料</h1>
    <p class="lead">
      报名人是谁、交了什么，平时办到的时候才看得到。确有需要提前看的，先写明理由；理由、时间和您的姓名记下，改不了也删不掉，监管部门负责人看得到。一天内有效。
    </p>
    @if (files.value(); as open) {
      <p class="card due one" role="status">
        可以看到 <b class="warm">{{ open.openUntil | moment }}</b>；打开过哪一份也会记下。
      </p>
      @for (file of open.files; track file.registrationId) {
        <article class="card one">
          <p class="row">
            <b>{{ file.applicantName }}</b>
            <span class="tag">{{ file.stateName }}</span>
          </p>
          <ul>
            @for (paper of file.documents; track paper.id) {
              <li>
                <a
                  [href]="'/api/registrations/' + file.registrationId + '/documents/' + paper.id"
                  target="_blank"
                  >{{ nameOf(paper.kind) }}</a
                >
                <span class="small-print">{{ paper.fileName }}　{{ paper.uploadedAt | moment }}</span>
              </li>
            } @empty {
              <li class="muted">没有附材料。</li>
            }
          </ul>
        </article>
      } @empty {
        <p class="empty card">还没有人报名。</p>
      }
    } @else if (mustSayWhy()) {
      <form class="card one" (submit)="$event.preventDefault(); open(why.value)">
        <hl-problem-box [problem]="attempt.problem()" />
        <hl-field
          for="why"
          label="为什么要提前看"
          hint="写明线索从哪里来、要核实什么，例如：信访件第 12 号，核实有没有冒名报名"
          [fault]="attempt.faultOf('reason')"
        >
          <textarea #why id="why" rows="3" maxlength="2000" required></textarea>
        </hl-field>
        <button type="submit" [disabled]="attempt.isBusy()">记下理由，开始查看</button>
      </form>
    } @else if (files.problem() ?? project.problem(); as problem) {
      <hl-unread [problem]="problem" (again)="again()">
        <p>没有找到这个标的。<a routerLink="/console">回今天</a></p>
      </hl-unread>
    } @else if (project.value()?.lotId === null) {
      <p class="empty card">这个项目还没有公告，没有人报名。</p>
    } @else {
      <p class="muted">正在打开……</p>
    }
  `,
  styles: `
    ul {
      padding-left: 1.25rem;
      margin: 0.5rem 0 0;
    }
  `,
})
export class ApplicantFiles {
  private readonly client = inject(RegistrationsClient);
  private readonly projects = inject(ProjectsClient);
  protected readonly attempt = inject(Attempt);
  readonly id = input.required<string>();
  protected readonly project = reading({
    params: () => this.id(),
    loader: ({ params }) => this.projects.show(params),
  });
  protected readonly files = reading({
    params: () => this.project.value()?.lotId ?? undefined,
    loader: ({ params }) => this.client.applicantFiles(params),
  });
  protected readonly mustSayWhy = computed(() => this.files.problem()?.code === 'registration.say-why');

  protected nameOf(kind: string): string {
    return isRegistrationPaper(kind) ? REGISTRATION_PAPERS[kind].name : kind;
  }

  protected again(): void {
    this.project.reload();
    this.files.reload();
  }

  protected async open(reason: string): Promise<void> {
    const lotId = this.project.value()?.lotId;
    if (lotId && (await this.attempt.run(() => this.client.openFiles(lotId, reason)))) this.files.reload();
  }
}
