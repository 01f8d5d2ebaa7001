import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { inCapitals } from '@helan/domain';
import { reading } from '../../data/reading';
import { Attempt } from '../../data/attempt';
import { SettlementClient } from '../../data/closing/settlement-client';
import { Field } from '../../ui/field';
import { MomentPipe } from '../../ui/moment.pipe';
import { PaymentTable } from '../../ui/payment-table';
import { PlanHistory } from '../../ui/plan-history';
import { ProblemBox } from '../../ui/problem-box';
import { ConfirmationCard } from '../trading/confirmation-card';
import { YuanPipe } from '../../ui/yuan.pipe';
import { EndingCard } from './ending-card';
import { PriceDue } from './price-due';
import { WaiverCard } from './waiver-card';
import { Unread } from '../../ui/unread';

@Component({
  selector: 'hl-my-contract',
  imports: [
    RouterLink,
    ConfirmationCard,
    EndingCard,
    Field,
    MomentPipe,
    PaymentTable,
    PlanHistory,
    PriceDue,
    ProblemBox,
    YuanPipe,
    Unread,
    WaiverCard,
  ],
  providers: [Attempt],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (contract.value(); as contract) {
      <div class="page narrow">
        <p><a routerLink="/my">← 我的</a></p>
        <h1>合同：{{ contract.title }}</h1>
        <p class="row">
          <span class="tag">{{ contract.stateName }}</span><span class="muted">{{ contract.no }}</span>
        </p>
        @if (contract.state === 'EXPIRED') {
          <p class="card">合同期满，权利回到转出方。没有付清的款仍要付；要续租的，由转出方重新申请挂牌。</p>
        } @else if (contract.renewedByNo; as no) {
          <p class="card">合同期满，已经续签，新合同 {{ no }}。</p>
        }
        @if (contract.ended; as ended) {
          <p class="card warm">{{ ended.at | moment }} 已终止：{{ closed(ended.why) }}文书仍可查看、下载。</p>
        }
        <dl class="facts">
          <dt>合同总价</dt>
          <dd class="money">
            {{ contract.totalFen | yuan }}<br /><span class="small-print">{{ capitals() }}</span>
          </dd>
          <dt>合同全文</dt>
          <dd><a [href]="'/api/contracts/' + contract.id + '/file'" target="_blank">打开看</a></dd>
          @for (signature of contract.signatures; track signature.side) {
            <dt>{{ signature.side === 'TRANSFEROR' ? '转出方' : '受让方' }}已签</dt>
            <dd>
              {{ signature.name }}{{ signature.isOnPaper ? '（纸质签字）' : '' }}　{{ signature.at | moment }}
            </dd>
          }
        </dl>
        <hl-confirmation-card [lotId]="lotId()" (waits)="isLetterFirst.set($event)" />
        <hl-problem-box [problem]="attempt.problem()" />
        @if (mustSign() && isLetterFirst() === true) {
          <p class="card">合同也等您签字：先签上面的成交确认书，再签合同。</p>
        } @else if (mustSign() && isLetterFirst() === false) {
          <form class="card" (submit)="$event.preventDefault(); sign(name.value)">
            <h2>签字</h2>
            <p>请先打开合同全文看清楚。签字以后双方都要照办，保证金转为价款。</p>
            <hl-field
              for="name"
              label="输入您登记的姓名（名称）"
              [fault]="attempt.faultOf('name') ? '和登记的不一样，请照“我的资料”填写。' : null"
            >
              <input #name id="name" maxlength="80" autocomplete="off" />
            </hl-field>
            <button type="submit" [disabled]="attempt.isBusy()">我已看清，签字</button>
            <p class="small-print">合同文件指纹 {{ contract.fileHash.slice(0, 16) }}</p>
          </form>
        }
        <hl-ending-card [lotId]="lotId()" />
        @if (contract.payments.length) {
          <h2>付款</h2>
          @if (contract.ended) {
            <p>合同已经终止，不要再付款。</p>
          } @else if (contract.mySide === 'TRANSFEREE') {
            <hl-price-due [contract]="contract" />
          }
          <hl-payment-table [payments]="contract.payments" [side]="contract.mySide" />
          <hl-plan-history [contract]="contract" />
          @if (contract.mySide === 'TRANSFEROR' && !contract.ended) {
            <hl-waiver-card [contract]="contract" (waived)="this.contract.reload()" />
          }
        }
      </div>
    } @else if (contract.problem(); as problem) {
      <div class="page narrow">
        <p><a routerLink="/my">← 我的</a></p>
        <h1>成交确认和合同</h1>
        <hl-unread [problem]="problem" (again)="contract.reload()">
          <hl-confirmation-card [lotId]="lotId()" />
          <p>合同还没有发出。成交公示期满、确认成交以后，中心会把合同发到这里。</p>
        </hl-unread>
      </div>
    } @else {
      <p class="page muted">正在打开……</p>
    }
  `,
})
export class MyContract {
  private readonly client = inject(SettlementClient);
  protected readonly attempt = inject(Attempt);
  readonly lotId = input.required<string>();
  protected readonly contract = reading({
    params: () => this.lotId(),
    loader: ({ params }) => this.client.contractOf(params),
  });
  protected readonly capitals = computed(() => inCapitals(BigInt(this.contract.value()?.totalFen ?? 0)));
  /** Null until the letter has been read: a box that goes away again would take what is typed with it. */
  protected readonly isLetterFirst = signal<boolean | null>(null);
  protected readonly mustSign = computed(() => {
    const contract = this.contract.value();
    return (
      contract?.mySide != null && !contract.signatures.some((signature) => signature.side === contract.mySide)
    );
  });

  /** A sentence that ends once, however its writer ended it. */
  protected closed(why: string): string {
    return why.endsWith('。') ? why : `${why}。`;
  }

  protected async sign(name: string): Promise<void> {
    const contract = this.contract.value()!;
    await this.attempt.run(() => this.client.sign(contract.id, { name, fileHash: contract.fileHash }));
    this.contract.reload();
  }
}
