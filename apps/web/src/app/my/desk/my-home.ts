import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { reading } from '../../data/reading';
import { ProjectsClient } from '../../data/listing/projects-client';
import { IdentityClient } from '../../data/people/identity-client';
import { QuestionsClient } from '../../data/publicity/questions-client';
import { RegistrationsClient } from '../../data/trading/registrations-client';
import { Session } from '../../data/session';
import { SettlementClient } from '../../data/closing/settlement-client';
import { PaymentsClient } from '../../data/money/payments-client';
import { ActingNote } from '../people/acting-note';
import { OwnDues } from '../closing/own-dues';
import { UnverifiedNote } from '../people/unverified-note';
import { OwnEndingNotices } from '../closing/own-ending-notices';
import { OwnWithdrawals } from '../publicity/own-withdrawals';
import { OwnObjections } from '../trading/own-objections';
import { OpeningCalls } from '../trading/opening-calls';
import { ListFrame } from '../../ui/list-frame';
import { MomentPipe } from '../../ui/moment.pipe';
import { Unread } from '../../ui/unread';
import { YuanPipe } from '../../ui/yuan.pipe';

@Component({
  selector: 'hl-my-home',
  imports: [
    ActingNote,
    ListFrame,
    RouterLink,
    MomentPipe,
    OpeningCalls,
    OwnDues,
    OwnEndingNotices,
    OwnObjections,
    OwnWithdrawals,
    Unread,
    UnverifiedNote,
    YuanPipe,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './my-home.html',
})
export class MyHome {
  private readonly projects = inject(ProjectsClient);
  private readonly registrations = inject(RegistrationsClient);
  private readonly settlements = inject(SettlementClient);
  private readonly payments = inject(PaymentsClient);
  private readonly people = inject(IdentityClient);
  private readonly questionsClient = inject(QuestionsClient);
  protected readonly session = inject(Session);

  protected readonly at = signal('');
  /** What an agent was not given is not asked for. */
  protected readonly party = reading({
    params: () => this.session.has('readOwnParty') || undefined,
    loader: async () => (await this.projects.ownParty()).party,
  });
  /** Asked for of whoever has registered nobody: he may be known all the same. */
  protected readonly identity = reading({
    params: () => (this.party.value() === null && this.session.has('declareParty')) || undefined,
    loader: () => this.people.own(),
  });
  protected readonly isReady = computed(() => Boolean(this.session.account()?.acting ?? this.party.value()));
  protected readonly own = reading({
    params: () => (this.session.has('readProjects') ? this.at() : undefined),
    loader: ({ params }) => this.projects.list({ at: params }),
  });
  protected readonly bidAt = signal('');
  protected readonly bids = reading({
    params: () => (this.session.has('readOwnRegistrations') ? this.bidAt() : undefined),
    loader: ({ params }) => this.registrations.listOwn(params),
  });
  protected readonly contractAt = signal('');
  protected readonly contracts = reading({
    params: () => (this.session.has('signContract') ? this.contractAt() : undefined),
    loader: ({ params }) => this.settlements.ownContracts(params),
  });
  protected readonly returned = reading({
    params: () => this.session.has('readOwnParty') || undefined,
    loader: () => this.payments.ownReturned(),
  });
  protected readonly questionAt = signal('');
  protected readonly certificateAt = signal('');
  protected readonly questions = reading({
    params: () => (this.session.has('askQuestion') ? this.questionAt() : undefined),
    loader: ({ params }) => this.questionsClient.own(params),
  });
  protected readonly certificates = reading({
    params: () => (this.session.has('readRecord') ? this.certificateAt() : undefined),
    loader: ({ params }) => this.settlements.certificates({ at: params }),
  });
}
