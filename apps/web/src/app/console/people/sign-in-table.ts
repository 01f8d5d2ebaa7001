import { ChangeDetectionStrategy, Component, booleanAttribute, input } from '@angular/core';
import type { SignInView } from '@helan/contracts';
import { MomentPipe } from '../../ui/moment.pipe';

/** Sign-ins, one below the other. */
@Component({
  selector: 'hl-sign-in-table',
  imports: [MomentPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="scroll" tabindex="0" role="region" aria-label="登录记录">
      <table>
        <thead>
          <tr>
            <th scope="col">时间</th>
            @if (isNamed()) {
              <th scope="col">谁</th>
            }
            <th scope="col">怎样登录</th>
            <th scope="col">设备</th>
            <th scope="col">网络</th>
            <th scope="col">提醒</th>
          </tr>
        </thead>
        <tbody>
          @for (one of items(); track one.id) {
            <tr>
              <td>{{ one.at | moment }}</td>
              @if (isNamed()) {
                <td>
                  {{ one.name }} <span class="muted" translate="no">{{ one.login }}</span>
                </td>
              }
              <td>{{ one.wayName }}</td>
              <td>
                {{ one.deviceWords }} <span class="muted money" translate="no">{{ one.deviceMark }}</span>
              </td>
              <td class="money muted">{{ one.networkMark }}</td>
              <td>
                @if (one.isNewDevice) {
                  <span class="tag">新设备</span>
                }
                @if (one.isOdd) {
                  <span class="tag warm">非工作时间</span>
                }
              </td>
            </tr>
          }
        </tbody>
      </table>
    </div>
    <p class="small-print">
      “设备”“网络”里的几个字母是记号：记号一样的，就是同一台设备、同一个网络。记号不是地址，也不是名字。
    </p>
  `,
  styles: `
    .scroll {
      overflow-x: auto;
    }
    table {
      width: 100%;
      border-collapse: collapse;
    }
    th,
    td {
      text-align: left;
      padding: 0.4rem 0.6rem;
      border-bottom: 1px solid var(--line);
      white-space: nowrap;
    }
  `,
})
export class SignInTable {
  readonly items = input.required<readonly SignInView[]>();
  readonly isNamed = input(false, { transform: booleanAttribute });
}
