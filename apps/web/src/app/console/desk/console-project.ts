import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { distanceInWords } from '@helan/domain';
import { reading } from '../../data/reading';
import { ProjectsClient } from '../../data/listing/projects-client';
import { HistoryList } from '../../ui/history-list';
import { MomentPipe } from '../../ui/moment.pipe';
import { ParcelDrawing } from '../property/parcel-drawing';
import { ProjectGround } from '../property/project-ground';
import { ProjectParties } from '../people/project-parties';
import { ProjectQueries } from '../listing/project-queries';
import { ProjectHouseholds } from '../property/project-households';
import { RelistingLinks } from '../../ui/relisting-links';
import { ProjectRisks } from '../listing/project-risks';
import { ProcurementSum } from '../../ui/procurement-sum';
import { PermitForm } from '../listing/permit-form';
import { Session } from '../../data/session';
import { paperChecklist } from '../../ui/paper-checklist';
import { ProgressRail } from '../../ui/progress-rail';
import { ActionPanel } from './action-panel';
import { AppraisalForm } from '../closing/appraisal-form';
import { BreachPanel } from '../closing/breach-panel';
import { EndingPanel } from '../closing/ending-panel';
import { PaymentEvents } from '../closing/payment-events';
import { ChangePanel } from '../publicity/change-panel';
import { ReconsiderForm } from '../listing/reconsider-form';
import { WithdrawalRequest } from '../publicity/withdrawal-request';
import { applicationFacts } from '../listing/application-facts';
import { HoldNote } from '../../my/listing/hold-note';
import { OpeningCard } from '../../my/trading/opening-card';
import { ConsultationStanding } from '../trading/consultation-standing';
import { NegotiationDesk } from '../trading/negotiation-desk';
import { ScoreForm } from '../trading/score-form';
import { SessionDesk } from '../trading/session-desk';
import { Unread } from '../../ui/unread';

/** A project on a clerk's desk: rail, facts beside their papers, what may be done next, and its history. */
@Component({
  selector: 'hl-console-project',
  imports: [
    ActionPanel,
    AppraisalForm,
    BreachPanel,
    ChangePanel,
    EndingPanel,
    HistoryList,
    HoldNote,
    MomentPipe,
    NegotiationDesk,
    ParcelDrawing,
    PaymentEvents,
    PermitForm,
    ProcurementSum,
    ProgressRail,
    ProjectGround,
    ProjectHouseholds,
    ProjectParties,
    ProjectQueries,
    ProjectRisks,
    ReconsiderForm,
    RelistingLinks,
    RouterLink,
    ConsultationStanding,
    OpeningCard,
    ScoreForm,
    SessionDesk,
    Unread,
    WithdrawalRequest,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './console-project.html',
  styleUrl: './console-project.css',
})
export class ConsoleProject {
  protected readonly distance = distanceInWords;
  private readonly client = inject(ProjectsClient);
  /** From here on there is a plan of payments. */
  protected readonly WITH_PAYMENTS: readonly string[] = ['SETTLING', 'SETTLED', 'CERTIFIED'];
  /** There is a result, and no certificate yet. */
  protected readonly BETWEEN: readonly string[] = ['DEAL_CONFIRMED', 'CONTRACTING', 'SETTLING', 'SETTLED'];
  protected readonly session = inject(Session);
  readonly id = input.required<string>();
  protected readonly project = reading({
    params: () => this.id(),
    loader: ({ params }) => this.client.show(params),
  });

  protected readonly facts = computed(() => {
    const project = this.project.value();
    return project ? applicationFacts(project) : [];
  });

  /** Where it is not a lot of many, whose parcels stand with their households. */
  protected readonly isParcelByParcel = computed(() => {
    const [first] = this.project.value()?.application.parcels ?? [];
    return first !== undefined && first.household === undefined;
  });

  protected readonly papers = computed(() => {
    const project = this.project.value();
    if (!project) return [];
    const ofKind = (kind: string) => project.documents.filter((document) => document.kind === kind);
    const [photos, scans] = [ofKind('SITE_PHOTO'), ofKind('SIGNED_PAPER')];
    return [
      ...paperChecklist(project),
      { kind: 'SITE_PHOTO', name: '现场照片', isRequired: true, files: photos },
      ...(scans.length > 0
        ? [{ kind: 'SIGNED_PAPER', name: '纸质签字的扫描件', isRequired: false, files: scans }]
        : []),
    ];
  });
}
