import {
  ChangeDetectionStrategy,
  Component,
  DestroyRef,
  type OnInit,
  computed,
  inject,
  input,
  output,
  resource,
  signal,
} from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { NonNullableFormBuilder, ReactiveFormsModule } from '@angular/forms';
import type { ProjectView } from '@helan/contracts';
import {
  FARM_PURPOSES,
  type LeaseApplication,
  PAYMENT_MODES,
  TRANSFER_MODES,
  getPropertyType,
} from '@helan/domain';
import { debounceTime } from 'rxjs';
import { Attempt } from '../data/attempt';
import { NoticesClient } from '../data/notices-client';
import { ProjectsClient } from '../data/projects-client';
import { ProblemBox } from '../ui/problem-box';
import {
  type ApplicationGroup,
  applicationGroup,
  coHolderGroup,
  parcelGroup,
  rowsOf,
  toApplication,
} from './application-group';

const SAVE_AFTER_MS = 1200;

/** 转出申请书. Saves itself; what could not be saved stays in this browser until it can. */
@Component({
  selector: 'hl-application-form',
  imports: [ReactiveFormsModule, ProblemBox],
  providers: [Attempt],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './application-form.html',
  styleUrl: './application-form.css',
})
export class ApplicationForm implements OnInit {
  private readonly client = inject(ProjectsClient);
  private readonly notices = inject(NoticesClient);
  private readonly builder = inject(NonNullableFormBuilder);
  private readonly destroyRef = inject(DestroyRef);
  protected readonly attempt = inject(Attempt);
  readonly project = input.required<ProjectView>();
  readonly saved = output();

  protected group!: ApplicationGroup;
  protected readonly state = signal<'clean' | 'dirty' | 'saved'>('clean');
  protected readonly type = computed(() => getPropertyType(this.project().typeCode));
  protected readonly modes = computed(() =>
    this.type().modes.map((mode) => ({ mode, name: TRANSFER_MODES[mode] })),
  );
  protected readonly payments = Object.entries(PAYMENT_MODES);
  protected readonly purposes = FARM_PURPOSES;
  protected readonly regions = resource({ loader: () => this.notices.regions() });
  protected readonly villages = computed(() =>
    (this.regions.value() ?? []).filter((region) => region.code.length === 12),
  );

  ngOnInit(): void {
    const { id, application } = this.project();
    const unsaved = sessionStorage.getItem(draftKey(id));
    this.group = applicationGroup(
      this.builder,
      unsaved ? (JSON.parse(unsaved) as LeaseApplication) : application,
    );
    this.group.valueChanges.pipe(takeUntilDestroyed(this.destroyRef)).subscribe(() => {
      this.state.set('dirty');
      sessionStorage.setItem(draftKey(id), JSON.stringify(toApplication(this.group)));
    });
    this.group.valueChanges
      .pipe(debounceTime(SAVE_AFTER_MS), takeUntilDestroyed(this.destroyRef))
      .subscribe(() => void this.save());
    if (unsaved) void this.save();
  }

  protected parcels() {
    return rowsOf(this.group, 'parcels');
  }

  protected coHolders() {
    return rowsOf(this.group, 'coHolders');
  }

  protected addParcel(): void {
    this.group.controls.parcels.push(parcelGroup(this.builder, {}));
  }

  protected addCoHolder(): void {
    this.group.controls.coHolders.push(coHolderGroup(this.builder, {}));
  }

  /** The sentence for a field: what the last save said, else what is still missing. */
  protected faultOf(field: string): string | null {
    if (!this.group.get(field)?.dirty && this.project().state === 'DRAFT') return this.attempt.faultOf(field);
    return (
      this.attempt.faultOf(field) ??
      this.project().missing.find((fault) => fault.field === field)?.sentence ??
      null
    );
  }

  protected async save(): Promise<void> {
    const { id } = this.project();
    const sent = JSON.stringify(toApplication(this.group));
    const isSaved = await this.attempt.run(() => this.client.save(id, toApplication(this.group)));
    if (!isSaved) return;
    if (sent === JSON.stringify(toApplication(this.group))) sessionStorage.removeItem(draftKey(id));
    this.state.set('saved');
    this.saved.emit();
  }
}

function draftKey(projectId: string): string {
  return `draft:${projectId}`;
}
