import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { OpenedReserveView } from '@helan/contracts';
import { reading } from '../../data/reading';
import { Attempt } from '../../data/attempt';
import { ProjectsClient } from '../../data/listing/projects-client';
import { SealingClient } from '../../data/listing/sealing-client';
import { Field } from '../../ui/field';
import { ProblemBox } from '../../ui/problem-box';
import { Unread } from '../../ui/unread';
import { YuanPipe } from '../../ui/yuan.pipe';

/** 没有达到的保留价: it stays closed; the supervisor alone opens it, says why first, and is written down. */
@Component({
  selector: 'hl-opened-reserve',
  imports: [Field, ProblemBox, RouterLink, Unread, YuanPipe],
  providers: [Attempt],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <p>
      <a [routerLink]="['/console/projects', id()]">← {{ project.value()?.title ?? '项目' }}</a>
    </p>
    <h1>打开没有达到的保留价</h1>
    <p class="lead">
      没有达到的保留价不公布，竞价记录只留它的指纹。确有需要核对的，先写明理由；理由、时间和您的姓名记下，改不了也删不掉。
    </p>
    @if (opened(); as reserve) {
      <section class="card one" role="status">
        @if (reserve.amountFen; as amount) {
          <p>
            保留价 <b class="money">{{ amount | yuan: reserve.scale }}</b> {{ reserve.unit }}
          </p>
        } @else {
          <p>封存的保留价打不开，或者不是有效的金额，不算设过保留价。</p>
        }
        <p class="small-print">不要转告他人：再次挂牌时，转出方还可能用它。</p>
      </section>
    } @else if (lotId(); as lot) {
      <form class="card one" (submit)="$event.preventDefault(); open(lot, why.value)">
        <hl-problem-box [problem]="attempt.problem()" />
        <hl-field
          for="why"
          label="为什么要打开"
          hint="写明线索从哪里来、要核实什么，例如：竞买人投诉第 3 号，核对是不是真的没有达到"
          [fault]="attempt.faultOf('reason')"
        >
          <textarea #why id="why" rows="3" maxlength="2000" required></textarea>
        </hl-field>
        <button type="submit" [disabled]="attempt.isBusy()">记下理由，打开</button>
      </form>
    } @else if (project.problem(); as problem) {
      <hl-unread [problem]="problem" (again)="project.reload()">
        <p>没有找到这个标的。<a routerLink="/console">回今天</a></p>
      </hl-unread>
    } @else {
      <p class="muted">正在打开……</p>
    }
  `,
})
export class OpenedReserve {
  private readonly client = inject(SealingClient);
  private readonly projects = inject(ProjectsClient);
  protected readonly attempt = inject(Attempt);
  readonly id = input.required<string>();
  protected readonly project = reading({
    params: () => this.id(),
    loader: ({ params }) => this.projects.show(params),
  });
  protected readonly lotId = computed(() => this.project.value()?.lotId ?? null);
  protected readonly opened = signal<OpenedReserveView | null>(null);

  protected async open(lotId: string, reason: string): Promise<void> {
    await this.attempt.run(async () => this.opened.set(await this.client.openReserve(lotId, reason)));
  }
}
