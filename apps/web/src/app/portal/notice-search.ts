import {
  ChangeDetectionStrategy,
  Component,
  type ElementRef,
  computed,
  effect,
  inject,
  input,
  viewChild,
} from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { PROPERTY_TYPES, STAGES } from '@helan/domain';
import { reading } from '../data/reading';
import { NoticesClient } from '../data/publicity/notices-client';
import { ListFrame } from '../ui/list-frame';
import { countInWords } from '../ui/count-in-words';
import { NoticeCard } from './notice-card';

@Component({
  selector: 'hl-notice-search',
  imports: [ListFrame, NoticeCard, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './notice-search.html',
  styleUrl: './notice-search.css',
})
export class NoticeSearch {
  private readonly client = inject(NoticesClient);
  private readonly router = inject(Router);
  readonly type = input<string>();
  readonly town = input<string>();
  readonly search = input<string>();
  readonly stage = input<string>();
  readonly at = input<string>();

  protected readonly types = PROPERTY_TYPES;
  protected readonly stages = Object.entries(STAGES).map(([key, { label }]) => [key, label] as const);
  /** Whether the address names a stage that there is. */
  protected readonly isStage = computed(() => Object.hasOwn(STAGES, this.stage() ?? ''));
  protected readonly query = computed(() => ({
    type: this.type(),
    town: this.town(),
    search: this.search(),
    stage: this.isStage() ? this.stage() : undefined,
    at: this.at(),
  }));
  protected readonly found = reading({
    handOver: 'notices.found',
    params: () => this.query(),
    loader: ({ params }) => this.client.list(params),
  });
  protected readonly number = computed(() => {
    const found = this.found.value();
    return found ? countInWords(found, '个') : '';
  });
  protected readonly addressOf = (place: string): string =>
    this.router
      .createUrlTree(['/notices'], { queryParams: { ...this.query(), at: place || null } })
      .toString();
  protected readonly regions = reading({ handOver: 'regions', loader: () => this.client.regions() });
  protected readonly towns = computed(() =>
    (this.regions.value() ?? []).filter((region) => region.code.length === 9),
  );

  private readonly box = viewChild<ElementRef<HTMLInputElement>>('box');
  private shown: string | undefined;

  constructor() {
    effect(() => this.show(this.box()?.nativeElement, this.search()));
  }

  /** The box follows the address, but keeps what was typed before the page could listen. */
  private show(box: HTMLInputElement | undefined, search: string | undefined): void {
    if (!box || search === this.shown) return;
    this.shown = search;
    box.value = search ?? '';
  }

  /** The address holds the search, so that it can be kept, shared and gone back to. */
  protected go(change: Record<string, string | null>): void {
    void this.router.navigate([], {
      queryParams: { at: null, page: null, ...change },
      queryParamsHandling: 'merge',
    });
  }
}
