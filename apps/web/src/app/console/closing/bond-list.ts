import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Attempt } from '../../data/attempt';
import { ReleasesClient } from '../../data/closing/releases-client';
import { reading } from '../../data/reading';
import { Session } from '../../data/session';
import { Field } from '../../ui/field';
import { ListFrame } from '../../ui/list-frame';
import { MomentPipe } from '../../ui/moment.pipe';
import { ProblemBox } from '../../ui/problem-box';
import { YuanPipe } from '../../ui/yuan.pipe';

/** Bonds: one proposes with grounds what is to be taken out of one, another decides. */
@Component({
  selector: 'hl-bond-list',
  imports: [Field, ListFrame, MomentPipe, ProblemBox, RouterLink, YuanPipe],
  providers: [Attempt],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h2>履约保证金</h2>
    <p class="lead">合同结束以后没有人申请扣付的原路退还；违约的，一人带凭据提请，另一人决定。</p>
    <hl-problem-box [problem]="attempt.problem()" />
    <hl-list-frame [list]="list" empty="没有履约保证金。" (turn)="at.set($event)">
      @for (one of list.value()?.items; track one.id) {
        <article class="card">
          <p>
            <a [routerLink]="['/console/projects', one.projectId]"
              ><b>{{ one.title }}</b></a
            >　<span class="tag">{{ one.stateName }}</span
            ><br />{{ one.lotNo }}　{{ one.kindName }}　{{ one.holderName }}　{{
              one.amountFen | yuan
            }}，已扣付
            {{ one.claimedFen | yuan }}
            @if (one.returnsAt; as returnsAt) {
              <br /><span class="small-print">合同已经结束，{{ returnsAt | moment }} 退还</span>
            }
          </p>
          @for (claim of one.claims; track claim.id) {
            <p>
              扣付 {{ claim.amountFen | yuan }}　<span class="tag">{{ claim.stateName }}</span
              ><br />{{ claim.grounds }}（{{ claim.documentNo }}，{{ claim.proposerName }}提请）{{
                claim.reason ?? ''
              }}
            </p>
            @if (claim.state === 'PROPOSED' && session.has('decideBondClaim') && !claim.isMine) {
              <form (submit)="$event.preventDefault()">
                <hl-field
                  [for]="'decide-' + claim.id"
                  label="理由"
                  [fault]="attempt.faultOf('reason', claim.id)"
                >
                  <textarea
                    #why
                    [id]="'decide-' + claim.id"
                    rows="2"
                    minlength="4"
                    maxlength="2000"
                  ></textarea>
                </hl-field>
                <button
                  type="button"
                  [disabled]="attempt.isBusy()"
                  (click)="decide(claim.id, true, why.value)"
                >
                  同意扣付
                </button>
                <button
                  type="button"
                  class="second"
                  [disabled]="attempt.isBusy()"
                  (click)="decide(claim.id, false, why.value)"
                >
                  不予扣付
                </button>
              </form>
            }
          }
          @if (one.state === 'HELD' && session.has('proposeBondClaim')) {
            <details>
              <summary>提请扣付</summary>
              <form
                (submit)="$event.preventDefault(); claim(one.id, amount.value, grounds.value, paper.value)"
              >
                <hl-field
                  [for]="'amount-' + one.id"
                  label="金额（元）"
                  [fault]="attempt.faultOf('amountYuan', one.id)"
                >
                  <input
                    #amount
                    [id]="'amount-' + one.id"
                    class="number"
                    inputmode="decimal"
                    maxlength="24"
                    required
                  />
                </hl-field>
                <hl-field
                  [for]="'grounds-' + one.id"
                  label="违约的情况"
                  [fault]="attempt.faultOf('grounds', one.id)"
                >
                  <textarea
                    #grounds
                    [id]="'grounds-' + one.id"
                    rows="2"
                    minlength="4"
                    maxlength="2000"
                    required
                  ></textarea>
                </hl-field>
                <hl-field
                  [for]="'paper-' + one.id"
                  label="凭据编号"
                  [fault]="attempt.faultOf('documentNo', one.id)"
                >
                  <input #paper [id]="'paper-' + one.id" maxlength="100" required />
                </hl-field>
                <button type="submit" [disabled]="attempt.isBusy()">提请</button>
              </form>
            </details>
          }
        </article>
      }
    </hl-list-frame>
  `,
})
export class BondList {
  private readonly client = inject(ReleasesClient);
  protected readonly session = inject(Session);
  protected readonly attempt = inject(Attempt);
  protected readonly at = signal('');
  protected readonly list = reading({
    params: () => this.at(),
    loader: ({ params }) => this.client.bonds(params),
  });

  protected async claim(id: string, amountYuan: string, grounds: string, documentNo: string): Promise<void> {
    const request = { amountYuan, grounds, documentNo };
    if (await this.attempt.run(() => this.client.claimBond(id, request), id)) this.list.reload();
  }

  protected async decide(id: string, agrees: boolean, reason: string): Promise<void> {
    if (await this.attempt.run(() => this.client.decideClaim(id, { agrees, reason }), id)) this.list.reload();
  }
}
