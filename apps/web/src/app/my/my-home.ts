import { ChangeDetectionStrategy, Component, inject, resource } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { PROPERTY_TYPES } from '@helan/domain';
import { Attempt } from '../data/attempt';
import { ProjectsClient } from '../data/projects-client';
import { RegistrationsClient } from '../data/registrations-client';
import { Session } from '../data/session';
import { SettlementClient } from '../data/settlement-client';
import { MomentPipe } from '../ui/moment.pipe';
import { ProblemBox } from '../ui/problem-box';
import { YuanPipe } from '../ui/yuan.pipe';

@Component({
  selector: 'hl-my-home',
  imports: [RouterLink, MomentPipe, ProblemBox, YuanPipe],
  providers: [Attempt],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './my-home.html',
})
export class MyHome {
  private readonly projects = inject(ProjectsClient);
  private readonly registrations = inject(RegistrationsClient);
  private readonly settlements = inject(SettlementClient);
  private readonly router = inject(Router);
  protected readonly session = inject(Session);
  protected readonly attempt = inject(Attempt);

  protected readonly party = resource({ loader: async () => (await this.projects.ownParty()).party });
  protected readonly own = resource({ loader: () => this.projects.list({}) });
  protected readonly bids = resource({ loader: () => this.registrations.listOwn() });
  protected readonly contracts = resource({ loader: () => this.settlements.ownContracts() });
  protected readonly certificates = resource({ loader: () => this.settlements.certificates() });

  protected typesFor(kind: string) {
    return PROPERTY_TYPES.filter((type) => (type.mayList as readonly string[]).includes(kind));
  }

  protected async begin(typeCode: string): Promise<void> {
    await this.attempt.run(async () => {
      const { id } = await this.projects.create(typeCode);
      await this.router.navigate(['/my/projects', id]);
    });
  }
}
