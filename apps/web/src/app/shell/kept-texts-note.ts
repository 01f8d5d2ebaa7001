import { ApplicationRef, ChangeDetectionStrategy, Component, afterNextRender, inject } from '@angular/core';
import { NavigationEnd, NavigationStart, Router } from '@angular/router';
import { KeptTexts } from '../data/kept-texts';
import { Session } from '../data/session';

/** Says that what was typed before a session ended is back, and shows what waits for its form to be opened. */
@Component({
  selector: 'hl-kept-texts-note',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (texts.putBackCount() > 0 || texts.waiting().length > 0) {
      <aside class="page narrow" role="status">
        <div class="card">
          @if (texts.putBackCount() > 0) {
            <p>登录断开以前填的内容已经放回原处，还没有交。请看一遍再交。</p>
          }
          @if (texts.waiting().length > 0) {
            <p>下面这些还没有地方放，打开原来的那一项就会填回去：</p>
            <dl>
              @for (text of texts.waiting(); track text.key) {
                <dt>{{ text.label || '没有名称的一栏' }}</dt>
                <dd>{{ text.isChecked === undefined ? text.value : text.isChecked ? '选上' : '没有选' }}</dd>
              }
            </dl>
          }
          <p><button type="button" class="plain" (click)="texts.forget()">知道了</button></p>
        </div>
      </aside>
    }
  `,
})
export class KeptTextsNote {
  protected readonly texts = inject(KeptTexts);
  private readonly session = inject(Session);
  private readonly page = inject(ApplicationRef);

  constructor() {
    const router = inject(Router);
    afterNextRender(() => {
      router.events.subscribe((event) => {
        if (event instanceof NavigationStart) this.texts.forget();
        if (event instanceof NavigationEnd) void this.putBack(event.urlAfterRedirects);
      });
      void this.putBack(router.url);
    });
  }

  /** Once the page has read what it shows, so that nothing is put over it afterwards. */
  private async putBack(url: string): Promise<void> {
    await this.session.load();
    await this.page.whenStable();
    const account = this.session.account();
    if (account) this.texts.putBack(account.id, url);
  }
}
