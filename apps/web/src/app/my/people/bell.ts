import { ChangeDetectionStrategy, Component, afterNextRender, computed, effect, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { UnreadMessages } from '../../data/people/unread-messages';
import { Session } from '../../data/session';
import { bellCount, bellWords } from './bell-words';

/** The way to one's messages, and how many are unread: in the head of every page, the desk's too. */
@Component({
  selector: 'hl-bell',
  imports: [RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <a class="bell" routerLink="/my/messages" [attr.aria-label]="label()">
      <svg viewBox="0 0 24 24" width="22" height="22" aria-hidden="true">
        <path
          d="M12 3a6 6 0 0 0-6 6v4l-2 3h16l-2-3V9a6 6 0 0 0-6-6Zm-2 15a2 2 0 0 0 4 0"
          fill="none"
          stroke="currentColor"
          stroke-width="2"
          stroke-linejoin="round"
        />
      </svg>
      <span class="count" [class.none]="count() === 0" aria-hidden="true">{{ shown() }}</span>
    </a>
  `,
  styles: `
    .bell {
      display: inline-flex;
      align-items: center;
      justify-content: center;
      min-width: 2.75rem;
      min-height: 2.75rem;
      color: inherit;
      position: relative;
    }
    .count {
      position: absolute;
      top: 0;
      left: 1.4rem;
      min-width: 1.25rem;
      padding: 0 0.3rem;
      border-radius: 1rem;
      background: var(--danger);
      color: var(--paper);
      font-size: 0.75rem;
      line-height: 1.25rem;
      text-align: center;
      white-space: nowrap;
      font-variant-numeric: tabular-nums;
    }
    .none {
      visibility: hidden;
    }
  `,
})
export class Bell {
  private readonly unread = inject(UnreadMessages);
  private readonly session = inject(Session);
  protected readonly count = this.unread.count;
  protected readonly shown = computed(() => bellCount(this.count()));
  protected readonly label = computed(() => bellWords(this.count()));

  constructor() {
    afterNextRender(() => this.unread.watch());
    effect(() => {
      if (this.session.account()) void this.unread.ask();
    });
  }
}
