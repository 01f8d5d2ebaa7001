import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import type { PaperLine } from './paper-checklist';

/** Papers as they lie with a file, to be opened: what is there, and what is not. */
@Component({
  selector: 'hl-paper-files',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @for (paper of papers(); track paper.kind) {
      <p>
        <b>{{ paper.name }}</b>&nbsp;
        @if (!paper.files.length) {
          <span class="tag grey">{{ paper.isRequired ? '没有' : '未要求' }}</span>
        }
        @for (file of paper.files; track file.id) {
          <br /><a [href]="'/api/' + path() + '/' + file.id" target="_blank">{{ file.fileName }}</a
          >&nbsp;
          @if (file.pages; as pages) {
            <span class="small-print">{{ pages }} 页</span>
          }
        }
      </p>
    } @empty {
      <p class="muted">没有附材料。</p>
    }
  `,
})
export class PaperFiles {
  readonly papers = input.required<readonly Pick<PaperLine, 'kind' | 'name' | 'isRequired' | 'files'>[]>();
  /** Where they are read, below `/api/`. */
  readonly path = input.required<string>();
}
