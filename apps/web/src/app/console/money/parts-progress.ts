import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import type { InParts } from './in-parts';

/** How far an act over many has gone, and how many of them were not done. */
@Component({
  selector: 'hl-parts-progress',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div aria-live="polite">
      @if (parts().progress(); as sent) {
        @if (sent.done < sent.all) {
          <p>
            <progress [value]="sent.done" [max]="sent.all"></progress> 已办 {{ sent.done }}／{{ sent.all }} 笔
          </p>
        } @else {
          <p class="done">
            复核了 {{ sent.confirmed }} 笔{{
              parts().failed().size > 0 ? '，没有复核 ' + parts().failed().size + ' 笔，原因写在各行' : ''
            }}。
          </p>
        }
      }
    </div>
  `,
})
export class PartsProgress {
  readonly parts = input.required<InParts>();
}
