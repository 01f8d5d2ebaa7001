import {
  ChangeDetectionStrategy,
  Component,
  DestroyRef,
  type OnInit,
  computed,
  inject,
  input,
  output,
  signal,
} from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { NonNullableFormBuilder, ReactiveFormsModule } from '@angular/forms';
import type { ProjectView } from '@helan/contracts';
import { type Application, DECIDING_KINDS, getPropertyType, listsForHouseholds } from '@helan/domain';
import { debounceTime } from 'rxjs';
import { Attempt } from '../../../data/attempt';
import { ProjectsClient } from '../../../data/listing/projects-client';
import { ProblemBox } from '../../../ui/problem-box';
import { type ApplicationGroup, applicationGroup, toApplication } from './application-group';
import { AttributeFields } from './attribute-fields';
import { DecisionFields } from './decision-fields';
import { NoticeFields } from './notice-fields';
import { ParcelRows } from './parcel-rows';
import { PaymentFields } from './payment-fields';
import { PeopleFields } from './people-fields';
import { PriceFields } from './price-fields';
import { SubjectFields } from './subject-fields';
import { TradingFields } from './trading-fields';

const SAVE_AFTER_MS = 1200;

/** 转出申请书. Saves itself; what could not be saved stays in this browser until it can. */
@Component({
  selector: 'hl-application-form',
  imports: [
    AttributeFields,
    DecisionFields,
    NoticeFields,
    ParcelRows,
    PaymentFields,
    PeopleFields,
    PriceFields,
    ProblemBox,
    ReactiveFormsModule,
    SubjectFields,
    TradingFields,
  ],
  providers: [Attempt],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './application-form.html',
  styleUrl: './application-form.css',
})
export class ApplicationForm implements OnInit {
  private readonly client = inject(ProjectsClient);
  private readonly builder = inject(NonNullableFormBuilder);
  private readonly destroyRef = inject(DestroyRef);
  protected readonly attempt = inject(Attempt);
  readonly project = input.required<ProjectView>();
  readonly saved = output();

  protected group!: ApplicationGroup;
  protected readonly state = signal<'clean' | 'dirty' | 'saved'>('clean');
  /** As it holds for this application: a kind of quota that is traded here is filled in like any other right. */
  protected readonly type = computed(() => ({
    ...getPropertyType(this.project().typeCode),
    isRelay: this.project().isRelay,
  }));
  /** The decision of a body is asked of bodies only; whether this right needs one, the section says. */
  protected readonly isDeciding = computed(
    () => this.type().decisions.length > 0 && DECIDING_KINDS.includes(this.project().transferorKind),
  );
  /** Parcels then stand in the table of households. */
  protected readonly isForHouseholds = computed(() =>
    listsForHouseholds(this.type(), this.project().transferorKind),
  );

  ngOnInit(): void {
    const { id, application } = this.project();
    const unsaved = sessionStorage.getItem(draftKey(id));
    const filled = unsaved ? (JSON.parse(unsaved) as Application) : application;
    this.group = applicationGroup(
      this.builder,
      this.type(),
      this.isForHouseholds() ? { ...filled, parcels: [] } : filled,
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

  /** The sentence for a field: what the last save said, else what is still missing. */
  protected readonly faultOf = (field: string): string | null => {
    if (!this.group.get(field)?.dirty && this.project().state === 'DRAFT') return this.attempt.faultOf(field);
    return (
      this.attempt.faultOf(field) ??
      this.project().missing.find((fault) => fault.field === field)?.sentence ??
      null
    );
  };

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
