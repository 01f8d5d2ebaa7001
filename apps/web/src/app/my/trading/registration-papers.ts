import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import type { RegistrationView } from '@helan/contracts';
import { registrationChecklist } from '../../ui/registration-checklist';
import { PaperRows } from '../../ui/paper-rows';

/** Papers that come with a registration: those a review asks for, and whatever else proves that one is fit. */
@Component({
  selector: 'hl-registration-papers',
  imports: [PaperRows],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<hl-paper-rows
    [papers]="papers()"
    [path]="'registrations/' + registration().id + '/documents'"
    (changed)="changed.emit()"
  />`,
})
export class RegistrationPapers {
  readonly registration = input.required<RegistrationView>();
  readonly hasClaim = input.required<boolean>();
  readonly changed = output();
  protected readonly papers = computed(() => registrationChecklist(this.registration(), this.hasClaim()));
}
