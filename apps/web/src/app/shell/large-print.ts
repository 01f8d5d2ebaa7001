import { DOCUMENT, Injectable, effect, inject, signal } from '@angular/core';

const KEY = 'large-print';

/** 长辈版: larger type, larger targets, one column; remembered on this device. */
@Injectable({ providedIn: 'root' })
export class LargePrint {
  private readonly document = inject(DOCUMENT);
  private readonly storage = this.document.defaultView?.localStorage;
  readonly isOn = signal(this.storage?.getItem(KEY) === 'on');

  constructor() {
    effect(() => this.document.documentElement.classList.toggle('large-print', this.isOn()));
  }

  toggle(): void {
    this.isOn.update((isOn) => !isOn);
    this.storage?.setItem(KEY, this.isOn() ? 'on' : 'off');
  }
}
