import { Injectable, type OnModuleInit } from '@nestjs/common';
import {
  MADE_PUBLIC,
  type MessageEventCode,
  PARTY_KINDS,
  type PartyKind,
  currentText,
  isNatural,
  stillAgrees,
} from '@helan/domain';
import { DataSource, type EntityManager } from 'typeorm';
import type { PublicConsents } from '../../kernel/auth/index.js';
import { refused } from '../../kernel/http/index.js';
import { toHolders } from '../../listing/listing/index.js';
import { type Reminder, Reminders } from '../../people/message/index.js';
import { concernedBy } from './concerned.js';
import { givenBy } from './given-consents.js';

const EVENT: MessageEventCode = 'consent.asked';
const PERSONS = (Object.keys(PARTY_KINDS) as PartyKind[]).filter(isNatural);
/** Handed in and not published; one that is to be corrected asks at the next submission. */
const ON_THE_WAY = [
  'SUBMITTED',
  'VILLAGE_VERIFYING',
  'TOWN_REVIEWING',
  'CENTER_ACCEPTING',
  'CENTER_REVIEWING',
  'NOTICE_APPROVING',
];

/** What was agreed to before a step, and is made public long after: looked at once more, and asked for again. */
@Injectable()
export class PublicConsentsOfParties implements PublicConsents, OnModuleInit {
  constructor(
    private readonly dataSource: DataSource,
    private readonly reminders: Reminders,
  ) {}

  onModuleInit(): void {
    this.reminders.add('consents', askedAgain);
  }

  /** Whoever takes it back at the same moment waits, or comes first. */
  async requireForNotice(tx: EntityManager, projectId: string): Promise<void> {
    const concerned = await concernedBy(tx, 'LISTING', projectId);
    if (!concerned) return;
    const { partyId, kind, name } = concerned;
    await tx.query('select 1 from personal_consent where party_id = $1 and kind = $2 for share', [
      partyId,
      MADE_PUBLIC.NOTICE,
    ]);
    if (stillAgrees('NOTICE', kind, await givenBy(tx, partyId))) return;
    throw refused('consent.not-public', { name, title: currentText(MADE_PUBLIC.NOTICE).title });
  }

  async withheldFrom(partyIds: readonly string[], publishedAt: Date): Promise<readonly string[]> {
    const rows: { id: string }[] = await this.dataSource.query(
      `select party_id as id from personal_consent where party_id = any($1) and kind = $2
       group by party_id having bool_and(withdrawn_at is not null and withdrawn_at <= $3)`,
      [partyIds, MADE_PUBLIC.RESULT, publishedAt],
    );
    return rows.map(({ id }) => id);
  }
}

/** Whose notice cannot come out is asked once each time that he has taken it back. */
async function askedAgain(source: EntityManager): Promise<Reminder[]> {
  const rows: {
    projectId: string;
    title: string;
    transferorId: string;
    createdBy: string;
    isMandated: boolean;
    times: number;
  }[] = await source.query(
    `select p.id as "projectId", p.application->>'title' as title, p.transferor_id as "transferorId",
       p.created_by as "createdBy", p.is_mandated as "isMandated",
       (select count(*)::int from personal_consent c where c.party_id = t.id and c.kind = $2) as times
     from project p join party t on t.id = p.transferor_id
     where p.state = any($1) and t.kind = any($3) and coalesce(p.application->>'title', '') <> ''
       and not exists (select from personal_consent c
         where c.party_id = t.id and c.kind = $2 and c.withdrawn_at is null)
     order by p.id limit 1000`,
    [ON_THE_WAY, MADE_PUBLIC.NOTICE, PERSONS],
  );
  return rows.flatMap(({ projectId, title, times, ...holder }) => {
    const once = `consent:${projectId}:${times}`;
    return toHolders(holder, { event: EVENT, values: { lot: title, project: projectId }, once }).map(
      (message) => ({ ...message, once }),
    );
  });
}
