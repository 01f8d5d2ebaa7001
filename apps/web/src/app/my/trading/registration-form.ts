import {
  ChangeDetectionStrategy,
  Component,
  type OnInit,
  computed,
  inject,
  input,
  output,
  signal,
} from '@angular/core';
import type { RegistrationView } from '@helan/contracts';
import {
  APPLICANT_RELATIONS,
  type ApplicantRelation,
  CLAIM_GROUNDS,
  type ClaimGround,
  PARTY_KINDS,
  formatQuantity,
  maskIdNumber,
  mendForm,
  tornFields,
} from '@helan/domain';
import { Attempt } from '../../data/attempt';
import { RegistrationsClient } from '../../data/trading/registrations-client';
import { Field } from '../../ui/field';
import { ProblemBox } from '../../ui/problem-box';
import { TwoTexts, type TwoWords } from '../../ui/two-texts';
import { type PartnerRow, PartnerRows, toPartnerRequest } from './partner-rows';
import { RegistrationPapers } from './registration-papers';
import {
  type RegistrationFields,
  type WrittenRegistration,
  registrationField,
  toWords,
} from './registration-words';

/** What was typed and is not saved yet, with what it was written upon. */
interface KeptForm {
  readonly form: RegistrationFields;
  readonly begun: WrittenRegistration;
  readonly version: number;
}

/**
 * The form of a registration, while it is in its applicant's hands. Where another tab has saved meanwhile nothing is
 * written over: both texts are shown, and whoever writes chooses.
 */
@Component({
  selector: 'hl-registration-form',
  imports: [Field, PartnerRows, ProblemBox, RegistrationPapers, TwoTexts],
  providers: [Attempt],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './registration-form.html',
})
export class RegistrationForm implements OnInit {
  private readonly client = inject(RegistrationsClient);
  protected readonly attempt = inject(Attempt);
  readonly registration = input.required<RegistrationView>();
  readonly changed = output();
  protected readonly form = signal<RegistrationFields>(undefined!);
  protected readonly partners = signal<readonly PartnerRow[]>([]);
  protected readonly faultOf = (field: string): string | null => this.attempt.faultOf(field);
  protected readonly isSaved = signal(false);
  /** Who is asked to put something right may not change with whom he takes part. */
  protected readonly isDraft = computed(() => this.registration().state === 'DRAFT');
  /** What was saved last, as far as this form knows, and as which version. */
  private begun!: WrittenRegistration;
  private version = 0;
  /** What somebody else has saved meanwhile, where it says something else. */
  private readonly other = signal<RegistrationView | null>(null);
  protected readonly torn = signal<readonly TwoWords[]>([]);

  protected readonly grounds = CLAIM_GROUNDS;
  protected readonly relations = Object.entries(APPLICANT_RELATIONS);

  ngOnInit(): void {
    const registration = this.registration();
    const text = sessionStorage.getItem(this.key());
    const kept = text ? (JSON.parse(text) as KeptForm) : undefined;
    this.partners.set(registration.partners.map(toRow));
    this.form.set(kept?.form ?? registration.form);
    this.begun = kept?.begun ?? writtenIn(registration);
    this.version = kept?.version ?? registration.formVersion;
  }

  protected change(part: Partial<RegistrationFields>): void {
    this.form.update((form) => ({ ...form, ...part }));
    this.isSaved.set(false);
    const kept: KeptForm = { form: this.form(), begun: this.begun, version: this.version };
    sessionStorage.setItem(this.key(), JSON.stringify(kept));
  }

  protected changePartners(rows: readonly PartnerRow[]): void {
    this.partners.set(rows);
    this.isSaved.set(false);
  }

  protected changeRelation(value: string): void {
    this.change({ relation: value as ApplicantRelation });
  }

  protected changeGround(value: string): void {
    this.change({ claimGround: value as ClaimGround | '' });
  }

  protected async save(): Promise<boolean> {
    if (this.torn().length > 0) return false;
    const partners = this.isDraft() ? { partners: this.partners().map(toPartnerRequest) } : {};
    const sent = this.written();
    const isSaved = await this.attempt.run(async () => {
      const draft = { ...this.form(), ...partners, version: this.version };
      this.version = (await this.client.save(this.registration().id, draft)).version;
    });
    if (isSaved) {
      this.begun = sent;
      sessionStorage.removeItem(this.key());
    } else if (this.attempt.problem()?.code === 'form.saved-meanwhile') await this.compare();
    this.isSaved.set(isSaved);
    return isSaved;
  }

  protected async submit(): Promise<void> {
    if (!(await this.save())) return;
    const { id } = this.registration();
    await this.attempt.run(() => (this.isDraft() ? this.client.submit(id) : this.client.resubmit(id)));
    this.changed.emit();
  }

  /** Of the fields named what was saved elsewhere, of all others what stands here. */
  protected async settle(fromSaved: readonly string[]): Promise<void> {
    const other = this.other();
    if (!other) return;
    const texts = { begun: this.begun, saved: writtenIn(other), mine: this.written() };
    const { partners: _, ...form } = mendForm(texts, fromSaved);
    if (fromSaved.includes('partners')) this.partners.set(other.partners.map(toRow));
    this.takeOver(other);
    this.change(form);
    await this.save();
  }

  protected sharesOf(quantity: string): string {
    return formatQuantity(BigInt(quantity));
  }

  private async compare(): Promise<void> {
    let other: RegistrationView;
    try {
      other = await this.client.showOwn(this.registration().id);
    } catch {
      // Why the save was refused stands there already; the next one asks again.
      return;
    }
    const [saved, mine] = [writtenIn(other), this.written()];
    const torn = tornFields({ begun: this.begun, saved, mine });
    if (torn.length === 0) {
      this.takeOver(other);
      return;
    }
    this.other.set(other);
    this.torn.set(
      torn.map(({ field, isChangedByMe }) => {
        const { label, value } = registrationField(field, saved);
        return { field, label, saved: value, mine: registrationField(field, mine).value, isChangedByMe };
      }),
    );
  }

  private takeOver(other: RegistrationView): void {
    this.version = other.formVersion;
    this.begun = writtenIn(other);
    this.other.set(null);
    this.torn.set([]);
    this.attempt.problem.set(null);
  }

  private written(): WrittenRegistration {
    return { ...this.form(), partners: this.partners().map(rowInWords) };
  }

  private key(): string {
    return `registration-form:${this.registration().id}`;
  }
}

function writtenIn({ form, partners }: RegistrationView): WrittenRegistration {
  return { ...form, partners: partners.map(toWords) };
}

function toRow(partner: RegistrationView['partners'][number]): PartnerRow {
  return { ...partner, idNumber: '', savedNumber: partner.idNumberMasked };
}

function rowInWords({ kind, name, idNumber, savedNumber, share }: PartnerRow) {
  return {
    kindName: PARTY_KINDS[kind],
    name,
    number: idNumber ? maskIdNumber(idNumber) : savedNumber,
    share,
  };
}
