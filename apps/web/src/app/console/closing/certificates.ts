import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { ActionView, CertificateRowView } from '@helan/contracts';
import { reading } from '../../data/reading';
import { Attempt } from '../../data/attempt';
import { ProjectsClient } from '../../data/listing/projects-client';
import { Session } from '../../data/session';
import { SettlementClient } from '../../data/closing/settlement-client';
import { HoldNote } from '../../my/listing/hold-note';
import { Field } from '../../ui/field';
import { ListFrame } from '../../ui/list-frame';
import { ProblemBox } from '../../ui/problem-box';

/** Drafted by one, reviewed by a second, issued by a third; a void one says why. */
@Component({
  selector: 'hl-certificates',
  imports: [Field, HoldNote, ListFrame, RouterLink, ProblemBox],
  providers: [Attempt],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h1>鉴证书</h1>
    <hl-problem-box [problem]="attempt.problem()" />
    @if (session.has('draftCertificate')) {
      <h2>可以草拟的（已结算）</h2>
      @for (project of waiting(); track project.id) {
        <div class="item card">
          <span
            ><b>{{ project.title }}</b
            ><br /><span class="muted">{{ project.no }}</span></span
          >
          <button type="button" [disabled]="attempt.isBusy()" (click)="draft(project.lotId!)">
            草拟鉴证书
          </button>
        </div>
      } @empty {
        <p class="muted">没有等着出证的项目。</p>
      }
    }
    <h2>鉴证书登记</h2>
    <hl-list-frame [list]="certificates" empty="还没有鉴证书。">
      @for (certificate of certificates.value(); track certificate.id) {
        <div class="item card">
          <span
            ><b>{{ certificate.title }}</b
            ><br /><span class="muted">{{ certificate.no }}　{{ certificate.code }}</span></span
          >
          <span class="row">
            <span class="tag" [class.warm]="certificate.state !== 'ISSUED'">{{ certificate.stateName }}</span>
            @if (certificate.fileId) {
              <a [href]="'/api/certificates/' + certificate.id + '/file'" target="_blank">打开</a>
              <a [routerLink]="['/verify', certificate.code]">验真</a>
            }
            @if (isReplaceable(certificate) && session.has('draftCertificate')) {
              <button
                type="button"
                class="second"
                [disabled]="attempt.isBusy()"
                (click)="draft(certificate.lotId)"
              >
                换发
              </button>
            }
            @if (isDraft(certificate) && session.has('discardCertificate')) {
              <details>
                <summary>退回，不签发</summary>
                <form (submit)="$event.preventDefault(); discard(certificate.id, wrong.value)">
                  <hl-field
                    [for]="'discard-' + certificate.id"
                    label="哪里写错了"
                    hint="这个编号不再用，重新草拟一份。"
                    [fault]="attempt.faultOf('reason', certificate.id)"
                  >
                    <input #wrong [id]="'discard-' + certificate.id" required maxlength="2000" />
                  </hl-field>
                  <button type="submit" class="danger" [disabled]="attempt.isBusy()">确定退回</button>
                </form>
              </details>
            }
            @if (certificate.state === 'DRAFT' && session.has('reviewCertificate')) {
              <button type="button" [disabled]="attempt.isBusy()" (click)="review(certificate.id)">
                复核
              </button>
            }
            @if (certificate.state === 'REVIEWED' && session.has('issueCertificate')) {
              <hl-hold-note [lot]="{ lotId: certificate.lotId, actions: issuing }" />
              <button type="button" [disabled]="attempt.isBusy()" (click)="issue(certificate.id)">
                签发
              </button>
            }
            @if (certificate.state === 'ISSUED' && session.has('issueCertificate')) {
              <details>
                <summary>作废</summary>
                <form (submit)="$event.preventDefault(); revoke(certificate.id, reason.value)">
                  <hl-field
                    [for]="'revoke-' + certificate.id"
                    label="作废原因（公开）"
                    [fault]="attempt.faultOf('reason', certificate.id)"
                  >
                    <input #reason [id]="'revoke-' + certificate.id" required maxlength="2000" />
                  </hl-field>
                  <button type="submit" class="danger" [disabled]="attempt.isBusy()">确定作废</button>
                </form>
              </details>
            }
          </span>
        </div>
      }
    </hl-list-frame>
  `,
})
export class Certificates {
  private readonly client = inject(SettlementClient);
  private readonly projects = inject(ProjectsClient);
  protected readonly session = inject(Session);
  protected readonly attempt = inject(Attempt);
  /** The step of the lot that an issue is. */
  protected readonly issuing: readonly ActionView[] = [{ action: 'certify', label: '签发鉴证书' }];
  protected readonly certificates = reading({ loader: () => this.client.certificates() });
  private readonly settled = reading({ loader: () => this.projects.list({ state: 'SETTLED' }) });
  protected readonly waiting = computed(() => {
    const drafted = new Set(
      (this.certificates.value() ?? []).filter((row) => row.state !== 'DISCARDED').map((row) => row.lotId),
    );
    return (this.settled.value()?.items ?? []).filter(
      (project) => project.lotId && !drafted.has(project.lotId),
    );
  });

  protected isDraft({ state }: CertificateRowView): boolean {
    return state === 'DRAFT' || state === 'REVIEWED';
  }

  /** Revoked last of its lot, and nothing stands in its place yet. */
  protected isReplaceable({ id, lotId, state }: CertificateRowView): boolean {
    const ofLot = (this.certificates.value() ?? []).filter((row) => row.lotId === lotId);
    const isStanding = ofLot.some((row) => this.isDraft(row) || row.state === 'ISSUED');
    return state === 'REVOKED' && !isStanding && ofLot.find((row) => row.state === 'REVOKED')?.id === id;
  }

  protected discard(id: string, reason: string): Promise<void> {
    return this.do(() => this.client.discardCertificate(id, reason), id);
  }

  protected draft(lotId: string): Promise<void> {
    return this.do(() => this.client.draftCertificate(lotId));
  }

  protected review(id: string): Promise<void> {
    return this.do(() => this.client.reviewCertificate(id));
  }

  protected issue(id: string): Promise<void> {
    return this.do(() => this.client.issueCertificate(id));
  }

  protected revoke(id: string, reason: string): Promise<void> {
    return this.do(() => this.client.revokeCertificate(id, reason), id);
  }

  private async do(work: () => Promise<unknown>, subject = ''): Promise<void> {
    await this.attempt.run(work, subject);
    this.certificates.reload();
    this.settled.reload();
  }
}
