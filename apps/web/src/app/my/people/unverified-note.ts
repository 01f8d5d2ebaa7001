import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { PartyView } from '@helan/contracts';
import { Session } from '../../data/session';

/** Whoever is registered and not verified learns it before he fills in what he cannot hand in. */
@Component({
  selector: 'hl-unverified-note',
  imports: [RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (isUnverified()) {
      <p class="card due" role="status">
        您登记的身份还没有核验：现在可以写草稿、提问，不能提交申请、报名、出价和签字。
        <a routerLink="/my/party">去核验</a>
      </p>
    }
  `,
})
export class UnverifiedNote {
  private readonly session = inject(Session);
  readonly party = input.required<Pick<PartyView, 'verifiedAt'> | null | undefined>();
  /** Of whom he acts for the other learns it himself. */
  protected readonly isUnverified = computed(
    () => !this.session.account()?.acting && this.party()?.verifiedAt === null,
  );
}
