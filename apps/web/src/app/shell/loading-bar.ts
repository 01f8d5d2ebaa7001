import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import {
  NavigationCancel,
  NavigationEnd,
  NavigationError,
  NavigationSkipped,
  NavigationStart,
  Router,
} from '@angular/router';

/** What comes at once needs no word. */
const PATIENCE_MS = 150;
const ENDS = [NavigationEnd, NavigationCancel, NavigationError, NavigationSkipped];

/** That a link has been pressed and its page is on its way; it lies over the page and moves nothing. */
@Component({
  selector: 'hl-loading-bar',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (isShown()) {
      <p role="status"><span class="sr">正在打开……</span></p>
    }
  `,
  styles: `
    p {
      position: fixed;
      inset: 0 0 auto;
      z-index: 20;
      height: 4px;
      margin: 0;
      background: var(--field-soft);
      overflow: hidden;
    }
    p::after {
      content: '';
      display: block;
      width: 40%;
      height: 100%;
      background: var(--warm);
      animation: run 1.1s ease-in-out infinite;
    }
    .sr {
      position: absolute;
      clip-path: inset(50%);
    }
    @keyframes run {
      from {
        transform: translateX(-100%);
      }
      to {
        transform: translateX(250%);
      }
    }
    @media (prefers-reduced-motion: reduce) {
      p::after {
        width: 100%;
        animation: none;
      }
    }
  `,
})
export class LoadingBar {
  protected readonly isShown = signal(false);
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    inject(Router)
      .events.pipe(takeUntilDestroyed())
      .subscribe((event) => {
        // The page that the browser has opened itself is there already.
        if (event instanceof NavigationStart && event.id > 1)
          this.timer ??= setTimeout(() => this.isShown.set(true), PATIENCE_MS);
        else if (ENDS.some((end) => event instanceof end)) this.stop();
      });
  }

  private stop(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.isShown.set(false);
  }
}
