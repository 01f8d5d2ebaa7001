import { Injectable } from '@nestjs/common';
import { type FormerListing, type PriceScale, shanghaiDate } from '@helan/domain';
import type { RelistingView } from '@helan/contracts';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '../../kernel/auth/index.js';
import { PlatformClock } from '../../kernel/clock/platform-clock.js';
import { Transactions, eachAsked } from '../../kernel/db/index.js';
import { refused } from '../../kernel/http/index.js';
import { ParameterService } from '../../rules/parameter/index.js';
import { HouseholdBook } from '../../property/household/index.js';
import { subjectsOf } from '../../property/parcel/index.js';
import { copyListing } from './copy-listing.js';
import { lockOwnProject } from './listing.access.js';
import { LotEntity } from './lot.entity.js';
import { ProjectEntity } from './project.entity.js';

/** The best offer that counted for a lot, in the smallest part of its price; null where there was none. */
type BestOffer = (tx: EntityManager, lotId: string) => Promise<bigint | null>;

interface FormerRow {
  id: string;
  no: string;
  state_since: Date;
  unit: string;
  scale: PriceScale | null;
  start_price: string;
  was_public: boolean;
}

/** Results that stand: whoever has one since has had the thing. */
const HAD = `('RESULT_PUBLICITY', 'DEAL_CONFIRMED', 'CONTRACTING', 'SETTLING', 'SETTLED', 'CERTIFIED', 'CLOSED', 'ARCHIVED',
  'BREACHED')`;

/**
 * Which of some lots failed, for a listing: so many months ago at most, from when it was sent, and nobody has had the
 * thing since.
 */
const former = ({ projectId, months }: Readonly<Record<'projectId' | 'months', string>>, which: string) => `
  select l.id, l.no, l.state_since, l.terms->'price'->>'unit' as unit, (l.terms->'price'->>'scale')::int as scale,
    l.terms->>'startPriceFen' as start_price,
    l.terms->>'negotiation' is null
      or exists (select from listing_event e where e.lot_id = l.id and e.action = 'openTrading') as was_public
  from (${which}) one join lot l on l.id = one.id
  where l.state = 'FAILED'
    and l.state_since > coalesce((select min(e.at) from listing_event e
      where e.project_id = ${projectId} and e.lot_id is null and e.action = 'submit'), (select platform_now())) - make_interval(months => ${months})
    and not exists (
      select from subject_claim c join subject_claim d on d.subject_key = c.subject_key
        join lot s on s.project_id = d.project_id
      where c.project_id = l.project_id and s.project_id not in (l.project_id, ${projectId}) and s.state in ${HAD}
        and s.registration_ends_at > l.state_since)`;

const formerNamed = eachAsked<{ projectId: string; months: number; relistedFrom: string }, FormerRow>(
  { projectId: 'uuid', months: 'integer', relistedFrom: 'uuid' },
  (asked) => former(asked, `select ${asked.relistedFrom} as id`),
);

interface Thing {
  projectId: string;
  months: number;
  transferorId: string;
  typeCode: string;
  keys: string[];
}

/** One owner's other lots of one type with one thing in common: few, and looked for before what became of them. */
const sameAs = ({ projectId, transferorId, typeCode, keys }: Readonly<Record<keyof Thing, string>>) => `
  select l.id from project p join lot l on l.project_id = p.id
  where p.transferor_id = ${transferorId} and p.type_code = ${typeCode} and p.id <> ${projectId}
    and exists (select from subject_claim c where c.project_id = p.id and c.subject_key = any(${keys}))
  offset 0`;

const formerFound = eachAsked<Thing, FormerRow>(
  { projectId: 'uuid', months: 'integer', transferorId: 'uuid', typeCode: 'text', keys: 'text[]' },
  (asked) => `${former(asked, sameAs(asked))} order by l.state_since desc limit 1`,
);

