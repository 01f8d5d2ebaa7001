import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { reading } from '../../data/reading';
import { ProjectsClient } from '../../data/listing/projects-client';
import { QuestionsClient } from '../../data/publicity/questions-client';
import { RegistrationsClient } from '../../data/trading/registrations-client';
import { Session } from '../../data/session';
import { SettlementClient } from '../../data/closing/settlement-client';
import { OwnEndingNotices } from '../closing/own-ending-notices';
import { OwnWithdrawals } from '../publicity/own-withdrawals';
import { OwnObjections } from '../trading/own-objections';
import { OpeningCalls } from '../trading/opening-calls';
import { ListFrame } from '../../ui/list-frame';
import { MomentPipe } from '../../ui/moment.pipe';
import { YuanPipe } from '../../ui/yuan.pipe';

@Component({
  selector: 'hl-my-home',
  imports: [
    ListFrame,
    RouterLink,
    MomentPipe,
    OpeningCalls,
    OwnEndingNotices,
    OwnObjections,
    OwnWithdrawals,
    YuanPipe,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './my-home.html',
})
export class MyHome {
  private readonly projects = inject(ProjectsClient);
  private readonly registrations = inject(RegistrationsClient);
  private readonly settlements = inject(SettlementClient);
  private readonly questionsClient = inject(QuestionsClient);
  protected readonly session = inject(Session);

  protected readonly at = signal('');
  protected readonly party = reading({ loader: async () => (await this.projects.ownParty()).party });
  protected readonly own = reading({
    params: () => this.at(),
    loader: ({ params }) => this.projects.list({ at: params }),
  });
  protected readonly bidAt = signal('');
  protected readonly bids = reading({
    params: () => this.bidAt(),
    loader: ({ params }) => this.registrations.listOwn(params),
  });
  protected readonly contractAt = signal('');
  protected readonly contracts = reading({
    params: () => this.contractAt(),
    loader: ({ params }) => this.settlements.ownContracts(params),
  });
  protected readonly returned = reading({ loader: () => this.settlements.ownReturned() });
  protected readonly questionAt = signal('');
  protected readonly certificateAt = signal('');
  protected readonly questions = reading({
    params: () => this.questionAt(),
    loader: ({ params }) => this.questionsClient.own(params),
  });
  protected readonly certificates = reading({
    params: () => this.certificateAt(),
    loader: ({ params }) => this.settlements.certificates({ at: params }),
  });
}
