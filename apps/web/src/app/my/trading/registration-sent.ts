import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import type { RegistrationView } from '@helan/contracts';
import { registrationChecklist } from '../../ui/registration-checklist';
import { PaperFiles } from '../../ui/paper-files';
import { registrationFacts } from './registration-words';

/** What was sent with a registration, to be read by whoever sent it. */
@Component({
  selector: 'hl-registration-sent',
  imports: [PaperFiles],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <details class="card">
      <summary>看提交的报名和材料</summary>
      <dl class="facts">
        @for (fact of facts(); track fact.label) {
          <dt>{{ fact.label }}</dt>
          <dd class="words">{{ fact.value }}</dd>
        }
      </dl>
      <h2>材料</h2>
      <hl-paper-files [papers]="papers()" [path]="'registrations/' + registration().id + '/documents'" />
    </details>
  `,
  styles: `
    details {
      margin: 1.25rem 0;
    }
    .words {
      white-space: pre-wrap;
      overflow-wrap: anywhere;
    }
  `,
})
export class RegistrationSent {
  readonly registration = input.required<RegistrationView>();
  protected readonly facts = computed(() => registrationFacts(this.registration()));
  protected readonly papers = computed(() => {
    const registration = this.registration();
    const papers = registrationChecklist(registration, registration.form.claimGround !== '');
    return papers.filter(({ isRequired, files }) => isRequired || files.length > 0);
  });
}
