import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { reading } from '../../data/reading';
import { Session } from '../../data/session';
import { StandInsClient } from './stand-ins-client';

/** Told to whoever looks after another's desk: whose, on which days, and what that means for him. */
@Component({
  selector: 'hl-own-desks',
  imports: [RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @for (desk of desks(); track desk.id) {
      <p class="card desk" role="note">
        <b class="warm">{{ desk.isActive ? '您正在代办' : '请您代办' }}：</b>{{ desk.absentName }}（{{
          desk.roleNames
        }}），{{ desk.from }} 至 {{ desk.until }}。
        @if (desk.isUnconfirmed) {
          这是接着代办，要另一位负责人确认以后才开始，现在还不能办。
        } @else if (desk.isActive) {
          他的事也列在下面，请按期限办；您办的每一步都写明代他。
        } @else {
          到那天他的事会列在您这里，请先向他问清手上的事。
        }
        <a routerLink="/console/stand-ins">看交接</a>
      </p>
    }
  `,
  styles: `
    .desk {
      border-color: var(--warm);
    }
  `,
})
export class OwnDesks {
  private readonly client = inject(StandInsClient);
  private readonly session = inject(Session);
  private readonly standIns = reading({
    params: () => this.session.has('readOwnStandIns') || undefined,
    loader: () => this.client.own(),
  });
  protected readonly desks = computed(() =>
    (this.standIns.value() ?? []).filter(
      ({ isMine, isActive, isAhead, isUnconfirmed }) => isMine && (isActive || isAhead || isUnconfirmed),
    ),
  );
}
