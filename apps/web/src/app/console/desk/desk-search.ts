import {
  ChangeDetectionStrategy,
  Component,
  ElementRef,
  computed,
  inject,
  signal,
  viewChild,
} from '@angular/core';
import { Router } from '@angular/router';
import { type Problem, SEARCH_KINDS, type SearchHit, searchedFor } from '@helan/contracts';
import { problemFrom } from '../../data/api';
import { DeskClient } from '../../data/oversight/desk-client';
import { Session } from '../../data/session';
import { groupHits, isEnough, isTooShort, stepIn } from './search-groups';

const PAUSE_MS = 200;

interface Found {
  readonly text: string;
  readonly hits: readonly SearchHit[];
  readonly hasMore: boolean;
}

/**
 * The one search of the desk: of people, parcels, projects, papers, flows what his post finds, and it says which; nothing
 * where it finds none. By arrows and Enter, `/` leads to it.
 */
@Component({
  selector: 'hl-desk-search',
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './desk-search.html',
  styleUrl: './desk-search.css',
  host: { '(focusout)': 'leave($event)' },
})
export class DeskSearch {
  private readonly client = inject(DeskClient);
  private readonly router = inject(Router);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly box = viewChild<ElementRef<HTMLInputElement>>('box');
  private timer: ReturnType<typeof setTimeout> | undefined;

  private readonly session = inject(Session);
  private readonly kinds = computed(() => searchedFor((permission) => this.session.has(permission)));
  protected readonly searched = computed(() => this.kinds().searched.join('、'));
  protected readonly leftOut = computed(() => this.kinds().leftOut.join('、'));
  protected readonly findsPeople = computed(() => this.session.has(SEARCH_KINDS.PARTY.permission));
  protected readonly isOpen = signal(false);
  /** Something is typed, and too little to look for. */
  protected readonly isShort = signal(false);
  protected readonly isAsking = signal(false);
  protected readonly problem = signal<Problem | undefined>(undefined);
  protected readonly found = signal<Found | undefined>(undefined);
  protected readonly groups = computed(() => groupHits(this.found()?.hits ?? []));
  protected readonly at = signal(-1);

  focus(): void {
    this.box()?.nativeElement.focus();
    this.box()?.nativeElement.select();
  }

  protected type(text: string): void {
    clearTimeout(this.timer);
    this.isOpen.set(isEnough(text));
    this.isShort.set(isTooShort(text));
    if (!isEnough(text)) return this.found.set(undefined);
    this.isAsking.set(true);
    this.timer = setTimeout(() => void this.ask(text.trim()), PAUSE_MS);
  }

  protected press(event: KeyboardEvent): void {
    if (event.isComposing) return;
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : undefined;
    if (step) {
      event.preventDefault();
      this.at.update((at) => stepIn(this.found()?.hits.length ?? 0, at, step));
    } else if (event.key === 'Enter') {
      event.preventDefault();
      this.open(Math.max(this.at(), 0));
    } else if (event.key === 'Escape') {
      event.stopPropagation();
      this.close();
    }
  }

  /** A hit is a link, too, so that it can be opened beside. */
  protected follow(event: MouseEvent, index: number): void {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    this.open(index);
  }

  protected leave(event: FocusEvent): void {
    if (!this.host.nativeElement.contains(event.relatedTarget as Node | null)) this.close();
  }

  private close(): void {
    this.isOpen.set(false);
    this.isShort.set(false);
  }

  private open(index: number): void {
    const hit = this.found()?.hits[index];
    if (!hit) return;
    this.close();
    this.box()?.nativeElement.blur();
    void this.router.navigateByUrl(hit.path);
  }

  /** An answer that comes after the next question is nobody's. */
  private async ask(text: string): Promise<void> {
    const isStill = () => this.box()?.nativeElement.value.trim() === text;
    try {
      const found = await this.client.search(text);
      if (!isStill()) return;
      this.found.set({ text, ...found });
      this.problem.set(undefined);
      this.at.set(-1);
    } catch (error) {
      if (isStill()) this.problem.set(problemFrom(error));
    }
    if (isStill()) this.isAsking.set(false);
  }
}
