import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  linkedSignal,
  signal,
  viewChild,
} from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import {
  DECIDING_KINDS,
  getPropertyType,
  listingLifecycle,
  listsForHouseholds,
  mayBeAllowed,
} from '@helan/domain';
import { reading } from '../../data/reading';
import { Attempt } from '../../data/attempt';
import { ProjectsClient } from '../../data/listing/projects-client';
import { Session } from '../../data/session';
import { Field } from '../../ui/field';
import { ApplicationView } from '../../ui/application-view';
import { HistoryList } from '../../ui/history-list';
import { MomentPipe } from '../../ui/moment.pipe';
import { papersOf } from '../../ui/paper-checklist';
import { PaperFiles } from '../../ui/paper-files';
import { ProblemBox } from '../../ui/problem-box';
import { ProcurementSum } from '../../ui/procurement-sum';
import { ProgressRail } from '../../ui/progress-rail';
import { HouseholdTable } from '../listing/application/household-table';
import { ApplicationForm } from '../listing/application/application-form';
import { ConsultationCard } from '../trading/consultation-card';
import { NegotiationList } from '../trading/negotiation-list';
import { OpeningCard } from '../trading/opening-card';
import { HoldNote } from '../listing/hold-note';
import { PaperList } from '../listing/paper-list';
import { ProjectHouseholds } from '../listing/project-households';
import { NotMine } from '../people/not-mine';
import { ConsentCard } from '../oversight/consent-card';
import { EndingCard } from '../closing/ending-card';
import { PaperSignatures } from '../closing/paper-signatures';
import { WaiverOnBehalf } from '../closing/waiver-on-behalf';
import { ReserveCard } from '../trading/reserve-card';
import { WithdrawalCard } from '../publicity/withdrawal-card';
import { RelistingLinks } from '../../ui/relisting-links';
import { Unread } from '../../ui/unread';

/** Handed in, and not public yet. */
const BEFORE_NOTICE: readonly string[] = [
  'SUBMITTED',
  'VILLAGE_VERIFYING',
  'TOWN_REVIEWING',
  'CENTER_ACCEPTING',
  'CENTER_REVIEWING',
  'NOTICE_APPROVING',
];
/** From here on there is a letter to sign, and then a contract. */
const WITH_DEAL: readonly string[] = [
  'DEAL_CONFIRMED',
  'CONTRACTING',
  'SETTLING',
  'SETTLED',
  'CERTIFIED',
  'CLOSED',
  'ARCHIVED',
];

/** My application: the form and its papers while it is in my hands, its progress always. */
@Component({
  selector: 'hl-my-project',
  imports: [
    RouterLink,
    ApplicationForm,
    ApplicationView,
    ConsentCard,
    ConsultationCard,
    Field,
    HistoryList,
    HoldNote,
    HouseholdTable,
    MomentPipe,
    NegotiationList,
    NotMine,
    OpeningCard,
    PaperFiles,
    PaperList,
    EndingCard,
    PaperSignatures,
    ProblemBox,
    ProcurementSum,
    ProgressRail,
    ProjectHouseholds,
    RelistingLinks,
    ReserveCard,
    Unread,
    WaiverOnBehalf,
    WithdrawalCard,
  ],
  providers: [Attempt],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './my-project.html',
})
export class MyProject {
  private readonly client = inject(ProjectsClient);
  protected readonly attempt = inject(Attempt);
  protected readonly session = inject(Session);
  private readonly router = inject(Router);
  readonly id = input.required<string>();

