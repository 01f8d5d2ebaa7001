import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { inCapitals } from '@helan/domain';
import { reading } from '../../data/reading';
import { Attempt } from '../../data/attempt';
import { RegistrationsClient } from '../../data/trading/registrations-client';
import { MomentPipe } from '../../ui/moment.pipe';
import { ProblemBox } from '../../ui/problem-box';
import { ConsultationCard } from '../trading/consultation-card';
import { NegotiationList } from '../trading/negotiation-list';
import { RegistrationForm } from '../trading/registration-form';
import { RegistrationSent } from '../trading/registration-sent';
import { SuccessionCard } from '../closing/succession-card';
import { YuanPipe } from '../../ui/yuan.pipe';
import { Unread } from '../../ui/unread';

/** 受让报名: my form on one lot, or what I sent, what became of it, and what to do next. */
@Component({
  selector: 'hl-my-registration',
  imports: [
    RouterLink,
    ConsultationCard,
    MomentPipe,
    NegotiationList,
    ProblemBox,
    RegistrationForm,
    RegistrationSent,
    SuccessionCard,
    YuanPipe,
    Unread,
  ],
  providers: [Attempt],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './my-registration.html',
})
export class MyRegistration {
  private readonly client = inject(RegistrationsClient);
  protected readonly attempt = inject(Attempt);
  readonly id = input.required<string>();
  protected readonly registration = reading({
    params: () => this.id(),
    loader: ({ params }) => this.client.showOwn(params),
  });

  protected async withdraw(): Promise<void> {
    await this.attempt.run(() => this.client.withdraw(this.id()));
    this.registration.reload();
  }

  protected capitals(fen: string): string {
    return inCapitals(BigInt(fen));
  }
}