/** What failed and is listed anew: a listing of its own, linked to the lot that failed. Source: rules §6.1, §8.2.5. */
@Injectable()
export class Relistings {
  private readonly offers: BestOffer[] = [];

  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly clock: PlatformClock,
    private readonly parameters: ParameterService,
    private readonly households: HouseholdBook,
  ) {}

  /** Rooms in which offers are made say here how good the best of a lot was. */
  offersWith(best: BestOffer): void {
    this.offers.push(best);
  }

  /** A draft that says what the failed listing said; its papers come with it while they are fresh. */
  async begin(actor: Actor, projectId: string): Promise<{ id: string }> {
    return this.transactions.run(async (tx) => {
      const project = await lockOwnProject(tx, actor, projectId);
      const lot = await tx.findOneBy(LotEntity, { projectId, state: 'FAILED' });
      if (!lot) throw refused('relisting.not-failed');
      const [next] = await this.after(tx, projectId);
      if (next) throw refused('relisting.begun', { title: next.title });
      const at = await this.clock.now(tx);
      const days = (await this.parameters.rulebook(tx))['relisting.reuseDays'];
      const isFresh = at.getTime() - lot.stateSince.getTime() <= days * 86_400_000;
      const id = await copyListing(tx, project, { lot, actor, at, withPapers: isFresh });
      await this.households.copy(tx, projectId, id);
      return { id };
    });
  }

  /** Also where the lister began from an empty form: the thing tells that it failed before. */
  async tie(tx: EntityManager, project: ProjectEntity): Promise<void> {
    project.relistedFrom ??= (await this.find(tx, project))?.id ?? null;
  }

  async formerOf(tx: EntityManager, project: ProjectEntity): Promise<FormerListing | undefined> {
    const row = await this.find(tx, project);
    if (!row) return undefined;
    const offers: bigint[] = [];
    for (const lotId of await this.chainOf(tx, row.id))
      for (const best of this.offers) offers.push((await best(tx, lotId)) ?? 0n);
    const bestOffer = offers.reduce((most, offer) => (offer > most ? offer : most), 0n);
    return {
      lotNo: row.no,
      failedOn: shanghaiDate(row.state_since.getTime()),
      wasPublic: row.was_public,
      priceUnit: row.unit,
      scale: row.scale ?? 2,
      startPrice: BigInt(row.start_price),
      ...(bestOffer > 0n ? { bestOffer } : {}),
    };
  }

  /** The listing before and the one after, as both show it. */
  async linksOf(projectId: string): Promise<RelistingView> {
    const before: RelistingView['from'][] = await this.dataSource.query(
      `select p.id as "projectId", l.no as "lotNo", coalesce(p.application->>'title', '') as title
       from project own join lot l on l.id = own.relisted_from join project p on p.id = l.project_id
       where own.id = $1`,
      [projectId],
    );
    const [next] = await this.after(this.dataSource, projectId);
    const failed = await this.dataSource.manager.existsBy(LotEntity, { projectId, state: 'FAILED' });
    return { from: before[0] ?? null, to: next ?? null, canBegin: failed && !next };
  }

  private after(
    source: DataSource | EntityManager,
    projectId: string,
  ): Promise<NonNullable<RelistingView['to']>[]> {
    return source.query(
      `select p.id as "projectId", p.no, coalesce(p.application->>'title', '') as title
       from project p join lot l on l.id = p.relisted_from
       where l.project_id = $1 and p.state not in ('WITHDRAWN', 'REJECTED')
       order by p.created_at desc limit 1`,
      [projectId],
    );
  }

  /** A lot that failed and all that it was listed as before, as far as prices were in the same unit. */
  private async chainOf(tx: EntityManager, lotId: string): Promise<string[]> {
    const rows: { id: string }[] = await tx.query(
      `with recursive chain as (
         select l.id, l.project_id from lot l where l.id = $1
         union
         select b.id, b.project_id from chain c join project p on p.id = c.project_id join lot b on b.id = p.relisted_from)
       select l.id from chain c join lot l on l.id = c.id, lot last
       where last.id = $1 and l.terms->'price'->>'unit' is not distinct from last.terms->'price'->>'unit'
         and coalesce((l.terms->'price'->>'scale')::int, 2) = coalesce((last.terms->'price'->>'scale')::int, 2)`,
      [lotId],
    );
    return rows.map(({ id }) => id);
  }

  private async find(tx: EntityManager, project: ProjectEntity): Promise<FormerRow | undefined> {
    const months = (await this.parameters.rulebook(tx))['relisting.formerMonths'];
    const { id: projectId, transferorId, typeCode, relistedFrom } = project;
    if (relistedFrom !== null) return (await formerNamed(tx, { projectId, months, relistedFrom }))[0];
    const keys = subjectsOf(project).map(({ key }) => key);
    if (keys.length === 0) return undefined;
    return (await formerFound(tx, { projectId, months, transferorId, typeCode, keys }))[0];
  }
}
