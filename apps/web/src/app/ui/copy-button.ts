import { ChangeDetectionStrategy, Component, DOCUMENT, inject, input, signal } from '@angular/core';

/** Takes a text along to another program. */
@Component({
  selector: 'hl-copy-button',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <button type="button" class="second" [attr.aria-label]="'复制' + what()" (click)="copy()">
      {{ word() }}
    </button>
    <span class="sr" role="status">{{ word() === '复制' ? '' : what() + word() }}</span>
  `,
  styles: `
    :host {
      flex: none;
    }
    button {
      padding: 0.25rem 0.9rem;
    }
    .sr {
      position: absolute;
      clip-path: inset(50%);
      width: 1px;
      height: 1px;
      overflow: hidden;
    }
  `,
})
export class CopyButton {
  private readonly document = inject(DOCUMENT);
  readonly text = input.required<string>();
  /** What it is, for whoever cannot see what it stands beside. */
  readonly what = input.required<string>();
  protected readonly word = signal('复制');

  protected async copy(): Promise<void> {
    this.word.set((await this.write()) ? '已复制' : '请长按选取');
  }

  private async write(): Promise<boolean> {
    try {
      await navigator.clipboard.writeText(this.text());
      return true;
    } catch {
      return this.writeFromBox();
    }
  }

  /** Where the page came without encryption there is no clipboard but that of a selection. */
  private writeFromBox(): boolean {
    const box = this.document.createElement('textarea');
    box.value = this.text();
    this.document.body.append(box);
    box.select();
    const isDone = this.document.execCommand('copy');
    box.remove();
    return isDone;
  }
}
