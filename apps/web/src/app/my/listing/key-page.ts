import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { type KeyFile, fingerprintOf, lockKey, makeKeyPair } from '@helan/sealing';
import { reading } from '../../data/reading';
import { Attempt } from '../../data/attempt';
import { SealingClient } from '../../data/listing/sealing-client';
import { Field } from '../../ui/field';
import { MomentPipe } from '../../ui/moment.pipe';
import { ProblemBox } from '../../ui/problem-box';

const SHORTEST_PASSWORD = 8;

/** 我的密钥: made here, kept by its holder as a file under his password; the platform gets the public half only. */
@Component({
  selector: 'hl-key-page',
  imports: [Field, MomentPipe, ProblemBox],
  providers: [Attempt],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="page narrow">
      <h1>我的密钥</h1>
      <p>
        密封报价和保留价时，每个信封都有自己的一把钥匙，分成三份，分别封给中心、监管、转出方一侧；竞价结束后，任意两方各用自己的密钥打开一份，合起来才看得到价格。您的密钥只在这台设备上生成，平台拿不到；公钥写进公告。
      </p>
      @if (key.value(); as own) {
        <section class="card">
          <h2>现在用的密钥</h2>
          <dl class="facts">
            <dt>指纹</dt>
            <dd class="mono">{{ own.fingerprint }}</dd>
            <dt>启用</dt>
            <dd>{{ own.madeAt | moment }}</dd>
          </dl>
          <p class="small-print">
            换新的以后，已经发布的公告仍要用它写明的那一把来开，旧的密钥文件请都留好。
          </p>
        </section>
      }
      <section class="card">
        <h2>{{ key.value() ? '换一把新的' : '生成密钥' }}</h2>
        <hl-problem-box [problem]="attempt.problem()" />
        @if (file(); as made) {
          <ol>
            <li>
              <p>
                <a class="button" [href]="address()" [download]="fileName()">下载密钥文件</a>
              </p>
              <p class="small-print">
                存到 U 盘等只有您能拿到的地方。文件或密码丢了，封给您的就打不开，要由另外两方来开。
              </p>
            </li>
            <li>
              <button type="button" [disabled]="attempt.isBusy()" (click)="enter(made)">
                文件存好了，启用这把密钥
              </button>
            </li>
          </ol>
        } @else {
          <form (submit)="$event.preventDefault(); make(first.value, second.value)">
            <hl-field
              for="first"
              label="给密钥文件设一个密码"
              hint="至少 8 个字，不要和登录密码相同"
              [fault]="fault()"
            >
              <input #first id="first" type="password" autocomplete="new-password" required />
            </hl-field>
            <hl-field for="second" label="再输一遍" [fault]="secondFault()">
              <input #second id="second" type="password" autocomplete="new-password" required />
            </hl-field>
            <button type="submit" [disabled]="isMaking()">
              {{ isMaking() ? '正在生成……' : '生成' }}
            </button>
          </form>
        }
      </section>
      @if (isEntered()) {
        <p class="done" role="status">已启用。</p>
      }
    </div>
  `,
  styles: `
    h2 {
      margin-top: 0;
    }
    section {
      margin-bottom: 1.25rem;
    }
    .mono {
      overflow-wrap: anywhere;
      font-variant-numeric: tabular-nums;
    }
  `,
})
export class KeyPage {
  private readonly client = inject(SealingClient);
  protected readonly attempt = inject(Attempt);
  protected readonly key = reading({ loader: () => this.client.ownKey() });
  protected readonly file = signal<KeyFile | null>(null);
  protected readonly fileName = signal('');
  protected readonly address = signal('');
  protected readonly fault = signal<string | null>(null);
  protected readonly secondFault = signal<string | null>(null);
  protected readonly isMaking = signal(false);
  protected readonly isEntered = signal(false);

  protected async make(first: string, second: string): Promise<void> {
    const isShort = first.length < SHORTEST_PASSWORD;
    this.fault.set(isShort ? `密码至少 ${SHORTEST_PASSWORD} 个字。` : null);
    this.secondFault.set(first === second ? null : '两遍输的不一样。');
    if (this.fault() || this.secondFault()) return;
    this.isMaking.set(true);
    this.isEntered.set(false);
    const pair = await makeKeyPair();
    const file = await lockKey(pair, first);
    const fingerprint = await fingerprintOf(pair.publicKey);
    this.fileName.set(`密钥-${fingerprint.slice(0, 8)}.json`);
    this.address.set(URL.createObjectURL(new Blob([JSON.stringify(file)], { type: 'application/json' })));
    this.file.set(file);
    this.isMaking.set(false);
  }

  protected async enter({ publicKey }: KeyFile): Promise<void> {
    if (!(await this.attempt.run(() => this.client.enterKey(publicKey)))) return;
    URL.revokeObjectURL(this.address());
    this.file.set(null);
    this.isEntered.set(true);
    this.key.reload();
  }
}
