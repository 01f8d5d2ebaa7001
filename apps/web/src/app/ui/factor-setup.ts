import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import type { FactorView } from '@helan/contracts';
import { CopyButton } from './copy-button';

/** What an authenticator is set up with: on another device by its picture, on this one by a link or by hand. */
@Component({
  selector: 'hl-factor-setup',
  imports: [CopyButton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <p>用手机上的身份验证器扫这个二维码，再填它显示的六位数字。</p>
    <img [src]="factor().picture" alt="动态口令的二维码" width="220" height="220" />
    <p>
      验证器就在这部手机上的：<a [href]="factor().address">在身份验证器里打开</a
      >；打不开的，复制密钥，在验证器里选“手工输入”。
    </p>
    <p class="row">
      <span class="money key">{{ spaced() }}</span>
      <hl-copy-button [text]="factor().secret" what="密钥" />
    </p>
  `,
  styles: `
    img {
      background: #fff;
    }
    .row {
      align-items: center;
    }
  `,
})
export class FactorSetup {
  readonly factor = input.required<FactorView>();
  /** In groups of four, which wrap between groups alone; authenticators take them with and without the spaces. */
  protected readonly spaced = computed(
    () =>
      this.factor()
        .secret.match(/.{1,4}/g)
        ?.join(' ') ?? '',
  );
}
