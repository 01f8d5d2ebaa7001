import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { reading } from '../../data/reading';
import { ResultsClient } from '../../data/trading/results-client';
import { MomentPipe } from '../../ui/moment.pipe';
import { EndingNoticeCard } from './ending-notice-card';
import { EndingWord } from './ending-word';

/** 解除合同: my word that it should end, whether the other side has said so, too, and the notice where one side says why. */
@Component({
  selector: 'hl-ending-card',
  imports: [EndingNoticeCard, EndingWord, MomentPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (ending.value(); as ending) {
      @if (ending.consents.length) {
        <section class="card">
          <h2>协议解除合同</h2>
          <dl class="facts">
            @for (one of ending.consents; track one.side) {
              <dt>{{ one.sideName }}同意解除</dt>
              <dd>
                {{ one.reason }}<br /><span class="small-print">{{ one.at | moment }}</span>
              </dd>
            }
          </dl>
          @if (ending.consents.length === 2) {
            <p role="status">双方都同意了，等中心办理。已付、还没有拨付的价款退还受让方。</p>
          }
          @if (mayTakeBack()) {
            <details>
              <summary>收回同意</summary>
              <hl-ending-word
                for="take-back"
                label="为什么收回（对方和中心看得到）"
                [button]="ending.isOnBehalf ? '写下他收回同意' : '收回，合同继续履行'"
                [isOnBehalf]="ending.isOnBehalf"
                [say]="takeBack"
                (said)="reload()"
              />
            </details>
          }
        </section>
      }
      <hl-ending-notice-card [lotId]="lotId()" [ending]="ending" (changed)="reload()" />
      @if (ending.passedOn; as listing) {
        <p class="card warm">
          受让方已经把这块地再流转：{{
            listing
          }}。那份再流转合同解除、那个项目撤回或者终止以后，才能解除这份合同。
        </p>
      }
      @if (ending.ended; as ended) {
        <p class="card" role="status">{{ ended.at | moment }} 已终止：{{ ended.why }}</p>
      }
      @if (mayConsent()) {
        <details>
          <summary>不想履行这份合同了</summary>
          <div class="card">
            <p>
              双方都同意，中心才能解除：中心手里的价款退还受让方，标的放开，转出方可以重新申请；出过鉴证书的，鉴证书作废。中心办理以前可以收回。
            </p>
            <hl-ending-word
              for="ending-reason"
              label="为什么解除（对方和中心看得到）"
              [button]="ending.isOnBehalf ? '写下他同意解除' : '我同意解除'"
              [isOnBehalf]="ending.isOnBehalf"
              [say]="consent"
              isDanger
              (said)="reload()"
            />
          </div>
        </details>
      }
    }
  `,
})
export class EndingCard {
  private readonly client = inject(ResultsClient);
  readonly lotId = input.required<string>();
  /** It was said, or written down to be signed. */
  readonly consented = output();
  protected readonly ending = reading({
    params: () => this.lotId(),
    loader: ({ params }) => this.client.ending(params),
  });
  protected readonly mayConsent = computed(() => {
    const ending = this.ending.value();
    return ending?.mayEnd && ending.mySide && !ending.consents.some(({ side }) => side === ending.mySide);
  });

  /** Until the center has carried it out. */
  protected readonly mayTakeBack = computed(() => {
    const ending = this.ending.value();
    return ending && !ending.ended && ending.consents.some(({ side }) => side === ending.mySide);
  });

  protected readonly consent = (reason: string) => this.client.consentToEnd(this.lotId(), reason);
  protected readonly takeBack = (reason: string) => this.client.takeBackConsent(this.lotId(), reason);

  protected reload(): void {
    this.ending.reload();
    this.consented.emit();
  }
}
