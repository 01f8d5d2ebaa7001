import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { reading } from '../data/reading';
import { NoticesClient } from '../data/publicity/notices-client';
import { NoticeCard } from './notice-card';
import { Unread } from '../ui/unread';

@Component({
  selector: 'hl-home',
  imports: [RouterLink, NoticeCard, Unread],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './home.html',
  styleUrl: './home.css',
})
export class Home {
  private readonly client = inject(NoticesClient);
  private readonly router = inject(Router);
  protected readonly open = reading({
    handOver: 'notices.open',
    loader: () => this.client.list({ stage: 'open' }),
  });
  protected readonly trading = reading({
    handOver: 'notices.trading',
    loader: () => this.client.list({ stage: 'trading' }),
  });
  protected readonly done = reading({
    handOver: 'notices.done',
    loader: () => this.client.list({ stage: 'done' }),
  });

  protected search(text: string): void {
    void this.router.navigate(['/notices'], { queryParams: text.trim() ? { search: text.trim() } : {} });
  }
}
