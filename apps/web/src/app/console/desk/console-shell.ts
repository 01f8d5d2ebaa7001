import {
  ChangeDetectionStrategy,
  Component,
  ViewEncapsulation,
  computed,
  effect,
  inject,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { NavigationEnd, Router, RouterLink, RouterLinkActive, RouterOutlet } from '@angular/router';
import { ROLES } from '@helan/contracts';
import { filter, map } from 'rxjs';
import { Deeds } from '../../data/deeds';
import { Leaving } from '../../data/people/leaving';
import { DeskClient } from '../../data/oversight/desk-client';
import { PLATFORM_MODE } from '../../data/platform-mode';
import { reading } from '../../data/reading';
import { Session } from '../../data/session';
import { Bell } from '../../my/people/bell';
import { countShown } from '../../ui/count-in-words';
import { TaskHere } from '../../data/task-here';
import { PapersToSee } from '../closing/papers-to-see';
import { TABS } from './console-tabs';
import { type DeskDeed, deedOf } from './desk-keys';
import { DeskDeeds } from './desk-deeds';
import { DeskSearch } from './desk-search';
import { countAloud, navigationOf } from './navigation';
import { NotStaff } from './not-staff';
import { Rounds } from './rounds';
import { TaskBar } from './task-bar';

/** What waits may be another's deed: it is counted anew so often. */
const COUNT_AGAIN_MS = 60_000;
const HAS_OWN_KEYS = 'input, select, textarea, [contenteditable], [role="dialog"], [role="listbox"], dialog';
/** What Enter presses by itself. */
const PRESSED = 'a, button, summary, label';

/** The staff's own frame: what waits where, one search over everything, the page, and the way from task to task. */
@Component({
  selector: 'hl-console-shell',
  imports: [Bell, DeskSearch, NotStaff, RouterLink, RouterLinkActive, RouterOutlet, TaskBar],
  providers: [DeskDeeds, PapersToSee, Rounds],
  changeDetection: ChangeDetectionStrategy.OnPush,
  encapsulation: ViewEncapsulation.None,
  templateUrl: './console-shell.html',
  styleUrl: './console-shell.css',
  host: { '(document:keydown)': 'press($event)' },
})
export class ConsoleShell {
  private readonly client = inject(DeskClient);
  private readonly deeds = inject(Deeds);
  private readonly deskDeeds = inject(DeskDeeds);
  private readonly rounds = inject(Rounds);
  private readonly router = inject(Router);
  private readonly search = viewChild(DeskSearch);
  protected readonly session = inject(Session);
  protected readonly leaving = inject(Leaving);
  protected readonly isDemo = inject(PLATFORM_MODE) === 'demo';
  /** On a narrow screen the ways lie folded behind their button. */
  protected readonly isUnfolded = signal(false);
  protected readonly shown = countShown;
  protected readonly aloud = countAloud;

  protected readonly roleNames = computed(() =>
    this.session
      .account()
      ?.roles.filter((role) => role !== 'MEMBER')
      .map((role) => ROLES[role])
      .join('、'),
  );
  private readonly counts = reading({
    params: () => this.session.isStaff() || undefined,
    loader: () => this.client.counts(),
  });
  protected readonly groups = computed(() =>
    navigationOf(TABS, (permission) => this.session.has(permission), this.counts.value() ?? {}),
  );

  private readonly url = toSignal(
    this.router.events.pipe(
      filter((event) => event instanceof NavigationEnd),
      map(() => this.router.url),
    ),
    { initialValue: this.router.url },
  );
  /** The task that is open, as the address says. */
  protected readonly task = inject(TaskHere).key;
  private readonly place = computed(() => {
    if (this.task()) return 'TASK';
    return this.url().split('?')[0] === '/console' ? 'LIST' : 'ELSEWHERE';
  });

  constructor() {
    effect((onCleanup) => {
      const timer = setInterval(() => this.counts.reload(), COUNT_AGAIN_MS);
      onCleanup(() => clearInterval(timer));
    });
    effect(() => {
      if (this.deeds.count() > 0) untracked(() => this.counts.reload());
    });
    effect(() => {
      this.url();
      this.isUnfolded.set(false);
    });
  }

  protected press(event: KeyboardEvent): void {
    if (!this.session.isStaff() || event.defaultPrevented) return;
    const target = event.target instanceof Element ? event.target : null;
    const isPressed = event.key === 'Enter' && target?.closest(PRESSED) && !event.ctrlKey && !event.metaKey;
    if (isPressed) return;
    const deed = deedOf({
      key: event.key,
      isControl: event.ctrlKey || event.metaKey,
      isAlt: event.altKey,
      isTyping: target?.closest(HAS_OWN_KEYS) !== null && target !== null && !isMark(target),
      isComposing: event.isComposing,
      place: this.place(),
    });
    if (!deed) return;
    event.preventDefault();
    this.take(deed, target);
  }

  private take(deed: DeskDeed, target: Element | null): void {
    const key = this.task() ?? '';
    if (deed === 'SEARCH') this.search()?.focus();
    else if (deed === 'SEND') target?.closest('form')?.requestSubmit();
    else if (deed === 'NEXT') void this.rounds.goOn(key);
    else if (deed === 'BEFORE') void this.rounds.goBefore(key);
    else if (deed === 'BACK') void this.rounds.goBack();
    else this.deskDeeds.last.next(deed);
  }
}

/** A box to tick takes no letters. */
function isMark(target: Element): boolean {
  return target.matches('input[type="checkbox"], input[type="radio"]');
}
