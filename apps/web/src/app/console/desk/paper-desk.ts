import { ChangeDetectionStrategy, Component, computed, input, linkedSignal } from '@angular/core';
import type { ProjectView } from '@helan/contracts';
import { fieldInWords } from '../../ui/application-facts';
import { paperChecklist, papersOf } from '../../ui/paper-checklist';
import { isPicture, provedBy } from './paper-facts';

/** The papers of a project, one before the eyes at a time, beside the facts that it is to prove. */
@Component({
  selector: 'hl-paper-desk',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="choices" role="group" aria-label="看哪份材料">
      @for (paper of papers(); track paper.kind) {
        <button
          type="button"
          [class.second]="paper.kind !== kind()"
          [attr.aria-pressed]="paper.kind === kind()"
          (click)="kind.set(paper.kind)"
        >
          {{ paper.name }}
          @if (!paper.files.length) {
            <span class="none">{{ paper.isRequired ? '没有' : '未要求' }}</span>
          } @else if (paper.files.length > 1) {
            <span>{{ paper.files.length }} 份</span>
          }
        </button>
      }
    </div>
    @if (paper(); as paper) {
      @if (hint(); as hint) {
        <p class="small-print">要看清：{{ hint }}</p>
      }
      @if (facts().length) {
        <p class="small-print"><b>和申请里写的对照</b></p>
        <dl class="facts">
          @for (fact of facts(); track fact.label) {
            <dt>{{ fact.label }}</dt>
            <dd>{{ fact.value }}</dd>
          }
        </dl>
      }
      @for (file of paper.files; track file.id) {
        <figure>
          @if (isPicture(file.mime)) {
            <a [href]="path() + file.id" target="_blank"
              ><img [src]="path() + file.id" [alt]="paper.name" loading="lazy"
            /></a>
          }
          <figcaption>
            <a [href]="path() + file.id" target="_blank">{{ file.fileName }}</a>
            @if (file.pages; as pages) {
              <span class="small-print">{{ pages }} 页，在新窗口里打开，可以和这一页并排看</span>
            }
          </figcaption>
        </figure>
      } @empty {
        <p class="muted">这份材料没有交。</p>
      }
    } @else {
      <p class="muted">没有附材料。</p>
    }
  `,
  styles: `
    .choices {
      display: flex;
      flex-wrap: wrap;
      gap: 0.35rem;
      margin-bottom: 0.5rem;
    }
    .choices button {
      gap: 0.35rem;
      min-height: 1.875rem;
      text-align: left;
    }
    .none {
      color: var(--warm);
    }
    button:not(.second) .none {
      color: inherit;
    }
    figcaption {
      display: flex;
      flex-wrap: wrap;
      gap: 0 0.75rem;
    }
    figure {
      margin: 0.5rem 0;
    }
    img {
      display: block;
      max-width: 100%;
      max-height: 60dvh;
      border: 1px solid var(--line);
      background: var(--ground);
    }
  `,
})
export class PaperDesk {
  readonly project = input.required<ProjectView>();
  protected readonly isPicture = isPicture;
  protected readonly papers = computed(() => papersOf(this.project()));
  protected readonly path = computed(() => `/api/projects/${this.project().id}/documents/`);
  /** The first that is there, until another is chosen. */
  protected readonly kind = linkedSignal<string, string | undefined>({
    source: () => this.project().id,
    computation: () => (this.papers().find(({ files }) => files.length > 0) ?? this.papers()[0])?.kind,
  });
  protected readonly paper = computed(() => this.papers().find(({ kind }) => kind === this.kind()));
  protected readonly hint = computed(
    () => paperChecklist(this.project()).find(({ kind }) => kind === this.kind())?.hint,
  );
  protected readonly facts = computed(() => {
    const { application, typeCode } = this.project();
    return provedBy(this.kind() ?? '')
      .map((field) => fieldInWords(field, application, typeCode))
      .filter(({ value }) => value.trim() !== '');
  });
}
