import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import { MAX_FILE_MB, type RegistrationView } from '@helan/contracts';
import { REGISTRATION_PAPERS, REVIEW_PAPERS, type RegistrationPaper } from '@helan/domain';
import { Attempt } from '../data/attempt';
import { RegistrationsClient } from '../data/registrations-client';
import { ProblemBox } from '../ui/problem-box';

/** Papers that come with a registration: those a review asks for, and whatever else proves that one is fit. */
@Component({
  selector: 'hl-registration-papers',
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
              >{{ paper.files.length ? '已上传' : paper.isRequired ? '还差' : '有就传' }}</span
            >
            <br /><span class="small-print">{{ paper.hint }}</span>
            @for (file of paper.files; track file.id) {
              <p class="file">
                <a
                  [href]="'/api/registrations/' + registration().id + '/documents/' + file.id"
                  target="_blank"
                  >{{ file.fileName }}</a
                >
                <button type="button" class="plain" [disabled]="attempt.isBusy()" (click)="remove(file.id)">
                  删掉
                </button>
              </p>
            }
          </div>
          <label class="button second pick">
            {{ uploading() === paper.kind ? '正在上传……' : '选文件' }}
            <input
              type="file"
              accept="image/jpeg,image/png,application/pdf"
              [attr.aria-label]="'上传' + paper.name"
              [disabled]="attempt.isBusy()"
              (change)="upload(paper.kind, $any($event.target))"
            />
          </label>
        </div>
      }
    </section>
  `,
  styles: `
    h2 {
      margin-top: 0;
    }
    section {
      margin-bottom: 1.25rem;
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
    .pick {
      position: relative;
      font-weight: 400;
      margin: 0;
      overflow: hidden;
      flex: none;
    }
    .pick input {
      position: absolute;
      inset: 0;
      opacity: 0;
      cursor: pointer;
    }
    .pick:focus-within {
      outline: 3px solid var(--warm);
      outline-offset: 2px;
    }
  `,
})
export class RegistrationPapers {
  private readonly client = inject(RegistrationsClient);
  protected readonly attempt = inject(Attempt);
  readonly registration = input.required<RegistrationView>();
  readonly changed = output();
  protected readonly maxMb = MAX_FILE_MB;
  protected readonly uploading = signal<string | null>(null);
  protected readonly papers = computed(() => {
    const { reviewNeed, documents, partners } = this.registration();
    const isReviewed = reviewNeed !== null && !['UNSET', 'NONE'].includes(reviewNeed);
    const rows = Object.entries(REGISTRATION_PAPERS) as [RegistrationPaper, { name: string; hint: string }][];
    return rows
      .filter(([kind]) => isReviewed || !(kind in REVIEW_PAPERS))
      .map(([kind, { name, hint }]) => ({
        kind,
        name,
        hint,
        isRequired: kind in REVIEW_PAPERS || (kind === 'JOINT_AGREEMENT' && partners.length > 0),
        files: documents.filter((file) => file.kind === kind),
      }));
  });

  protected async upload(kind: string, box: HTMLInputElement): Promise<void> {
    const file = box.files?.[0];
    if (!file) return;
    this.uploading.set(kind);
    await this.attempt.run(() => this.client.upload(this.registration().id, kind, file));
    this.uploading.set(null);
    box.value = '';
    this.changed.emit();
  }

  protected async remove(documentId: string): Promise<void> {
    await this.attempt.run(() => this.client.removeDocument(this.registration().id, documentId));
    this.changed.emit();
  }
}
