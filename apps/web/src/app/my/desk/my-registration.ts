import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { type RegistrationState, inCapitals } from '@helan/domain';
import { reading } from '../../data/reading';
import { Attempt } from '../../data/attempt';
import { RegistrationsClient } from '../../data/trading/registrations-client';
import { BankAccount } from '../../ui/bank-account';
import { MomentPipe } from '../../ui/moment.pipe';
import { ProblemBox } from '../../ui/problem-box';
import { NotMine } from '../people/not-mine';
import { ConsentCard } from '../oversight/consent-card';
import { ConsultationCard } from '../trading/consultation-card';
import { NegotiationList } from '../trading/negotiation-list';
import { RegistrationForm } from '../trading/registration-form';
import { RegistrationSent } from '../trading/registration-sent';
import { SuccessionCard } from '../closing/succession-card';
import { YuanPipe } from '../../ui/yuan.pipe';
import { Unread } from '../../ui/unread';

const UNDECIDED: readonly RegistrationState[] = [
  'DRAFT',
  'CORRECTION',
  'QUALIFYING',
  'QUALIFIED',
  'ADMITTED',
];

/** 受让报名: my form on one lot, or what I sent, what became of it, and what to do next. */
@Component({
  selector: 'hl-my-registration',
  imports: [
    RouterLink,
    BankAccount,
    ConsentCard,
    ConsultationCard,
    MomentPipe,
    NegotiationList,
    NotMine,
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

  protected readonly isUndecided = computed(() =>
    UNDECIDED.includes(this.registration.value()?.state ?? 'LOST'),
  );
  /** Project numbers are what the board searches by. */
  protected readonly noticeNo = computed(() => this.registration.value()?.lotNo.replace(/-\d+$/, ''));
  /** He had won, and his deposit had become part of the price. */
  protected readonly isContractEnded = computed(() => {
    const registration = this.registration.value();
    const state = registration?.deposit?.state;
    const isUsed = state === 'CONVERTED_TO_PRICE' || state === 'CONVERTED_TO_BOND';
    return registration?.lotState === 'TERMINATED' && isUsed;
  });
  protected readonly ended = computed(() => {
    if (this.isContractEnded()) return '您受让的合同已经解除，款项怎么退写在公告里。';
    const state = this.registration.value()?.lotState;
    if (state === 'WITHDRAWN') return '转出方撤牌，不再交易；对已经报名的人要承担什么，写在公告里。';
    if (state === 'TERMINATED') return '项目已经终止。';
    if (state === 'FAILED') return '这次流标。';
    return '这次没有受让。';
  });

  protected async withdraw(): Promise<void> {
    await this.attempt.run(() => this.client.withdraw(this.id()));
    this.registration.reload();
  }

  protected capitals(fen: string): string {
    return inCapitals(BigInt(fen));
  }
}
