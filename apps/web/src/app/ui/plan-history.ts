import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import type { ContractView, PaymentChangeView } from '@helan/contracts';
import { MomentPipe } from './moment.pipe';
import { YuanPipe } from './yuan.pipe';

/** What changed a plan of payments, and the letters that asked for them; nothing where neither happened. */
@Component({
  selector: 'hl-plan-history',
  imports: [MomentPipe, YuanPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (contract().changes.length) {
      <h3>付款计划的变动</h3>
      <ul>
        @for (change of contract().changes; track change.id) {
          <li>
            {{ change.proposedAt | moment }}　{{ change.kindName
            }}{{ change.seq === null ? '' : '（第 ' + change.seq + ' 期）' }}：{{ change.words }}
            <span class="tag" [class.grey]="change.agrees !== null">{{ stateOf(change) }}</span>
            <br /><span class="small-print">{{ change.reason }}</span>
            @if (change.directFen !== '0') {
              <br /><span class="warm"
                >已经拨付的多了 {{ change.directFen | yuan }}，由转出方直接退给受让方。</span
              >
            }
          </li>
        }
      </ul>
    }
    @if (contract().letters.length) {
      <h3>催缴函</h3>
      <ul>
        @for (letter of contract().letters; track letter.id) {
          <li>
            <a
              [href]="'/api/lots/' + contract().lotId + '/settlement/letters/' + letter.id"
              target="_blank"
              >{{ letter.no }}</a>　{{ letter.madeAt | moment }}　第 {{ letter.seq }} 期，{{
              letter.openFen | yuan
            }}
          </li>
        }
      </ul>
    }
  `,
})
export class PlanHistory {
  readonly contract = input.required<ContractView>();

  protected stateOf({ agrees, kind }: PaymentChangeView): string {
    if (kind === 'WAIVER') return '转出方已签字';
    return agrees === null ? '等另一人复核' : agrees ? '已复核' : '没有通过';
  }
}
