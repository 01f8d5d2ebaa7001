import {
  ChangeDetectionStrategy,
  Component,
  effect,
  inject,
  input,
  output,
  signal,
  untracked,
} from '@angular/core';
import { RouterLink } from '@angular/router';
import type { OpeningView } from '@helan/contracts';
import type { KeyFile } from '@helan/sealing';
import { reading } from '../../data/reading';
import { Attempt } from '../../data/attempt';
import { SealingClient } from '../../data/listing/sealing-client';
import { sessionNews } from '../../data/trading/session-news';
import { Field } from '../../ui/field';
import { MomentPipe } from '../../ui/moment.pipe';
import { ProblemBox } from '../../ui/problem-box';

const FAULTS = {
  WRONG_PASSWORD: '密码不对，或者这不是密钥文件。',
  OTHER_KEY: '公告上您的密钥不是这一把，请换上面指纹的那个密钥文件。',
} as const;

/** 开启密封价: a holder opens his shares with his key file; when two have, everything is open. */
@Component({
  selector: 'hl-opening-card',
  imports: [Field, MomentPipe, ProblemBox, RouterLink],
  providers: [Attempt],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (opening.value(); as view) {
      @if (view.state === 'OPENING') {
        <section class="card">
          <h2>开启密封的价格{{ view.round > 1 ? '（第 ' + view.round + ' 轮）' : '' }}</h2>
          <p>
            三位持钥人里任意两位开启以后，价格一起公布；哪两位来开，结果都一样。
            @if (view.dueAt) {
              最晚 <b class="warm">{{ view.dueAt | moment }}</b>，到时没有开启的，标的中止。
            }
          </p>
          <ul class="parts">
            @for (part of view.parts; track part.part) {
              <li>
                {{ part.hasOpened ? '✓' : '○' }} {{ part.partName }}{{ part.hasOpened ? '已开启' : '' }}
              </li>
            }
          </ul>
          @if (view.needsScores) {
            <p class="muted">方案得分还没有定下，定下以后才能开启。</p>
          } @else if (view.own && !hasOpened(view)) {
            <form (submit)="$event.preventDefault(); open(view, password.value)">
              <hl-problem-box [problem]="attempt.problem()" />
              <p>
                请用指纹以 <b class="mono">{{ view.own.fingerprint.slice(0, 8) }}</b> 开头的密钥文件{{
                  view.own.envelopes.length ? '，要开的共 ' + view.own.envelopes.length + ' 份' : ''
                }}。
              </p>
              <hl-field for="key-file" label="您的密钥文件" [fault]="fault()">
                <input
                  #picked
                  id="key-file"
                  type="file"
                  accept=".json,application/json"
                  required
                  (change)="pick(picked.files)"
                />
              </hl-field>
              <hl-field for="key-password" label="密钥文件的密码" [fault]="passwordFault()">
                <input #password id="key-password" type="password" autocomplete="off" required />
              </hl-field>
              <button type="submit" [disabled]="attempt.isBusy() || !file()">
                {{ attempt.isBusy() ? '正在开启……' : '用我的这一份开启' }}
              </button>
              <p class="small-print">
                密钥文件和密码不离开这台设备；交出去的只是这一次封给您的那几份，各带证明，交错了平台当场不收。
              </p>
            </form>
          } @else if (view.own) {
            <p role="status">您的一份已经开启，等另一位持钥人。</p>
          }
        </section>
      } @else if (view.own && (view.state === 'WON' || view.state === 'FAILED')) {
        <section class="card">
          <p>密封的价格已经开启。<a [routerLink]="['/rooms', lotId()]">看结果</a></p>
        </section>
      }
    }
  `,
  styles: `
    h2 {
      margin-top: 0;
    }
    section {
      margin-bottom: 1.25rem;
    }
    .parts {
      list-style: none;
      padding: 0;
    }
  `,
})
export class OpeningCard {
  private readonly client = inject(SealingClient);
  protected readonly attempt = inject(Attempt);
  readonly lotId = input.required<string>();
  readonly opened = output();
  /** Somebody else has scored, or opened his part, while this page was open. */
  readonly moved = output();
  protected readonly opening = reading({
    params: () => this.lotId(),
    loader: ({ params }) => this.client.opening(params).catch(() => null),
  });
  protected readonly file = signal<KeyFile | null>(null);
  protected readonly fault = signal<string | null>(null);
  protected readonly passwordFault = signal<string | null>(null);

  private readonly news = sessionNews(() =>
    this.opening.value()?.state === 'OPENING' ? this.lotId() : null,
  );

  constructor() {
    effect(() => {
      if (this.news() === 0) return;
      untracked(() => {
        this.opening.reload();
        this.moved.emit();
      });
    });
  }

  protected hasOpened({ own, parts }: OpeningView): boolean {
    return parts.some(({ part, hasOpened }) => part === own?.part && hasOpened);
  }

  protected async pick(files: FileList | null): Promise<void> {
    this.fault.set(null);
    const file = files?.[0];
    if (!file) return;
    try {
      this.file.set(JSON.parse(await file.text()) as KeyFile);
    } catch {
      this.file.set(null);
      this.fault.set('这不是密钥文件。');
    }
  }

  protected async open(view: OpeningView, password: string): Promise<void> {
    const file = this.file();
    if (!file) return;
    let fault: keyof typeof FAULTS | null = null;
    const isDone = await this.attempt.run(async () => {
      fault = await this.client.open(this.lotId(), view, { file, password });
    });
    this.fault.set(fault === 'OTHER_KEY' ? FAULTS[fault] : null);
    this.passwordFault.set(fault === 'WRONG_PASSWORD' ? FAULTS[fault] : null);
    this.opening.reload();
    if (isDone && fault === null) this.opened.emit();
  }
}
