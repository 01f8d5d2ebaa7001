import { ChangeDetectionStrategy, Component, computed, effect, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { RegistrationView } from '@helan/contracts';
import {
  APPLICANT_RELATIONS,
  type ApplicantRelation,
  CLAIM_GROUNDS,
  type ClaimGround,
  formatQuantity,
  inCapitals,
} from '@helan/domain';
import { reading } from '../../data/reading';
import { Attempt } from '../../data/attempt';
import { RegistrationsClient } from '../../data/trading/registrations-client';
import { Field } from '../../ui/field';
import { MomentPipe } from '../../ui/moment.pipe';
import { ProblemBox } from '../../ui/problem-box';
import { ConsultationCard } from '../trading/consultation-card';
import { type PartnerRow, PartnerRows, toPartnerRequest } from '../trading/partner-rows';
import { NegotiationList } from '../trading/negotiation-list';
import { SuccessionCard } from '../closing/succession-card';
import { RegistrationPapers } from '../trading/registration-papers';
import { YuanPipe } from '../../ui/yuan.pipe';
import { Unread } from '../../ui/unread';

const EMPTY = {
  intendedUse: '',
  capability: '',
  quoteYuan: '',
  hasPromised: false,
  ownShare: '',
  claimGround: '',
  relation: 'NONE',
  heldShares: '',
  hasOnlyThisHome: false,
} as const;

/** 受让报名: my form on one lot, what became of it, and what to do next. */
@Component({
  selector: 'hl-my-registration',
  imports: [
    RouterLink,
    ConsultationCard,
    Field,
    MomentPipe,
    NegotiationList,
    PartnerRows,
    ProblemBox,
    RegistrationPapers,
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
  protected readonly form = signal<RegistrationView['form']>(EMPTY);
  protected readonly partners = signal<readonly PartnerRow[]>([]);
  protected readonly faultOf = (field: string): string | null => this.attempt.faultOf(field);
  protected readonly isSaved = signal(false);
  /** Who is asked to put something right may not change with whom he takes part. */
  protected readonly isDraft = computed(() => this.registration.value()?.state === 'DRAFT');
  private isFilled = false;

  constructor() {
    effect(() => {
      const registration = this.registration.value();
      if (!registration || this.isFilled) return;
      this.isFilled = true;
      this.partners.set(
        registration.partners.map((row) => ({ ...row, idNumber: '', savedNumber: row.idNumberMasked })),
      );
      const unsaved = sessionStorage.getItem(`registration:${this.id()}`);
      this.form.set(unsaved ? (JSON.parse(unsaved) as RegistrationView['form']) : registration.form);
    });
  }

  protected change(part: Partial<RegistrationView['form']>): void {
    this.form.update((form) => ({ ...form, ...part }));
    this.isSaved.set(false);
    sessionStorage.setItem(`registration:${this.id()}`, JSON.stringify(this.form()));
  }

  protected changePartners(rows: readonly PartnerRow[]): void {
    this.partners.set(rows);
    this.isSaved.set(false);
  }

  protected async save(): Promise<boolean> {
    const partners = this.isDraft() ? { partners: this.partners().map(toPartnerRequest) } : {};
    const isSaved = await this.attempt.run(() =>
      this.client.save(this.id(), { ...this.form(), ...partners }),
    );
    if (isSaved) sessionStorage.removeItem(`registration:${this.id()}`);
    this.isSaved.set(isSaved);
    return isSaved;
  }

  protected async submit(): Promise<void> {
    if (!(await this.save())) return;
    await this.attempt.run(() =>
      this.isDraft() ? this.client.submit(this.id()) : this.client.resubmit(this.id()),
    );
    this.registration.reload();
  }

  protected async withdraw(): Promise<void> {
    await this.attempt.run(() => this.client.withdraw(this.id()));
    this.registration.reload();
  }

  protected readonly grounds = CLAIM_GROUNDS;
  protected readonly relations = Object.entries(APPLICANT_RELATIONS);

  protected changeRelation(value: string): void {
    this.change({ relation: value as ApplicantRelation });
  }

  protected changeGround(value: string): void {
    this.change({ claimGround: value as ClaimGround | '' });
  }

  protected sharesOf(quantity: string): string {
    return formatQuantity(BigInt(quantity));
  }

  protected capitals(fen: string): string {
    return inCapitals(BigInt(fen));
  }
}
