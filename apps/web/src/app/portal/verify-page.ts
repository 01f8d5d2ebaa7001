import { ChangeDetectionStrategy, Component, computed, effect, inject, input } from '@angular/core';
import { Router } from '@angular/router';
import { foldText, isBlank } from '@helan/domain';
import { PageStatus } from '../data/page-status';
import { reading } from '../data/reading';
import { NoticesClient } from '../data/publicity/notices-client';
import { MomentPipe } from '../ui/moment.pipe';
import { Unread } from '../ui/unread';

@Component({
  selector: 'hl-verify-page',
  imports: [MomentPipe, Unread],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './verify-page.html',
  styleUrl: './verify-page.css',
})
export class VerifyPage {
  private readonly client = inject(NoticesClient);
  private readonly router = inject(Router);
  /** Machine code or number, from the address of the QR code or typed. */
  readonly code = input<string>();
  /** First part of the fingerprint, where the QR code gave it. */
  readonly h = input<string>();

  private readonly question = computed(() =>
    this.code() ? { code: this.code()!, fingerprint: this.h() } : undefined,
  );
  protected readonly answer = reading({
    handOver: 'verify',
    params: () => this.question(),
    loader: ({ params }) => this.client.verify(params.code, params.fingerprint),
  });

  constructor() {
    const status = inject(PageStatus);
    effect(() => {
      const verdict = this.answer.value()?.verdict;
      if (verdict === 'UNKNOWN' || verdict === 'INCOMPLETE') status.take(404);
    });
  }

  protected check(text: string): void {
    if (!isBlank(text)) void this.router.navigate(['/verify', foldText(text)]);
  }
}
