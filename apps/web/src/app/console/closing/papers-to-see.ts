import { Injectable, computed, inject } from '@angular/core';
import { reading } from '../../data/reading';
import { Session } from '../../data/session';
import { LiaisonPapersClient } from './liaison-papers-client';

/** What a liaison has handed in and this reader is to see: one list for the tab, today's desk and the page itself. */
@Injectable()
export class PapersToSee {
  private readonly client = inject(LiaisonPapersClient);
  private readonly session = inject(Session);
  private readonly asked = () => (this.session.has('seeLiaisonPapers') ? true : undefined);

  readonly mandates = reading({ params: this.asked, loader: () => this.client.mandates() });
  readonly scans = reading({ params: this.asked, loader: () => this.client.scans() });
  /** Without his own, which somebody else has to see. */
  readonly mandateCount = computed(() => (this.mandates.value() ?? []).filter(({ isOwn }) => !isOwn).length);
  readonly scanCount = computed(() => (this.scans.value() ?? []).filter(({ isOwn }) => !isOwn).length);
  readonly count = computed(() => this.mandateCount() + this.scanCount());

  reload(): void {
    this.mandates.reload();
    this.scans.reload();
  }
}
