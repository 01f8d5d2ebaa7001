import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { Router } from '@angular/router';
import { Attempt } from '../../data/attempt';
import { PrivacyClient } from '../../data/oversight/privacy-client';
import { reading } from '../../data/reading';
import { Session } from '../../data/session';
import { Field } from '../../ui/field';
import { ProblemBox } from '../../ui/problem-box';

/** The end of an account: what has to be settled first, what goes, and what stays until when. */
@Component({
  selector: 'hl-closing-card',
  imports: [Field, ProblemBox],
  providers: [Attempt],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (session.has('closeOwnAccount') && closing.value(); as closing) {
      <section class="card">
        <h2>注销账号</h2>
        <details>
          <summary>看看能不能注销、注销以后留什么</summary>
          @if (closing.blocks.length) {
            <p>现在还不能注销：</p>
            <ul>
              @for (block of closing.blocks; track block.title) {
                <li>
                  <b>{{ block.title }}</b>（{{ block.count }}）　{{ block.next }}
                </li>
              }
            </ul>
          }
          <h3>删掉的</h3>
          <ul>
            @for (one of closing.erased; track one) {
              <li>{{ one }}</li>
            }
          </ul>
          <h3>依法保存的</h3>
          <ul>
            @for (one of closing.kept; track one.title) {
              <li>{{ one.title }}：{{ one.why }}；{{ one.until }}</li>
            }
          </ul>
          @if (!closing.blocks.length) {
            <hl-problem-box [problem]="attempt.problem()" />
            <form (submit)="$event.preventDefault(); close(words.value)">
              <p>注销以后不能再登录，也不能恢复。</p>
              <hl-field for="closing-words" label="请写“注销账号”四个字" [fault]="attempt.faultOf('words')">
                <input #words id="closing-words" required maxlength="10" autocomplete="off" />
              </hl-field>
              <button type="submit" class="danger" [disabled]="attempt.isBusy()">注销</button>
            </form>
          }
        </details>
      </section>
    }
  `,
})
export class ClosingCard {
  private readonly client = inject(PrivacyClient);
  private readonly router = inject(Router);
  protected readonly session = inject(Session);
  protected readonly attempt = inject(Attempt);
  protected readonly closing = reading({
    params: () => (this.session.has('closeOwnAccount') ? true : undefined),
    loader: () => this.client.closing(),
  });

  protected async close(words: string): Promise<void> {
    if (!(await this.attempt.run(() => this.client.close(words)))) return;
    this.session.forget();
    await this.router.navigateByUrl('/');
  }
}
