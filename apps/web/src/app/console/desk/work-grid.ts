import {
  CSP_NONCE,
  ChangeDetectionStrategy,
  Component,
  DOCUMENT,
  ViewEncapsulation,
  computed,
  effect,
  inject,
  input,
  output,
  untracked,
} from '@angular/core';
import { AG_GRID_LOCALE_CN } from '@ag-grid-community/locale';
import type { WorkRow } from '@helan/contracts';
import { AgGridAngular } from 'ag-grid-angular';
import {
  type CellKeyDownEvent,
  CellStyleModule,
  ColumnApiModule,
  type GridApi,
  type GridReadyEvent,
  InfiniteRowModelModule,
  LocaleModule,
  RowApiModule,
  RowSelectionModule,
  ScrollApiModule,
  type SortChangedEvent,
  themeQuartz,
} from 'ag-grid-community';
import { workColumns } from './work-columns';
import { sortOf } from './work-query';
import type { WorkSource } from './work-source';

/** Print of 16 px makes rows of 36 px. */
const ROW_REM = 2.25;
const COMMON_PRINT_PX = 16;
const NARROW_PX = 768;

/** The list as a grid: 36 px a row, the arrows go from cell to cell, what comes behind is asked for as it comes into view. */
@Component({
  selector: 'hl-work-grid',
  imports: [AgGridAngular],
  changeDetection: ChangeDetectionStrategy.OnPush,
  encapsulation: ViewEncapsulation.None,
  template: `
    <ag-grid-angular
      class="work-grid"
      rowModelType="infinite"
      [theme]="theme"
      [styleNonce]="nonce"
      [modules]="modules"
      [cacheBlockSize]="source().pageSize"
      [maxConcurrentDatasourceRequests]="1"
      [columnDefs]="columns()"
      [localeText]="locale"
      [getRowId]="idOf"
      [ensureDomOrder]="true"
      [suppressDragLeaveHidesColumns]="true"
      [rowSelection]="selection"
      [selectionColumnDef]="{ width: 44, resizable: false, suppressHeaderMenuButton: true }"
      (gridReady)="begin($event)"
      (sortChanged)="sorted($event)"
      (cellKeyDown)="pressed($any($event))"
      (click)="clicked($event)"
      (rowDoubleClicked)="$event.data && open.emit($event.data)"
      (selectionChanged)="chosen.emit($event.api.getSelectedRows())"
      (bodyScrollEnd)="moved()"
    />
  `,
  styleUrl: './work-grid.css',
})
export class WorkGrid {
  private readonly document = inject(DOCUMENT);
  readonly source = input.required<WorkSource>();
  readonly sort = input.required<string>();
  readonly open = output<WorkRow>();
  readonly chosen = output<readonly WorkRow[]>();
  readonly sortChange = output<string>();
  /** The place of the page whose rows are at the top of what is seen. */
  readonly at = output<string>();

  protected readonly nonce = inject(CSP_NONCE) ?? '';
  protected readonly locale = AG_GRID_LOCALE_CN;
  protected readonly modules = [
    InfiniteRowModelModule,
    LocaleModule,
    RowSelectionModule,
    CellStyleModule,
    ColumnApiModule,
    RowApiModule,
    ScrollApiModule,
  ];
  private readonly scale = this.printPx() / COMMON_PRINT_PX;
  protected readonly theme = themeQuartz.withParams({
    rowHeight: Math.round(this.printPx() * ROW_REM),
    headerHeight: Math.round(this.printPx() * ROW_REM),
    fontSize: Math.round(this.printPx() * 0.875),
    fontFamily: 'inherit',
    accentColor: '#14603a',
    foregroundColor: '#1b211d',
    headerTextColor: '#55605a',
    borderColor: '#d9e0db',
    selectedRowBackgroundColor: '#eaf3ed',
    rowHoverColor: '#f7f9f7',
    wrapperBorderRadius: 8,
    cellHorizontalPadding: Math.round(this.printPx() * 0.625),
  });
  protected readonly selection = {
    mode: 'multiRow',
    headerCheckbox: false,
    enableClickSelection: false,
  } as const;
  protected readonly idOf = ({ data }: { data: WorkRow }) => data.key;
  protected readonly columns = computed(() => workColumns(this.sort(), this.isNarrow(), this.scale));
  private grid: GridApi<WorkRow> | undefined;

  constructor() {
    effect(() => {
      const source = this.source();
      untracked(() => {
        // A list that comes anew has nothing ticked.
        this.grid?.deselectAll();
        this.grid?.setGridOption('datasource', source);
      });
    });
  }

  /** The row on which the keys work, or the first one. */
  step(by: 1 | -1): void {
    const from = this.grid?.getFocusedCell()?.rowIndex;
    const to = from === undefined ? 0 : from + by;
    if (to >= 0 && this.source().come[to]) this.focus(to);
  }

  focus(rowIndex: number): void {
    this.grid?.ensureIndexVisible(rowIndex);
    this.grid?.setFocusedCell(rowIndex, 'title');
  }

  openFocused(): void {
    const row = this.source().come[this.grid?.getFocusedCell()?.rowIndex ?? -1];
    if (row) this.open.emit(row);
  }

  markFocused(): void {
    const index = this.grid?.getFocusedCell()?.rowIndex ?? -1;
    const node = this.grid?.getDisplayedRowAtIndex(index);
    node?.setSelected(!node.isSelected());
  }

  protected begin({ api }: GridReadyEvent<WorkRow>): void {
    this.grid = api;
    api.setGridOption('datasource', this.source());
  }

  protected sorted({ api }: SortChangedEvent<WorkRow>): void {
    const column = api.getColumnState().find(({ sort }) => sort === 'asc' || sort === 'desc');
    const sort = sortOf(column?.colId, column?.sort === 'desc' ? 'desc' : 'asc');
    if (sort !== this.sort()) this.sortChange.emit(sort);
  }

  /** What the grid has a use for is not asked for a second time by the desk. */
  protected pressed({ event, data }: CellKeyDownEvent<WorkRow>): void {
    if (!(event instanceof KeyboardEvent) || event.key !== 'Enter' || !data) return;
    event.preventDefault();
    this.open.emit(data);
  }

  /** At once, by the page's own event: the grid's comes when the browser has followed the link already. */
  protected clicked(event: MouseEvent): void {
    if (!(event.target instanceof HTMLAnchorElement)) return;
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const key = event.target.closest('[row-id]')?.getAttribute('row-id');
    const row = this.source().come.find((one) => one.key === key);
    if (!row) return;
    event.preventDefault();
    this.open.emit(row);
  }

  protected moved(): void {
    const top = this.grid?.getFirstDisplayedRowIndex() ?? -1;
    if (top >= 0) this.at.emit(this.source().placeOf(top));
  }

  private isNarrow(): boolean {
    return (this.document.defaultView?.innerWidth ?? 0) < NARROW_PX;
  }

  private printPx(): number {
    return parseFloat(getComputedStyle(this.document.documentElement).fontSize);
  }
}
