import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { NOT_KEPT, PRIVACY, PRIVACY_NOTICE, type PrivacyLine, keptLines } from '@helan/contracts';
import { PLATFORM_MODE } from '../data/platform-mode';
import { reading } from '../data/reading';
import { RulesClient } from '../data/rules/rules-client';

/** 隐私说明: what is kept of a person, what for, who sees it, until when. */
@Component({
  selector: 'hl-privacy-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [RouterLink],
  template: `
    <div class="page narrow">
      <h1>隐私说明</h1>
      <p class="lead">平台记下您的哪些信息、用来做什么、谁看得到、留多久，都写在这里；没有写的不记。</p>
      <p class="muted">第 {{ notice.version }} 版{{ isDemo ? '' : '，' + notice.since + ' 起' }}</p>
      @for (line of lines; track line.title) {
        <section class="card one">
          <h2>{{ line.title }}</h2>
          <dl class="facts">
            <dt>记什么</dt>
            <dd>
              @for (one of line.kept; track one) {
                {{ one }}<br />
              }
            </dd>
            <dt>做什么用</dt>
            <dd>{{ line.why }}</dd>
            <dt>谁看得到</dt>
            <dd>{{ line.seenBy }}</dd>
            <dt>留多久</dt>
            <dd>
              @for (one of keptOf(line); track one) {
                {{ one }}<br />
              }
            </dd>
          </dl>
        </section>
      }
      <section class="card one">
        <h2>不做的事</h2>
        <ul>
          @for (one of without; track one) {
            <li>{{ one }}</li>
          }
        </ul>
      </section>
      <section class="card one">
        <h2>您的权利</h2>
        <p>
          登录以后，在<a routerLink="/my/privacy">“我的信息”</a
          >里看同意过什么、撤回同意，看谁看过您的完整号码、打开过您的证件，要一份全部信息的副本，注销账号。要更正，在“我的资料”里申请；没有手机的，带身份证到中心窗口，或者请村级信息联络员代办。已经写进公告、合同、鉴证书和档案的，依法保存，不能删除。
        </p>
      </section>
    </div>
  `,
  styles: `
    h2 {
      margin-top: 0;
    }
  `,
})
export class PrivacyPage {
  private readonly client = inject(RulesClient);
  private readonly parameters = reading({ handOver: 'parameters', loader: () => this.client.parameters() });
  protected readonly lines = PRIVACY;
  protected readonly without = NOT_KEPT;
  protected readonly notice = PRIVACY_NOTICE;
  /** A demonstration's clock may stand before the day on which the text was written. */
  protected readonly isDemo = inject(PLATFORM_MODE) === 'demo';

  /** How long each kind of it is kept, with the values of the rulebook as they are now. */
  protected keptOf(line: PrivacyLine): string[] {
    return keptLines(
      line,
      (key) =>
        this.parameters
          .value()
          ?.find((one) => one.key === key)
          ?.versions.find(({ isInForce }) => isInForce)?.value,
    );
  }
}
