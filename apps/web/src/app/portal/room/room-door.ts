import { ChangeDetectionStrategy, Component, afterNextRender, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { BiddingClient } from '../../data/trading/bidding-client';
import { reading } from '../../data/reading';
import { Unread } from '../../ui/unread';
import { BiddingRoom } from './bidding-room';

/** Before the room: whether there is one. The room itself lives in the browser alone. */
@Component({
  selector: 'hl-room-door',
  imports: [BiddingRoom, RouterLink, Unread],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (room.value() && isAlive()) {
      <hl-bidding-room [id]="id()" />
    } @else if (room.problem(); as problem) {
      <div class="page narrow">
        <hl-unread [problem]="problem" (again)="room.reload()">
          <h1>竞价厅还没有开</h1>
          <p>这个标的还没有安排竞价，或者地址打错了。<a routerLink="/notices">看公告</a></p>
        </hl-unread>
      </div>
    } @else {
      <p class="page muted waiting">正在进入竞价厅……</p>
    }
  `,
  styles: `
    /* As high as what comes, so that the foot of the page stays below. */
    .waiting {
      min-height: 100dvh;
    }
  `,
})
export class RoomDoor {
  private readonly client = inject(BiddingClient);
  readonly id = input.required<string>();
  protected readonly room = reading({
    handOver: 'room',
    params: () => this.id(),
    loader: ({ params }) => this.client.room(params),
  });
  protected readonly isAlive = signal(false);

  constructor() {
    afterNextRender(() => this.isAlive.set(true));
  }
}
