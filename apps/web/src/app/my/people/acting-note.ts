import { ChangeDetectionStrategy, Component, booleanAttribute, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Session } from '../../data/session';

/** Above what is read in another's name: for whom, and that it is not one's own. */
@Component({
  selector: 'hl-acting-note',
  imports: [RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (session.account()?.acting; as acting) {
      <p class="card due" role="status">
        @if (acting.why; as why) {
          您代“{{ acting.partyName }}”办事的授权{{ why }}，现在不能代办。
        } @else if (isOwnPage() && !session.has('readOwnParty')) {
          您现在代“{{ acting.partyName }}”办事，这一页的资料只有“{{ acting.partyName }}”自己能看、能办。
        } @else {
          您现在代“{{ acting.partyName }}”办事，看到的、办的都是授权里写的。
        }
        <a routerLink="/my/acting">换成办自己的事</a>
      </p>
    }
  `,
})
export class ActingNote {
  protected readonly session = inject(Session);
  /** Of a page that is nobody's but the party's own. */
  readonly isOwnPage = input(false, { transform: booleanAttribute });
}
