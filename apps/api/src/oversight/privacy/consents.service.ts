import { randomUUID } from 'node:crypto';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import {
  CONSENTS,
  type ConsentAct,
  type ConsentKind,
  currentText,
  isVersionOf,
  missingFor,
} from '@helan/domain';
import type {
  GiveConsentRequest,
  PaperConsentRequest,
  PartnerConsentRequest,
} from '@helan/contracts/requests';
import { DataSource, type EntityManager } from 'typeorm';
import { type Actor, ConsentDoor } from '../../kernel/auth/index.js';
import { Transactions } from '../../kernel/db/index.js';
import { refused } from '../../kernel/http/index.js';
import { type Concerned, concernedBy, findPaper, isHis } from './concerned.js';
import { givenBy } from './given-consents.js';
import { PublicConsentsOfParties } from './public-consents.js';

/** A whole set for whoever has given none before; so the demonstration's people begin. */
const AT_THE_BEGINNING: readonly (readonly [ConsentKind, ConsentAct])[] = [
  ['SENSITIVE', 'REGISTRATION'],
  ['PUBLISH_LISTING', 'LISTING'],
  ['PUBLISH_RESULT', 'REGISTRATION'],
];

/** Who has agreed to what: given, taken back, and asked for before a step. Source: rules §13.1. */
@Injectable()
export class Consents implements OnModuleInit {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly door: ConsentDoor,
    private readonly publicConsents: PublicConsentsOfParties,
  ) {}

  onModuleInit(): void {
    this.door.askWith((actor, act, id) => this.require(actor, act, id), this.publicConsents);
  }

  /** One at a time, to the text that was on the screen; given twice it stands once. */
  async give(actor: Actor, { kind, version, act, subjectId }: GiveConsentRequest): Promise<void> {
    const { title, version: current } = currentText(kind);
    if (!isVersionOf(kind, version) || version !== current)
      throw refused('consent.other-version', { title }, 'version');
    await this.transactions.run(async (tx) => {
      if (!actor.partyId) throw refused('party.required');
      const { accountId, partyId } = actor;
      await this.write(tx, { partyId, accountId, kind, act, subjectId: subjectId ?? null, fileId: null });
    });
  }

  /** What a villager has signed, by whoever files for him; its paper is among those of the application. */
  async givePaper(actor: Actor, projectId: string, request: PaperConsentRequest): Promise<void> {
    await this.transactions.run(async (tx) => {
      const concerned = await concernedBy(tx, 'LISTING', projectId);
      if (!concerned?.byLiaison || concerned.filedBy !== actor.accountId) throw refused('resource.not-found');
      const fileId = await findPaper(tx, 'PROJECT', projectId, request.documentId);
      if (!fileId) throw refused('consent.document', undefined, 'documentId');
      const { partyId } = concerned;
      for (const kind of request.kinds)
        await this.write(tx, {
          partyId,
          accountId: actor.accountId,
          kind,
          act: 'LISTING',
          subjectId: projectId,
          fileId,
        });
    });
  }

  /** A joint applicant has no account here: his paper is among those of the registration. */
  async givePartners(actor: Actor, registrationId: string, request: PartnerConsentRequest): Promise<void> {
    await this.transactions.run(async (tx) => {
      const concerned = await concernedBy(tx, 'REGISTRATION', registrationId);
      if (!concerned || !isHis(concerned, actor)) throw refused('resource.not-found');
      const { name, documentId } = request;
      if (!concerned.partners.some((one) => one.name === name))
        throw refused('consent.partner-unknown', { name }, 'name');
      const fileId = await findPaper(tx, 'REGISTRATION', registrationId, documentId);
      if (!fileId) throw refused('consent.document', undefined, 'documentId');
      await tx.query(
        `insert into partner_consent (registration_id, name, version, document_id, recorded_by, recorded_at)
         values ($1, $2, $3, $4, $5, platform_now())
         on conflict (registration_id, name, version) do update set document_id = excluded.document_id`,
        [registrationId, name, currentText('PUBLISH_RESULT').version, fileId, actor.accountId],
      );
    });
  }

  /** Taken back: nothing new is done by it; what was done stays. */
  async withdraw(actor: Actor, id: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      const [rows]: [{ id: string }[], number] = await tx.query(
        `update personal_consent set withdrawn_at = platform_now(), withdrawn_by = $3
         where id = $1 and party_id = $2 and withdrawn_at is null returning id`,
        [id, actor.partyId, actor.accountId],
      );
      if (rows.length === 0) throw refused('resource.not-found');
    });
  }

  /** Refuses a step as long as somebody whom it concerns has not agreed. */
  async require(actor: Actor, act: ConsentAct, id: string): Promise<void> {
    const concerned = await concernedBy(this.dataSource, act, id, actor.partyId);
    // What is not there is for the step itself to say.
    if (!concerned || (concerned.byLiaison && !concerned.hasPaper)) return;
    const missing = await this.missing(act, concerned);
    const titles = missing.map((kind) => currentText(kind).title).join('、');
    if (missing.length > 0)
      throw concerned.byLiaison
        ? refused('consent.paper-missing', { name: concerned.name, titles })
        : refused('consent.missing', { titles });
    const partner = concerned.hasPaper && concerned.partners.find(({ hasConsented }) => !hasConsented);
    if (partner) throw refused('consent.partner-missing', { name: partner.name });
  }

  async missing(
    act: ConsentAct,
    { partyId, kind }: Pick<Concerned, 'partyId' | 'kind'>,
  ): Promise<ConsentKind[]> {
    return missingFor(act, kind, await givenBy(this.dataSource, partyId));
  }

  /** Everybody of the demonstration has agreed once to everything, as he would on his first visit. */
  async giveForDemo(): Promise<void> {
    const kinds = AT_THE_BEGINNING.map(([kind]) => kind);
    await this.dataSource.query(
      `insert into personal_consent (id, party_id, account_id, kind, version, act, given_at)
       select gen_random_uuid(), a.party_id, a.id, c.kind, c.version, c.act, platform_now()
       from account a cross join unnest($1::text[], $2::int[], $3::text[]) as c (kind, version, act)
       where a.is_demo and a.party_id is not null
         and not exists (select from personal_consent p where p.party_id = a.party_id and p.kind = c.kind)
       on conflict do nothing`,
      [
        kinds,
        kinds.map((kind) => CONSENTS[kind].texts.at(-1)!.version),
        AT_THE_BEGINNING.map(([, act]) => act),
      ],
    );
  }

  private async write(
    tx: EntityManager,
    consent: {
      readonly partyId: string;
      readonly accountId: string;
      readonly kind: ConsentKind;
      readonly act: ConsentAct;
      readonly subjectId: string | null;
      readonly fileId: string | null;
    },
  ): Promise<void> {
    const { partyId, accountId, kind, act, subjectId, fileId } = consent;
    await tx.query(
      `insert into personal_consent (id, party_id, account_id, kind, version, act, subject_id, document_id, given_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, platform_now())
       on conflict (party_id, kind, version) where withdrawn_at is null do nothing`,
      [randomUUID(), partyId, accountId, kind, currentText(kind).version, act, subjectId, fileId],
    );
  }
}
