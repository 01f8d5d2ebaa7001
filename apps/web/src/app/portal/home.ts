import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { reading } from '../data/reading';
import { NoticesClient } from '../data/publicity/notices-client';
import { NoticeCard } from './notice-card';
import { DealtList } from './dealt-list';
import { SessionList } from './session-list';
import { TYPES } from './type-words';
import { YearFigures } from './year-figures';
import { Unread } from '../ui/unread';

@Component({
  selector: 'hl-home',
  imports: [RouterLink, DealtList, NoticeCard, SessionList, Unread, YearFigures],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './home.html',
  styleUrl: './home.css',
})
export class Home {
  private readonly client = inject(NoticesClient);
  private readonly router = inject(Router);
  protected readonly types = TYPES;
  protected readonly home = reading({ handOver: 'home', loader: () => this.client.home() });
  /** How many there are beyond those that are shown. */
  protected readonly openCount = computed(() => {
    const open = this.home.value()?.open;
    return open && open.total > open.items.length ? ` ${open.total} 个` : '';
  });

  protected search(text: string): void {
    void this.router.navigate(['/notices'], { queryParams: text.trim() ? { search: text.trim() } : {} });
  }
}
