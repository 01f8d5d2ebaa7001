import { Injectable, inject } from '@angular/core';
import type { PaperToSignView, RefusedScanView } from '@helan/contracts';
import { Api } from '../../data/api';

/** What people sign by hand for whom the liaison has filed. */
@Injectable({ providedIn: 'root' })
export class PaperSignaturesClient {
  private readonly api = inject(Api);

  list(lotId: string): Promise<PaperToSignView[]> {
    return this.api.get(`lots/${lotId}/paper-signatures`);
  }

  /** What has to be signed and handed in anew. */
  refused(): Promise<RefusedScanView[]> {
    return this.api.get('my/refused-scans');
  }

  /** `onShare` is told how much of the scan has gone over the line, from 0 to 1. */
  handIn(
    lotId: string,
    { kind, fileHash }: PaperToSignView,
    file: File,
    onShare: (share: number) => void,
  ): Promise<void> {
    return this.api.upload(`lots/${lotId}/paper-signatures`, { kind, fileHash, file }, onShare);
  }
}