  protected readonly project = reading({
    params: () => this.id(),
    loader: ({ params }) => this.client.show(params),
  });
  protected readonly isEditable = computed(() =>
    ['DRAFT', 'CORRECTION'].includes(this.project.value()?.state ?? ''),
  );
  /** What is published next was agreed to before it was handed in; whoever took it back is asked once more. */
  protected readonly isBeforeNotice = computed(() =>
    BEFORE_NOTICE.includes(this.project.value()?.state ?? ''),
  );
  /** What is simply empty is named in one line; every other fault in its own words. */
  protected readonly missingFields = computed(() =>
    this.faults((code) => code === 'application.missing-field')
      .map((fault) => fault.name)
      .join('、'),
  );
  protected readonly otherFaults = computed(() =>
    this.faults((code) => code !== 'application.missing-field'),
  );
  protected readonly isForHouseholds = computed(() => {
    const project = this.project.value();
    return project ? listsForHouseholds(getPropertyType(project.typeCode), project.transferorKind) : false;
  });
  protected readonly isCollective = computed(() => {
    const kind = this.project.value()?.transferorKind;
    return kind !== undefined && DECIDING_KINDS.includes(kind);
  });
  /** There is a result, whose contract can be ended. */
  protected readonly hasContract = computed(() => {
    const state = this.project.value()?.state;
    return state !== undefined && listingLifecycle.find(state, 'endContract') !== undefined;
  });
  /** It has come as far as a confirmed deal, whatever became of it. */
  protected readonly hasDeal = computed(() => {
    const reached = this.project.value()?.reached;
    return reached !== undefined && WITH_DEAL.includes(reached);
  });
  protected readonly home = computed(() => (this.project.value()?.isMandated ? '/console' : '/my'));
  protected readonly historyLink = computed(() => [
    this.project.value()?.isMandated && this.session.isStaff() ? '/console/filings' : '/my/projects',
    this.id(),
    'history',
  ]);
  protected readonly rejection = computed(
    () => this.project.value()?.history.find(({ action }) => action === 'reject')?.reason,
  );
  protected readonly canWithdraw = computed(
    () => this.project.value()?.actions.some((action) => action.action === 'withdraw') ?? false,
  );
  protected readonly isWithdrawing = linkedSignal({ source: () => this.id(), computation: () => false });
  /** What was sent stays to be read. */
  protected readonly papers = computed(() => {
    const project = this.project.value();
    return project ? papersOf(project) : [];
  });
  /** What a liaison writes down here waits for a signature above. */
  protected readonly written = signal(0);
  private readonly form = viewChild(ApplicationForm);

  protected noteWritten(): void {
    this.written.update((count) => count + 1);
    this.project.reload();
  }

  private faults(isWanted: (code: string) => boolean) {
    return (this.project.value()?.missing ?? []).filter(({ code }) => isWanted(code));
  }

  protected async submit(): Promise<void> {
    // What has just been typed is saved first; where another has saved meanwhile, one of both is chosen first.
    const version = await this.form()?.standing();
    if (version === undefined) return;
    const noun = this.project.value()?.state === 'CORRECTION' ? 'resubmission' : 'submission';
    const body = noun === 'resubmission' ? { reason: '已按要求补正', version } : { version };
    await this.attempt.run(() => this.client.step(this.id(), noun, body));
    this.project.reload();
  }

  /** The cap of leases is all that the supervisor may lift, and of land alone. */
  protected readonly isOverLeaseCap = computed(() => {
    const project = this.project.value();
    const isOver = project?.missing.some(({ code }) => code === 'term.over-lease-cap') ?? false;
    return isOver && mayBeAllowed(getPropertyType(project!.typeCode), project!.application.transferMode);
  });
  protected readonly isLongLeaseAsked = computed(() => {
    const project = this.project.value();
    const asked = project?.termPermission?.askedTermTo;
    return asked !== undefined && asked === project?.application.termTo;
  });

  protected async askPermission(reason: string): Promise<void> {
    await this.attempt.run(() => this.client.step(this.id(), 'permission-request', { reason }), 'permission');
    this.project.reload();
  }

  /** Everything that was said goes into a new application, which is opened. */
  protected async relist(): Promise<void> {
    let next = '';
    const isDone = await this.attempt.run(async () => {
      next = (await this.client.step<{ id: string }>(this.id(), 'relisting')).id;
    }, 'relisting');
    if (!isDone) return;
    const desk = this.project.value()?.isMandated ? '/console/filings' : '/my/projects';
    await this.router.navigate([desk, next]);
  }

  protected async refer(platform: string, referenceNo: string): Promise<void> {
    await this.attempt.run(
      () => this.client.step(this.id(), 'referral', { platform, referenceNo }),
      'referral',
    );
    this.project.reload();
  }

  protected async withdraw(reason: string): Promise<void> {
    const isDone = await this.attempt.run(
      () => this.client.step(this.id(), 'withdrawal', { reason }),
      'withdrawal',
    );
    if (isDone) this.isWithdrawing.set(false);
    this.project.reload();
  }
}
