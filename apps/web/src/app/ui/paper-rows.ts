import { ChangeDetectionStrategy, Component, inject, input, output, signal } from '@angular/core';
import { MAX_FILE_MB } from '@helan/contracts';
import { Attempt } from '../data/attempt';
import { Api } from '../data/api';
import type { PaperLine } from './paper-checklist';
import { ProblemBox } from './problem-box';

/** Papers that a file needs: what each must show, what is there, and how far an upload is. */
@Component({
  selector: 'hl-paper-rows',
  imports: [ProblemBox],
  providers: [Attempt],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <section class="card">
      <h2>材料</h2>
      <p class="small-print">拍照或扫描都行：JPG、PNG、PDF，每个不超过 {{ maxMb }} MB。</p>
      <hl-problem-box [problem]="attempt.problem()" />
      @for (paper of papers(); track paper.kind) {
        <div class="paper">
          <div>
            <b>{{ paper.name }}</b>
            <span
              class="tag"
              [class.warm]="paper.isRequired && !paper.files.length"
              [class.grey]="!paper.isRequired && !paper.files.length"
            >
              {{ paper.files.length ? '已上传' : paper.isRequired ? '还差' : '有就传' }}
            </span>
            <br /><span class="small-print">{{ paper.hint }}</span>
            @for (file of paper.files; track file.id) {
              <p class="file">
                <a [href]="'/api/' + path() + '/' + file.id" target="_blank">{{ file.fileName }}</a>
                <button type="button" class="plain" (click)="remove(file.id)" [disabled]="attempt.isBusy()">
                  删除
                </button>
              </p>
            }
          </div>
          <div class="picks">
            @for (way of paper.ways; track way.kind) {
              <label class="button second pick">
                {{ uploading() === way.kind ? '上传 ' + share() + '%' : way.label }}
                <input
                  type="file"
                  accept="image/jpeg,image/png,application/pdf"
                  [attr.aria-label]="'上传' + way.name"
                  (change)="upload(way.kind, $event)"
                  [disabled]="attempt.isBusy()"
                />
              </label>
            }
          </div>
        </div>
      }
    </section>
  `,
  styles: `
    h2 {
      margin-top: 0;
    }
    section {
      margin: 1.25rem 0;
    }
    .paper {
      display: flex;
      justify-content: space-between;
      gap: 1rem;
      padding: 0.75rem 0;
      border-bottom: 1px solid var(--line);
      align-items: center;
    }
    .file {
      margin: 0.15rem 0 0;
    }
    .picks {
      display: grid;
      gap: 0.4rem;
      flex: 0 1 auto;
    }
    .pick {
      min-width: 7em;
      text-align: center;
      font-weight: 400;
      margin: 0;
    }
  `,
})
export class PaperRows {
  private readonly api = inject(Api);
  protected readonly attempt = inject(Attempt);
  readonly papers = input.required<readonly PaperLine[]>();
  /** Where the papers are posted, read and deleted, below `/api/`. */
  readonly path = input.required<string>();
  readonly changed = output();
  protected readonly maxMb = MAX_FILE_MB;
  protected readonly uploading = signal<string | null>(null);
  protected readonly share = signal(0);

  protected async upload(kind: string, event: Event): Promise<void> {
    const box = event.target as HTMLInputElement;
    const file = box.files?.[0];
    if (!file) return;
    this.uploading.set(kind);
    this.share.set(0);
    const onShare = (share: number): void => this.share.set(Math.round(share * 100));
    await this.attempt.run(() => this.api.upload(this.path(), { kind, file }, onShare));
    this.uploading.set(null);
    box.value = '';
    this.changed.emit();
  }

  protected async remove(documentId: string): Promise<void> {
    await this.attempt.run(() => this.api.delete(`${this.path()}/${documentId}`));
    this.changed.emit();
  }
}
