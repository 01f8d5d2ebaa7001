import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { NOT_KEPT, PRIVACY, type PrivacyLine } from '@helan/contracts';
import { reading } from '../data/reading';
import { RulesClient } from '../data/rules/rules-client';

/** 隐私说明: what is kept of a person, what for, who sees it, until when. */
@Component({
  selector: 'hl-privacy-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="page narrow">
      <h1>隐私说明</h1>
      <p class="lead">平台记下您的哪些信息、用来做什么、谁看得到、留多久，都写在这里；没有写的不记。</p>
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
            <dd>{{ line.until }}{{ daysOf(line) }}</dd>
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
          您可以在“我的资料”里查看自己的信息；要更正、复制或者注销，带身份证到中心窗口，或者请村级信息联络员代办。已经写进公告、合同、鉴证书和档案的，依法保存，不能删除。
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

  /** The time of keeping as the rulebook has it now. */
  protected daysOf({ days }: PrivacyLine): string {
    const value = this.parameters
      .value()
      ?.find(({ key }) => key === days)
      ?.versions.find(({ isInForce }) => isInForce)?.valueName;
    return value ? `（现在是 ${value}）` : '';
  }
}
