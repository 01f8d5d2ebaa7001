import { ChangeDetectionStrategy, Component, inject, input, output } from '@angular/core';
import { Attempt } from '../../data/attempt';
import { ProjectsClient } from '../../data/listing/projects-client';
import { Field } from '../../ui/field';
import { ProblemBox } from '../../ui/problem-box';

/** The supervisor lets a purchase beyond the ceiling in, or a long lease of land, with reason and document. */
@Component({
  selector: 'hl-permit-form',
  imports: [Field, ProblemBox],
  providers: [Attempt],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <section class="card">
      <h2>{{ title() }}</h2>
      <form (submit)="$event.preventDefault(); permit(reason.value, documentNo.value)">
        <hl-problem-box [problem]="attempt.problem()" />
        <hl-field for="permit-reason" label="同意的理由" [fault]="attempt.faultOf('reason')">
          <textarea #reason id="permit-reason" rows="2" maxlength="2000" required></textarea>
        </hl-field>
        <hl-field for="permit-document" label="文号" [fault]="attempt.faultOf('documentNo')">
          <input #documentNo id="permit-document" maxlength="80" required />
        </hl-field>
        <button type="submit" [disabled]="attempt.isBusy()">{{ consent() }}</button>
      </form>
    </section>
  `,
})
export class PermitForm {
  private readonly client = inject(ProjectsClient);
  protected readonly attempt = inject(Attempt);
  readonly projectId = input.required<string>();
  readonly title = input('超出采购品种范围，请监管部门决定');
  readonly consent = input('同意在本平台采购');
  readonly done = output();

  protected async permit(reason: string, documentNo: string): Promise<void> {
    const body = { reason, documentNo };
    if (await this.attempt.run(() => this.client.step(this.projectId(), 'purchase-permission', body)))
      this.done.emit();
  }
}
