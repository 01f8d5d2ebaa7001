import { ChangeDetectionStrategy, Component, computed, effect, inject } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule } from '@angular/forms';
import { Router, RouterLink } from '@angular/router';
import { toSignal } from '@angular/core/rxjs-interop';
import type { PartyView } from '@helan/contracts';
import { PARTY_KINDS, type PartyKind, isNatural } from '@helan/domain';
import { reading } from '../../data/reading';
import { Attempt } from '../../data/attempt';
import { NoticesClient } from '../../data/publicity/notices-client';
import { ProjectsClient } from '../../data/listing/projects-client';
import { ConfirmedPhone } from '../../data/people/confirmed-phone';
import { PaymentsClient } from '../../data/money/payments-client';
import { ResultsClient } from '../../data/trading/results-client';
import { Session } from '../../data/session';
import { CreditList } from '../../ui/credit-list';
import { Field } from '../../ui/field';
import { MomentPipe } from '../../ui/moment.pipe';
import { ProblemBox } from '../../ui/problem-box';
import { villagesByTown } from '../../ui/villages-by-town';
import { YuanPipe } from '../../ui/yuan.pipe';
import { ActingNote } from './acting-note';
import { isFixed } from './own-identity-words';
import { VerificationWays } from './verification-ways';

@Component({
  selector: 'hl-party-page',
  imports: [
    ActingNote,
    CreditList,
    Field,
    MomentPipe,
    ProblemBox,
    ReactiveFormsModule,
    RouterLink,
    VerificationWays,
    YuanPipe,
  ],
  providers: [Attempt],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './party-page.html',
})
export class PartyPage {
  private readonly client = inject(ProjectsClient);
  private readonly notices = inject(NoticesClient);
  private readonly results = inject(ResultsClient);
  private readonly router = inject(Router);
  private readonly confirmed = inject(ConfirmedPhone);
  protected readonly session = inject(Session);
  protected readonly credit = reading({
    params: () => this.session.has('readOwnParty') || undefined,
    loader: () => this.results.ownCredit(),
  });
  private readonly payments = inject(PaymentsClient);
  protected readonly returned = reading({
    params: () => this.session.has('readOwnParty') || undefined,
    loader: () => this.payments.ownReturned(),
  });
  protected readonly attempt = inject(Attempt);
  protected readonly kinds = Object.entries(PARTY_KINDS);
  private readonly builder = inject(NonNullableFormBuilder);
  protected readonly form = this.builder.group({
    kind: this.builder.control<PartyKind>('FARMER_HOUSEHOLD'),
    name: '',
    idNumber: '',
    phone: '',
    bankAccount: '',
    bankName: '',
    bankNo: '',
    villageCode: '',
    representativeName: '',
    representativeIdNumber: '',
  });

  private readonly value = toSignal(this.form.valueChanges, { initialValue: this.form.value });
  protected readonly isPerson = computed(() => isNatural(this.value().kind ?? 'FARMER_HOUSEHOLD'));
  protected readonly party = reading({
    params: () => this.session.has('readOwnParty') || undefined,
    loader: async () => (await this.client.ownParty()).party,
  });
  protected readonly isFixed = computed(() => isFixed(this.party.value()));
  protected readonly regions = reading({ loader: () => this.notices.regions() });
  protected readonly towns = computed(() => villagesByTown(this.regions.value() ?? []));

  constructor() {
    effect(() => this.prefill(this.party.value()));
  }

  /** What is known already; numbers that are shown in part only are typed again. */
  private prefill(party: PartyView | null | undefined): void {
    if (party === undefined || this.form.dirty) return;
    const account = this.session.account();
    if (party === null)
      this.form.patchValue({ name: account?.name ?? '', phone: this.confirmed.of(account?.id) });
    else {
      const { kind, name, bankName, bankNo, villageCode, representative } = party;
      const representativeName = representative?.name ?? '';
      const known = { kind, name, bankName, bankNo: bankNo ?? '', villageCode, representativeName };
      this.form.patchValue(known);
    }
  }

  protected async save(): Promise<void> {
    const version = this.party.value()?.version;
    const request = { ...this.form.getRawValue(), ...(version === undefined ? {} : { version }) };
    if (await this.attempt.run(() => this.client.declareParty(request))) {
      await this.router.navigateByUrl('/my');
      return;
    }
    // What was saved elsewhere meanwhile is shown above what was typed here.
    if (this.attempt.problem()?.code === 'form.saved-meanwhile') this.party.reload();
  }

  protected again(): void {
    this.party.reload();
  }

  protected async addHead(representativeName: string, representativeIdNumber: string): Promise<void> {
    const request = { representativeName, representativeIdNumber };
    if (await this.attempt.run(() => this.client.addRepresentative(request), 'head')) this.party.reload();
  }
}
