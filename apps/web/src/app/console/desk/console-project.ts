import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { distanceInWords, hasRoom } from '@helan/domain';
import { reading } from '../../data/reading';
import { ProjectsClient } from '../../data/listing/projects-client';
import { HistoryList } from '../../ui/history-list';
import { MomentPipe } from '../../ui/moment.pipe';
import { ParcelDrawing } from '../property/parcel-drawing';
import { ProjectGround } from '../property/project-ground';
import { ProjectParties } from '../people/project-parties';
import { ProjectQueries } from '../listing/project-queries';
import { RelistingLinks } from '../../ui/relisting-links';
import { ProjectRisks } from '../listing/project-risks';
import { ProcurementSum } from '../../ui/procurement-sum';
import { PermitForm } from '../listing/permit-form';
import { Session } from '../../data/session';
import { ApplicationView } from '../../ui/application-view';
import { ProgressRail } from '../../ui/progress-rail';
import { ActionPanel } from './action-panel';
import { PaperDesk } from './paper-desk';
import { BETWEEN, BREAKABLE, ENDABLE, PARTS, WITH_PAYMENTS, partNow, partsOf } from './project-parts';
import { ProjectSummary } from './project-summary';
import { AppraisalForm } from '../closing/appraisal-form';
import { ArchiveCard } from '../closing/archive-card';
import { BreachPanel } from '../closing/breach-panel';
import { EndingPanel } from '../closing/ending-panel';
import { PurchaseContract } from '../closing/purchase-contract';
import { PaymentEvents } from '../closing/payment-events';
import { PlanPanel } from '../closing/plan-panel';
import { ChangePanel } from '../publicity/change-panel';
import { ReconsiderForm } from '../listing/reconsider-form';
import { WithdrawalRequest } from '../publicity/withdrawal-request';
import { HoldNote } from '../../my/listing/hold-note';
import { ProjectHouseholds } from '../../my/listing/project-households';
import { OpeningCard } from '../../my/trading/opening-card';
import { ConsultationStanding } from '../trading/consultation-standing';
import { NegotiationDesk } from '../trading/negotiation-desk';
import { ScoreForm } from '../trading/score-form';
import { SessionDesk } from '../trading/session-desk';
import { Unread } from '../../ui/unread';

/** A project on a clerk's desk: what stays in view, a part for each phase, papers beside their facts, and what may be done next. */
@Component({
  selector: 'hl-console-project',
  imports: [
    ActionPanel,
    AppraisalForm,
    ApplicationView,
    ArchiveCard,
    BreachPanel,
    ChangePanel,
    EndingPanel,
    PurchaseContract,
    HistoryList,
    HoldNote,
    MomentPipe,
    NegotiationDesk,
    PaperDesk,
    ParcelDrawing,
    PaymentEvents,
    PlanPanel,
    PermitForm,
    ProcurementSum,
    ProgressRail,
    ProjectGround,
    ProjectHouseholds,
    ProjectParties,
    ProjectQueries,
    ProjectRisks,
    ProjectSummary,
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
  protected readonly PARTS = PARTS;
  protected readonly WITH_PAYMENTS = WITH_PAYMENTS;
  /** Whose work a contract's payments are. */
  protected readonly PLANNERS = ['proposePaymentChange', 'answerPaymentChange'] as const;
  protected readonly BETWEEN = BETWEEN;
  protected readonly BREAKABLE = BREAKABLE;
  protected readonly ENDABLE = ENDABLE;
  protected readonly session = inject(Session);
  readonly id = input.required<string>();
  protected readonly project = reading({
    params: () => this.id(),
    loader: ({ params }) => this.client.show(params),
  });

  protected readonly hasRoom = computed(() => {
    const { state, application } = this.project.value() ?? {};
    if (state === undefined || application === undefined) return false;
    const { method, trading } = application;
    return hasRoom(state, { trading, negotiation: method === 'NEGOTIATION' ? {} : null });
  });

  /** Counts what others do in the lot's session while the page is open. */
  protected readonly news = signal(0);

  protected readonly parts = computed(() => {
    const project = this.project.value();
    return project ? partsOf(project.state, project.lotId !== null) : [];
  });

  protected readonly now = computed(() => {
    const project = this.project.value();
    return project && partNow(project.state, project.lotId !== null);
  });

  /** The session has gone on, and may have moved the lot. */
  protected stir(): void {
    this.news.update((count) => count + 1);
    this.project.reload();
  }
}
