import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import type { SealingTermsView } from '@helan/contracts';
import { KEY_PARTS } from '@helan/domain';

/** Who can open what is sealed in a lot, with the public keys that its notice has frozen. */
@Component({
  selector: 'hl-sealing-facts',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <details>
      <summary>密封的价格由谁开启</summary>
      @if (holders(); as holders) {
        <p class="small-print">
          价格在报价人自己的设备上封好，每个信封有自己的一把钥匙，分成三份，分别封给下面三把公钥。竞价结束以后，三方中任意两方各打开自己的一份，钥匙才合得起来；这以前谁也看不到，平台也看不到。没有哪一台设备存着能打开全部报价的钥匙。
        </p>
        <dl class="facts">
          @for (holder of holders; track holder.part) {
            <dt>{{ holder.name }}</dt>
            <dd>
              指纹 {{ holder.fingerprint }}<br /><span class="small-print">公钥 {{ holder.publicKey }}</span>
            </dd>
          }
          <dt>同价抽签的种子</dt>
          <dd>{{ sealing().drawHash }}</dd>
        </dl>
      } @else {
        <p class="small-print">
          这一宗按发布时的办法密封：密钥分成三份，由中心负责人、监管人员、转出方一侧各保管一份，任意两份合起来才能开启。
        </p>
        <dl class="facts">
          @for (key of keys(); track key.fingerprint) {
            <dt>{{ $first ? '密封报价和保留价' : '同价加报' }}</dt>
            <dd>{{ key.fingerprint }}</dd>
          }
          <dt>同价抽签的种子</dt>
          <dd>{{ sealing().drawHash }}</dd>
        </dl>
      }
    </details>
  `,
  styles: `
    dd {
      overflow-wrap: anywhere;
    }
  `,
})
export class SealingFacts {
  readonly sealing = input.required<SealingTermsView>();
  /** Null in an older lot, which has keys of its own. */
  protected readonly holders = computed(() => {
    const sealing = this.sealing();
    if (!('holders' in sealing)) return null;
    return sealing.holders.map((holder) => ({ ...holder, name: KEY_PARTS[holder.part] }));
  });
  protected readonly keys = computed(() => {
    const sealing = this.sealing();
    return 'keys' in sealing ? sealing.keys : [];
  });
}
