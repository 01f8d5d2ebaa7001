import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  inject,
  input,
  linkedSignal,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { Router, RouterLink } from '@angular/router';
import { type Problem, WORK_DUE, type WorkList, type WorkRow } from '@helan/contracts';
import { problemFrom } from '../../data/api';
import { DeskClient } from '../../data/oversight/desk-client';
import { NoticesClient } from '../../data/publicity/notices-client';
import { reading } from '../../data/reading';
import { Session } from '../../data/session';
import { countInWords } from '../../ui/count-in-words';
import { Unread } from '../../ui/unread';
import { OwnDesks } from '../people/own-desks';
import { DeskDeeds } from './desk-deeds';
import type { DeskDeed } from './desk-keys';
import { Rounds } from './rounds';
import { taskOf } from './round';
import { DeskViews } from './desk-views';
import { HandOver } from './hand-over';
import { WorkGrid } from './work-grid';
import {
  WHOLE_LIST,
  type WorkQuery,
  addressOf,
  askedAnew,
  isNarrowed,
  isSameList,
  paramsOf,
  queryOfView,
  viewOf,
  workQueryOf,
} from './work-query';
import { WorkSource } from './work-source';

/** As many rows come at once; the grid asks by blocks of so many. */
const PAGE_ROWS = 20;

/** Everything that waits for whoever is signed in, as one list: what is over first, then what falls due first. */
@Component({
  selector: 'hl-today',
  imports: [DeskViews, HandOver, OwnDesks, RouterLink, Unread, WorkGrid],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './today.html',
  styleUrl: './today.css',
})
export class Today {
  private readonly client = inject(DeskClient);
  private readonly notices = inject(NoticesClient);
  private readonly router = inject(Router);
  private readonly rounds = inject(Rounds);
  protected readonly session = inject(Session);
  /** Those that are pressed many times a day; the rest is one of the ways beside them. */
  protected readonly dues = Object.entries(WORK_DUE).filter(([due]) => due !== 'none');

  readonly kind = input<string>();
  readonly region = input<string>();
  readonly due = input<string>();
  readonly q = input<string>();
  readonly mine = input<string>();
  readonly sort = input<string>();
  readonly at = input<string>();
  protected readonly query = computed(() =>
    workQueryOf({
      kind: this.kind(),
      region: this.region(),
      due: this.due(),
      q: this.q(),
      mine: this.mine(),
      sort: this.sort(),
      at: this.at(),
    }),
  );
  protected readonly isNarrowed = computed(() => isNarrowed(this.query()));
  protected readonly view = computed(() => viewOf(this.query()));

  private asked: WorkQuery | undefined;
  /** One list, however far it has been read; another page of it, when it scrolls, is the same. */
  protected readonly source = linkedSignal<WorkQuery, WorkSource>({
    source: this.query,
    computation: (query, last) => {
      const isHere = last && this.asked && isSameList(this.asked, query) && last.value.hasPlace(query.at);
      this.asked = query;
      return isHere ? last.value : this.sourceOf(query);
    },
  });
  protected readonly page = signal<WorkList | undefined>(undefined);
  protected readonly problem = signal<Problem | undefined>(undefined);
  protected readonly chosen = signal<readonly WorkRow[]>([]);
  /** What became of those that were ticked; told until others are. */
  protected readonly said = signal('');
  protected readonly count = computed(() => {
    const page = this.page();
    return page ? countInWords(page, '件') : '';
  });
  protected readonly all = computed(() => {
    const kinds = this.page()?.kinds ?? [];
    return {
      waiting: kinds.reduce((sum, { waiting }) => sum + waiting, 0),
      overdue: kinds.reduce((sum, { overdue }) => sum + overdue, 0),
    };
  });
  protected readonly sheet = computed(() => `/api/desk/work/sheet?${this.view()}`);
  private readonly regions = reading({ loader: () => this.notices.regions() });
  protected readonly towns = computed(() =>
    (this.regions.value() ?? []).filter(({ code }) => code.length === 9),
  );
  private readonly grid = viewChild(WorkGrid);

  constructor() {
    inject(DeskDeeds)
      .last.pipe(takeUntilDestroyed())
      .subscribe((deed) => this.take(deed));
    effect(() => {
      this.source();
      untracked(() => this.chosen.set([]));
    });
  }

  protected ask(change: Partial<WorkQuery>): void {
    this.go(askedAnew(this.query(), change));
  }

  protected askWhole(): void {
    this.go({ ...WHOLE_LIST, sort: this.query().sort });
  }

  protected askView(query: string): void {
    this.go(queryOfView(query));
  }

  /** The address names the page that is seen, without a step in the browser's way back for each. */
  protected moveTo(at: string): void {
    if (at !== this.query().at) this.go({ ...this.query(), at }, true);
  }

  protected askAgain(): void {
    this.problem.set(undefined);
    this.source.set(this.sourceOf(this.query()));
  }

  protected choose(rows: readonly WorkRow[]): void {
    this.chosen.set(rows);
    if (rows.length > 0) this.said.set('');
  }

  protected tell(said: string): void {
    this.askAgain();
    this.said.set(said);
  }

  protected begin(row: WorkRow, among: readonly WorkRow[] = this.source().come): void {
    const isChosen = among !== this.source().come;
    const query = this.query();
    const list = this.router.serializeUrl(
      this.router.createUrlTree(['/console'], { queryParams: addressOf(query) }),
    );
    const round = { list, query: viewOf(query), tasks: among.map(taskOf), isChosen, done: [] };
    void this.rounds.begin(round, row);
  }

  protected beginChosen(): void {
    const [first] = this.chosen();
    if (first) this.begin(first, this.chosen());
  }

  private take(deed: DeskDeed): void {
    const grid = this.grid();
    if (deed === 'DOWN') grid?.step(1);
    else if (deed === 'UP') grid?.step(-1);
    else if (deed === 'OPEN') grid?.openFocused();
    else if (deed === 'MARK') grid?.markFocused();
  }

  private go(query: WorkQuery, isSilent = false): void {
    void this.router.navigate([], { queryParams: paramsOf(query), replaceUrl: isSilent });
  }

  private sourceOf(query: WorkQuery): WorkSource {
    return new WorkSource(
      PAGE_ROWS,
      query.at,
      (at) => this.client.work(addressOf({ ...query, at })),
      ({ page, error, isFirst }) => this.note(page, error, isFirst),
    );
  }

  private note(page: WorkList | undefined, error: unknown, isFirst: boolean): void {
    this.problem.set(error === undefined ? undefined : problemFrom(error));
    if (!page || !isFirst) return;
    this.page.set(page);
    const index = page.items.findIndex(({ key }) => key === this.rounds.last());
    if (index >= 0) setTimeout(() => this.grid()?.focus(index));
  }
}
