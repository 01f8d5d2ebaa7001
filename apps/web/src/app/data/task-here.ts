import { Injectable, computed, inject } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { NavigationEnd, Router } from '@angular/router';
import { filter, map } from 'rxjs';

/** The task of the work list that is open, as the address says. */
@Injectable({ providedIn: 'root' })
export class TaskHere {
  private readonly router = inject(Router);
  private readonly url = toSignal(
    this.router.events.pipe(
      filter((event) => event instanceof NavigationEnd),
      map(() => this.router.url),
    ),
    { initialValue: this.router.url },
  );
  /** `kind:id`; null where no task is open. */
  readonly key = computed(() => this.router.parseUrl(this.url()).queryParamMap.get('task'));
  readonly id = computed(() => this.key()?.replace(/^[A-Z_]+:/, '') ?? null);
}
