import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import type { ProjectView } from '@helan/contracts';
import { LISTING_STATES, listingLifecycle } from '@helan/domain';
import { fieldInWords } from '../../ui/application-facts';
import { MomentPipe } from '../../ui/moment.pipe';
import type { ProjectPart } from './project-parts';

const SHOWN = ['startPriceYuan', 'quantity', 'method', 'depositYuan', 'termTo'] as const;

/** What stays in view on a project's page: what it is, whose, at what price, whose turn it is and until when, and the ways to its parts. */
@Component({
  selector: 'hl-project-summary',
  imports: [MomentPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="first">
      <div>
        <h1>{{ project().title }}</h1>
        <p class="no">
          {{ project().no ?? '受理后编号' }}　{{ project().typeName }}　{{ project().villageName }}
        </p>
      </div>
      <p class="due">
        <b>{{ next() }}</b>
        @if (project().dueAt; as dueAt) {
          最晚 <b class="warm">{{ dueAt | moment }}</b>
          @if (project().isOverdue) {
            <span class="tag warm">已超期</span>
          }
        }
      </p>
    </div>
    <p class="facts">
      <span><span class="muted">转出方</span> {{ project().transferorName }}</span>
      @for (fact of facts(); track fact.label) {
        <span
          ><span class="muted">{{ fact.label }}</span> <b>{{ fact.value }}</b></span
        >
      }
    </p>
    <nav aria-label="项目的各部分">
      @for (part of parts(); track part.id) {
        <a [href]="'#' + part.id" (click)="$event.preventDefault(); show(part.id)">{{ part.name }}</a>
      }
    </nav>
  `,
  styles: `
    :host {
      position: sticky;
      top: calc(var(--desk-head) + var(--task-bar, 0rem));
      z-index: 5;
      display: block;
      margin: -0.5rem -1rem 0.75rem;
      padding: 0.5rem 1rem 0;
      background: var(--paper);
      border-bottom: 1px solid var(--line);
    }
    .first {
      display: flex;
      flex-wrap: wrap;
      gap: 0 1.5rem;
      justify-content: space-between;
    }
    .first > div {
      flex: 1 1 24rem;
    }
    h1 {
      margin: 0;
    }
    p {
      margin: 0;
    }
    .no {
      color: var(--grey);
      font-variant-numeric: tabular-nums;
    }
    .due {
      text-align: right;
    }
    .facts span span {
      margin-right: 0.35rem;
    }
    .facts {
      display: flex;
      flex-wrap: wrap;
      gap: 0 1.25rem;
      font-variant-numeric: tabular-nums;
    }
    nav {
      display: flex;
      flex-wrap: wrap;
      gap: 0 0.25rem;
      margin-top: 0.25rem;
    }
    nav a {
      padding: 0.25rem 0.75rem;
      border-bottom: 3px solid var(--line);
      text-decoration: none;
    }
    nav a:hover {
      border-color: var(--field);
    }
    @media (max-width: 56rem) {
      :host {
        position: static;
      }
      .due {
        text-align: left;
      }
    }
  `,
})
export class ProjectSummary {
  readonly project = input.required<ProjectView>();
  readonly parts = input.required<readonly ProjectPart[]>();
  protected readonly next = computed(() => {
    const { state, turn } = this.project();
    const name = LISTING_STATES[state];
    if (listingLifecycle.isAtRest(state) || !turn) return name;
    return turn === '平台' ? `${name}，到时间平台自动办理` : `${name}，等${turn}办理`;
  });
  protected readonly facts = computed(() => {
    const { application, typeCode } = this.project();
    return SHOWN.map((field) => fieldInWords(field, application, typeCode)).filter(
      ({ value }) => value.trim() !== '',
    );
  });

  protected show(id: string): void {
    document.getElementById(id)?.scrollIntoView({ block: 'start' });
  }
}
