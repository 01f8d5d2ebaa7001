import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { reading } from '../../../data/reading';
import { Attempt } from '../../../data/attempt';
import { PropertyClient } from '../../../data/property/property-client';
import { HouseholdList } from '../../../ui/household-list';

/** 连片流转: the table of households is handed in as an Excel sheet; what is wrong with it is said row by row. */
@Component({
  selector: 'hl-household-table',
  imports: [HouseholdList],
  providers: [Attempt],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <section class="card">
      <h2>各户名册</h2>
      <p>
        您受各户委托连片流转。先下载模板，一块地一行填好，再传上来；有错会一次说全，改好再传。
        新传的名册会替换原来的。
      </p>
      <p class="row">
        <a class="button second" href="/api/household-template" download>下载模板</a>
        <label class="button file" [class.busy]="attempt.isBusy()">
          {{ attempt.isBusy() ? '正在核对……' : '上传名册' }}
          <input
            type="file"
            accept=".xlsx"
            aria-label="上传名册"
            [disabled]="attempt.isBusy()"
            (change)="take($any($event.target))"
          />
        </label>
      </p>
      @if (faults().length) {
        <div class="problem" role="alert">
          <h3>名册没有收进来，有 {{ faults().length }} 处要改</h3>
          <ol>
            @for (fault of faults(); track $index) {
              <li>{{ fault.sentence }}</li>
            }
          </ol>
        </div>
      }
      @if (households.value(); as rows) {
        @if (rows.length) {
          <hl-household-list [households]="rows" />
        } @else {
          <p class="empty">还没有名册。</p>
        }
      }
    </section>
  `,
  styles: `
    h2,
    h3 {
      margin-top: 0;
    }
    ol {
      max-height: 20rem;
      overflow: auto;
      margin: 0;
    }
    .file {
      position: relative;
      margin: 0;
      font-weight: 400;
    }
    .file input {
      position: absolute;
      inset: 0;
      opacity: 0;
      cursor: pointer;
    }
    .file:focus-within {
      outline: 3px solid var(--warm);
      outline-offset: 2px;
    }
    .file.busy {
      background: #e6eae7;
      border-color: #c5cdc8;
      color: #5d6761;
    }
  `,
})
export class HouseholdTable {
  private readonly client = inject(PropertyClient);
  protected readonly attempt = inject(Attempt);
  readonly projectId = input.required<string>();
  readonly changed = output();
  protected readonly households = reading({
    params: () => this.projectId(),
    loader: ({ params }) => this.client.households(params),
  });
  protected readonly faults = computed(() => this.attempt.problem()?.faults ?? []);

  protected async take(box: HTMLInputElement): Promise<void> {
    const file = box.files?.[0];
    box.value = '';
    if (!file) return;
    const isTaken = await this.attempt.run(async () =>
      this.households.set(await this.client.importHouseholds(this.projectId(), file)),
    );
    if (isTaken) this.changed.emit();
  }
}
