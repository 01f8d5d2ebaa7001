import { Injectable, computed, inject, signal } from '@angular/core';
import { reading } from '../../data/reading';
import { Session } from '../../data/session';
import { LiaisonPapersClient } from './liaison-papers-client';

/** What a liaison has handed in and this reader is to see: one list for the tab, today's desk and the page itself. */
@Injectable()
export class PapersToSee {
  private readonly client = inject(LiaisonPapersClient);
  private readonly session = inject(Session);
  private readonly mayAsk = () => this.session.has('seeLiaisonPapers');
  readonly mandateAt = signal('');
  readonly scanAt = signal('');

  readonly mandates = reading({
    params: () => (this.mayAsk() ? this.mandateAt() : undefined),
    loader: ({ params }) => this.client.mandates(params),
  });
  readonly scans = reading({
    params: () => (this.mayAsk() ? this.scanAt() : undefined),
    loader: ({ params }) => this.client.scans(params),
  });
  /** Without his own, which somebody else has to see. */
  readonly mandateCount = computed(() => this.mandates.value()?.toSee ?? 0);
  readonly scanCount = computed(() => this.scans.value()?.toSee ?? 0);
  readonly count = computed(() => this.mandateCount() + this.scanCount());

  reload(): void {
    this.mandates.reload();
    this.scans.reload();
  }
}
