import { ChangeDetectionStrategy, Component } from '@angular/core';
import { sentenceOf } from '@helan/contracts';

/** In the place of a form that needs a code, where the platform can send none: said before anything is filled in. */
@Component({
  selector: 'hl-no-codes-note',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<p class="card due" role="status">{{ sentence }}</p>`,
})
export class NoCodesNote {
  protected readonly sentence = sentenceOf('sms.not-configured');
}
