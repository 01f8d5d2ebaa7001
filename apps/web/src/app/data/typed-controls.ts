import { DOCUMENT, Injectable, inject } from '@angular/core';

export type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

const NEVER = ['password', 'hidden', 'file', 'submit', 'button', 'reset'];

/** Into which controls of this page somebody has typed, from the moment on that it is drawn: only that is worth keeping. */
@Injectable({ providedIn: 'root' })
export class TypedControls {
  private readonly document = inject(DOCUMENT);
  private readonly typed = new Set<Control>();

  listen(): void {
    this.document.addEventListener('input', ({ target }) => {
      if (isControl(target) && target.closest('main')) this.typed.add(target);
    });
  }

  /** Those that are still there; none of them is known from then on. */
  take(): Control[] {
    const there = [...this.typed].filter((control) => control.isConnected);
    this.typed.clear();
    return there;
  }
}

export function isControl(target: EventTarget | null): target is Control {
  if (target instanceof HTMLSelectElement || target instanceof HTMLTextAreaElement) return true;
  return target instanceof HTMLInputElement && !NEVER.includes(target.type);
}
