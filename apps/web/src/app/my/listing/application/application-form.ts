import {
  ChangeDetectionStrategy,
  Component,
  DestroyRef,
  type OnInit,
  computed,
  effect,
  inject,
  input,
  output,
  signal,
  untracked,
} from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { NonNullableFormBuilder, ReactiveFormsModule } from '@angular/forms';
import type { ProjectView } from '@helan/contracts';
import {
  type Application,
  DECIDING_KINDS,
  getPropertyType,
  listsForHouseholds,
  usualOwnership,
} from '@helan/domain';
import { type Subscription, debounceTime } from 'rxjs';
import { Attempt } from '../../../data/attempt';
import { ProjectsClient } from '../../../data/listing/projects-client';
import { fieldInWords } from '../../../ui/application-facts';
import { ProblemBox } from '../../../ui/problem-box';
import { TwoTexts, type TwoWords } from '../../../ui/two-texts';
import { type ApplicationGroup, applicationGroup, toApplication } from './application-group';
import { AttributeFields } from './attribute-fields';
import { DecisionFields } from './decision-fields';
import { DraftVersions, withoutNumber } from './draft-versions';
import { type KeptDraft, forgetDraft, keepDraft, keptDraft } from './kept-draft';
import { NoticeFields } from './notice-fields';
import { ParcelRows } from './parcel-rows';
import { PaymentFields } from './payment-fields';
import { PeopleFields } from './people-fields';
import { PriceFields } from './price-fields';
import { SubjectFields } from './subject-fields';
import { TradingFields } from './trading-fields';

const SAVE_AFTER_MS = 1200;

/**
 * 转出申请书. Saves itself; what could not be saved stays in this browser until it can. Where another tab has saved
 * meanwhile nothing is written over: both texts are shown, and whoever writes chooses.
 */
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
    TwoTexts,
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
  /** What was saved last, as far as this form knows, and what somebody else has saved meanwhile. */
  private versions!: DraftVersions;
  private changes: Subscription | undefined;
  private mustSaveAgain = false;
  protected readonly state = signal<'clean' | 'dirty' | 'saved'>('clean');
  protected readonly torn = signal<readonly TwoWords[]>([]);
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

  constructor() {
    // The page has read it anew, and somebody else has saved it meanwhile.
    effect(() => {
      const project = this.project();
      untracked(() => {
        const isNewer = this.changes !== undefined && project.applicationVersion > this.versions.version;
        if (isNewer && !this.attempt.isBusy()) this.compareWith(project);
      });
    });
  }

  ngOnInit(): void {
    const { id, application, applicationVersion: version } = this.project();
    const kept = keptDraft(id);
    this.versions = new DraftVersions({
      application: kept?.begun ?? this.read(application),
      version: kept?.version ?? version,
    });
    this.fill(kept?.mine ?? application);
    if (kept) void this.save();
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

  /** The version under which everything stands that is written here; nothing where it could not be saved. */
  async standing(): Promise<number | undefined> {
    if (this.state() === 'dirty') await this.save();
    return this.state() === 'dirty' || this.torn().length > 0 ? undefined : this.versions.version;
  }

  protected async save(): Promise<void> {
    if (this.torn().length > 0) return;
    if (this.attempt.isBusy()) {
      this.mustSaveAgain = true;
      return;
    }
    this.mustSaveAgain = false;
    const { id } = this.project();
    const sent = toApplication(this.group);
    const isSaved = await this.attempt.run(async () => {
      const { version } = await this.client.save(id, { ...sent, version: this.versions.version });
      this.versions.take({ application: sent, version });
    });
    if (!isSaved) {
      if (this.attempt.problem()?.code === 'form.saved-meanwhile') await this.compare();
      return;
    }
    if (JSON.stringify(sent) === JSON.stringify(toApplication(this.group))) {
      forgetDraft(id);
      this.state.set('saved');
    }
    this.saved.emit();
    if (this.mustSaveAgain) await this.save();
  }

  /** Of the fields named what was saved elsewhere, of all others what stands here. */
  protected async settle(fromSaved: readonly string[]): Promise<void> {
    const mended = this.versions.settle(toApplication(this.group), fromSaved);
    if (!mended) return;
    this.forgetTorn();
    this.fill(mended);
    this.state.set('dirty');
    await this.save();
  }

  private async compare(): Promise<void> {
    try {
      this.compareWith(await this.client.show(this.project().id));
    } catch {
      // Why the save was refused stands there already; the next one asks again.
    }
  }

  private compareWith({ application, applicationVersion: version, typeCode }: ProjectView): void {
    const saved = this.read(application);
    const written = toApplication(this.group);
    const torn = this.versions.meet({ application: saved, version }, written);
    if (torn.length === 0) {
      this.forgetTorn();
      return;
    }
    const mine = withoutNumber(written);
    this.torn.set(
      torn.map(({ field, isChangedByMe }) => {
        const { label, value } = fieldInWords(field, saved, typeCode);
        const own = fieldInWords(field, mine, typeCode).value;
        return { field, label, saved: value, mine: own, isChangedByMe };
      }),
    );
  }

  private forgetTorn(): void {
    this.torn.set([]);
    this.attempt.problem.set(null);
  }

  private fill(application: Application): void {
    this.group = this.groupOf(application);
    this.changes?.unsubscribe();
    const { valueChanges } = this.group;
    this.changes = valueChanges.pipe(takeUntilDestroyed(this.destroyRef)).subscribe(() => {
      this.state.set('dirty');
      keepDraft(this.project().id, this.draft());
    });
    this.changes.add(
      valueChanges
        .pipe(debounceTime(SAVE_AFTER_MS), takeUntilDestroyed(this.destroyRef))
        .subscribe(() => void this.save()),
    );
  }

  private draft(): KeptDraft {
    const { begun, version } = this.versions;
    return { mine: toApplication(this.group), begun, version };
  }

  private groupOf(application: Application): ApplicationGroup {
    const own = this.isForHouseholds() ? { ...application, parcels: [] } : application;
    const ownership = application.ownership ?? usualOwnership(this.type(), this.project().transferorKind);
    return applicationGroup(this.builder, this.type(), { ...own, ownership });
  }

  /** As this form has it, so that two can be held against each other. */
  private read(application: Application): Application {
    return toApplication(this.groupOf(application));
  }
}
