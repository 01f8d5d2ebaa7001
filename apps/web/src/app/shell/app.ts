import { isPlatformServer } from '@angular/common';
import {
  ApplicationRef,
  ChangeDetectionStrategy,
  Component,
  DOCUMENT,
  PLATFORM_ID,
  afterNextRender,
  computed,
  effect,
  inject,
  signal,
} from '@angular/core';
import { RouterLink, RouterLinkActive, RouterOutlet } from '@angular/router';
import { Connection } from '../data/connection';
import { Leaving } from '../data/people/leaving';
import { PushKeeper } from '../data/people/push-keeper';
import { PLATFORM_MODE } from '../data/platform-mode';
import { NoticesClient } from '../data/publicity/notices-client';
import { reading } from '../data/reading';
import { Session } from '../data/session';
import { TypedControls } from '../data/typed-controls';
import { Bell } from '../my/people/bell';
import { KeptTextsNote } from './kept-texts-note';
import { LargePrint } from './large-print';
import { LoadingBar } from './loading-bar';

@Component({
  selector: 'hl-root',
  imports: [Bell, KeptTextsNote, LoadingBar, RouterOutlet, RouterLink, RouterLinkActive],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './app.html',
  styleUrl: './app.css',
})
export class App {
  protected readonly session = inject(Session);
  protected readonly connection = inject(Connection);
  protected readonly largePrint = inject(LargePrint);
  protected readonly isDemo = inject(PLATFORM_MODE) === 'demo';
  protected readonly leaving = inject(Leaving);
  /** Whether there is a page above the foot: one that the browser makes itself would push it away. */
  protected readonly isDrawn = signal(
    isPlatformServer(inject(PLATFORM_ID)) || inject(DOCUMENT).querySelector('hl-root > footer') !== null,
  );
  private readonly notices = inject(NoticesClient);
  protected readonly center = reading({ handOver: 'center', loader: () => this.notices.center() });

  constructor() {
    afterNextRender(() => void this.session.load());
    // What is typed at once counts as well.
    const typed = inject(TypedControls);
    afterNextRender(() => typed.listen());
    const push = inject(PushKeeper);
    const who = computed(() => this.session.account()?.id);
    effect(() => {
      const id = who();
      if (id) void push.come(id);
    });
    const page = inject(ApplicationRef);
    afterNextRender(() => void page.whenStable().then(() => this.comeAlive()));
  }

  private comeAlive(): void {
    this.isDrawn.set(true);
    sendWaitingForms();
  }
}
