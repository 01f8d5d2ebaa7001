import { ChangeDetectionStrategy, Component, inject, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { ActionView, CertificateRowView } from '@helan/contracts';
import type { CertificateAction } from '@helan/domain';
import { Attempt } from '../../data/attempt';
import { SettlementClient } from '../../data/closing/settlement-client';
import { TaskMark } from '../../data/task-mark';
import { HoldNote } from '../../my/listing/hold-note';
import { Field } from '../../ui/field';
import { MomentPipe } from '../../ui/moment.pipe';
import { ProblemBox } from '../../ui/problem-box';

/** One certificate on the desk: drafted by one, reviewed by a second, issued by a third; what ends one says why. */
@Component({
  selector: 'hl-certificate-card',
  imports: [Field, HoldNote, MomentPipe, ProblemBox, RouterLink, TaskMark],
  providers: [Attempt],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="item card" [hlTaskMark]="certificate().id">
      <span
        ><b>{{ certificate().title }}</b
        ><br /><span class="muted">{{ certificate().no }}　{{ certificate().code }}</span>
        @if (certificate().issuedAt; as issuedAt) {
          <br /><span class="small-print">{{ issuedAt | moment }} 签发</span>
        }
        @if (certificate().endReason; as reason) {
          <br /><span class="small-print">{{ reason }}</span>
        }
        @if (certificate().ended; as ended) {
          <br /><span class="small-print">{{ ended.at | moment }} 终止：{{ ended.why }}</span>
        }
      </span>
      <span class="row">
        <span class="tag" [class.warm]="certificate().state !== 'ISSUED'">{{ certificate().stateName }}</span>
        @if (certificate().fileId) {
          <a [href]="'/api/certificates/' + certificate().id + '/file'" target="_blank">打开</a>
          <a [routerLink]="['/verify', certificate().code]">验真</a>
        }
        @if (may('review')) {
          <button type="button" [disabled]="attempt.isBusy()" (click)="review()">复核</button>
        }
        @if (may('issue')) {
          <hl-hold-note [lot]="{ lotId: certificate().lotId, actions: issuing }" />
          <button type="button" [disabled]="attempt.isBusy()" (click)="issue()">签发</button>
        }
        @if (may('discard')) {
          <details>
            <summary>退回重拟</summary>
            <form (submit)="$event.preventDefault(); discard(why.value)">
              <hl-field
                [for]="'discard-' + certificate().id"
                label="哪里不对（留在登记里）"
                [fault]="attempt.faultOf('reason', 'discard')"
              >
                <input #why [id]="'discard-' + certificate().id" required maxlength="2000" />
              </hl-field>
              <button type="submit" class="second" [disabled]="attempt.isBusy()">确定退回</button>
            </form>
          </details>
        }
        @if (may('revoke')) {
          <details>
            <summary>作废</summary>
            <form (submit)="$event.preventDefault(); revoke(reason.value)">
              <hl-field
                [for]="'revoke-' + certificate().id"
                label="作废原因（公开）"
                [fault]="attempt.faultOf('reason', 'revoke')"
              >
                <input #reason [id]="'revoke-' + certificate().id" required maxlength="2000" />
              </hl-field>
              <button type="submit" class="danger" [disabled]="attempt.isBusy()">确定作废</button>
            </form>
          </details>
        }
      </span>
    </div>
    <hl-problem-box [problem]="attempt.problem()" />
  `,
})
export class CertificateCard {
  private readonly client = inject(SettlementClient);
  protected readonly attempt = inject(Attempt);
  readonly certificate = input.required<CertificateRowView>();
  readonly done = output();
  /** The step of the lot that an issue is. */
  protected readonly issuing: readonly ActionView[] = [{ action: 'certify', label: '签发鉴证书' }];

  protected may(action: CertificateAction): boolean {
    return this.certificate().actions.includes(action);
  }

  protected review(): Promise<void> {
    return this.take(() => this.client.reviewCertificate(this.certificate().id));
  }

  protected issue(): Promise<void> {
    return this.take(() => this.client.issueCertificate(this.certificate().id));
  }

  protected discard(reason: string): Promise<void> {
    return this.take(() => this.client.discardCertificate(this.certificate().id, reason), 'discard');
  }

  protected revoke(reason: string): Promise<void> {
    return this.take(() => this.client.revokeCertificate(this.certificate().id, reason), 'revoke');
  }

  /** Also where it is refused: somebody else may have been quicker. */
  private async take(work: () => Promise<void>, form = ''): Promise<void> {
    await this.attempt.run(work, form);
    this.done.emit();
  }
}
