import { Injectable } from '@nestjs/common';
import {
  type ListingState,
  PARTY_KINDS,
  type PartyKind,
  getPropertyType,
  isOfTenant,
  maskIdNumber,
  relationNotes,
  tenantOf,
  valueIn,
} from '@helan/domain';
import type { QualificationView } from '@helan/contracts';
import { DataSource } from 'typeorm';
import { CalendarService } from '../../rules/calendar/index.js';
import { PlatformClock } from '../../kernel/clock/platform-clock.js';
import { FieldCipher } from '../../kernel/secrets/field-cipher.js';
import { Credit } from '../../people/party/index.js';
import { FILES_ARE_OPEN } from './open-files.js';
import { Partners } from './partners.js';
import { Relations } from './relations.js';
import { RegistrationPapers } from './registration-papers.js';
import type { RegistrationForm } from './registration.entity.js';
import { toForm } from './registration.queries.js';

interface QualifyingRow {
  id: string;
  party_id: string;
  lot_id: string;
  lot_state: ListingState;
  lot_no: string;
  lot_title: string;
  name: string;
  kind: PartyKind;
  id_number_enc: Buffer;
  village_name: string;
  form: RegistrationForm;
  submitted_at: Date;
  closes_at: Date;
  parameters: Readonly<Record<string, number>>;
  is_member: boolean;
  type_code: string;
  answers: Record<string, string> | null;
}

/** The file that comes next: whose time began to run first, and of those at once whoever came first. */
export const NEXT_FILE = `from registration r join lot l on l.id = r.lot_id
  where r.state = 'QUALIFYING' and l.state <> 'SUSPENDED' and ${FILES_ARE_OPEN}
    and not exists (select from social_review s
      where s.registration_id = r.id and s.is_needed and s.is_approved is not true offset 0)
  order by greatest(r.submitted_at, l.registration_ends_at), r.submitted_at, r.id limit 1`;

/** A reviewer sees one file at a time, never a list with totals. */
@Injectable()
export class QualificationQueries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly cipher: FieldCipher,
    private readonly papers: RegistrationPapers,
    private readonly partners: Partners,
    private readonly credit: Credit,
    private readonly calendars: CalendarService,
    private readonly clock: PlatformClock,
    private readonly relations: Relations,
  ) {}

  /** The file that comes next, or nothing. */
  async next(): Promise<QualificationView | null> {
    const rows: QualifyingRow[] = await this.dataSource.query(
      `select r.id, r.party_id, l.id as lot_id, l.state as lot_state, l.no as lot_no, l.terms->>'title' as lot_title, p.name, p.kind, p.id_number_enc,
              l.terms->>'typeCode' as type_code, j.application->'attributes' as answers,
              v.name as village_name, r.form, r.submitted_at,
              l.registration_ends_at as closes_at, l.terms->'parameters' as parameters,
              exists (select 1 from collective_member m
                      where m.party_id = p.id and m.village_code = l.terms->>'villageCode') as is_member
       from (select r.id ${NEXT_FILE}) next join registration r on r.id = next.id
       join lot l on l.id = r.lot_id join party p on p.id = r.party_id
       join project j on j.id = l.project_id join region v on v.code = p.village_code`,
    );
    const row = rows[0];
    if (!row) return null;
    const due = await this.dueAt(row);
    const isRegistrationClosed = row.lot_state !== 'LISTED';
    const found = await this.relations.of({ id: row.id, lotId: row.lot_id });
    return {
      ...due,
      id: row.id,
      lotNo: row.lot_no,
      lotTitle: row.lot_title,
      applicantName: row.name,
      applicantKindName: PARTY_KINDS[row.kind],
      idNumberMasked: maskIdNumber(this.cipher.open(row.id_number_enc, 'party.id_number')),
      villageName: row.village_name,
      form: toForm(row.form),
      submittedAt: row.submitted_at.toISOString(),
      partners: await this.partners.view(row.id),
      documents: await this.papers.list(row.id),
      relations: relationNotes(found, isRegistrationClosed),
      isRegistrationClosed,
      isConfirmedMember: row.is_member,
      tenant: claimedAgainst(row),
      credit: await this.credit.of(row.party_id),
    };
  }

  /** The same without what is in it: that it waits, and until when. */
  async waiting(): Promise<{ id: string; dueAt: string | null } | null> {
    const rows: QualifyingRow[] = await this.dataSource.query(
      `select r.id, r.submitted_at, l.registration_ends_at as closes_at, l.terms->'parameters' as parameters ${NEXT_FILE}`,
    );
    return rows[0] ? { id: rows[0].id, dueAt: (await this.dueAt(rows[0])).dueAt } : null;
  }

  /** Within so many working days after registration has closed, or after a later submission. Source: rules §6.3. */
  private async dueAt({ closes_at, submitted_at, parameters }: QualifyingRow) {
    const from = submitted_at > closes_at ? submitted_at : closes_at;
    const { manager } = this.dataSource;
    const dueAt = await this.calendars.dueAt(manager, from, valueIn(parameters, 'qualification.workingDays'));
    const now = await this.clock.now();
    return { dueAt: dueAt?.toISOString() ?? null, isOverdue: dueAt !== null && now > dueAt };
  }
}

/** Whoever claims as a tenant is held against the one whom the application names. */
function claimedAgainst({ form, type_code, answers }: QualifyingRow): QualificationView['tenant'] {
  if (!form.claimGround || !isOfTenant(form.claimGround)) return null;
  const { name, stance } = tenantOf(getPropertyType(type_code), answers ?? {}) ?? {};
  return name === undefined || stance === undefined ? null : { name, stance };
}
