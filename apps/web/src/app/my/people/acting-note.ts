import { ChangeDetectionStrategy, Component, booleanAttribute, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Session } from '../../data/session';

/** Why whoever acts for another finds nothing here: his mandate does not count now, or the page is the other's own. */
@Component({
  selector: 'hl-acting-note',
  imports: [RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (session.account()?.acting; as acting) {
      @if (acting.why; as why) {
        <p class="card due" role="status">
          您代“{{ session.account()?.actingFor }}”办事的授权{{ why }}，现在不能代办。
          <a routerLink="/my/acting">换成办自己的事</a>
        </p>
      } @else if (isOwnPage() && !session.has('readOwnParty')) {
        <p class="card due" role="status">
          这里的资料是“{{
            session.account()?.actingFor
          }}”自己的，由本人看、本人办。要看自己的，请换成办自己的事。
          <a routerLink="/my/acting">去换</a>
        </p>
      }
    }
  `,
})
export class ActingNote {
  protected readonly session = inject(Session);
  /** Of a page that is nobody's but the party's own. */
  readonly isOwnPage = input(false, { transform: booleanAttribute });
}
