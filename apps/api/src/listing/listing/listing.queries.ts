import { Injectable } from '@nestjs/common';
import {
  type ConsultationState,
  FORM_EDITION,
  type ListingState,
  LISTING_STATES,
  PARTY_KINDS,
  type PartyKind,
  type WayOn,
  countDifferentPhotos,
  findPropertyType,
  foldNumber,
  foldText,
  listingLifecycle,
  maskIdNumber,
  turnOf,
  agreementInWords,
  getPropertyType,
  unitOf,
} from '@helan/domain';
import {
  DOER_NAMES,
  type PageView,
  type PartyRecordView,
  type ProjectRowView,
  type ProjectView,
  faultOf,
  hasPermission,
} from '@helan/contracts';
import { DataSource, In, Not } from 'typeorm';
import type { Actor } from '../../kernel/auth/index.js';
import { type SortKey, likeText, readPage } from '../../kernel/db/index.js';
import { refused } from '../../kernel/http/index.js';
import { PartyRecords } from '../../people/party/index.js';
import { AgentIdentity } from './agent-identity.js';
import { ApplicationService } from './application.service.js';
import { actionsFor } from './listing-actions.js';
import { listDocuments, listHistory, reachedState } from './listing-history.queries.js';
import { isOwnProject, requireVisibleProject, visibleProjects } from './listing.access.js';
import { LotEntity } from './lot.entity.js';
import { Mandates } from './mandates.js';
import { ProjectEntity } from './project.entity.js';
import { Reconsiderations } from './reconsideration.service.js';
import { Relistings } from './relistings.js';
import { sitePhotos } from './site-photos.js';

export interface ProjectFilter {
  readonly state?: string | undefined;
  readonly search?: string | undefined;
  readonly isMyTurn?: boolean | undefined;
  readonly at?: string | undefined;
}

interface Row {
  id: string;
  no: string | null;
  application: { title?: string };
  type_code: string;
  village_name: string | null;
  state: ListingState;
  state_since: Date;
  next_due_at: Date | null;
  is_overdue: boolean | null;
  lot_id: string | null;
  asking: ConsultationState | null;
  way: WayOn | null;
}

/** As long as somebody may still register, nobody is told who has. */
const BLIND: readonly ListingState[] = ['LISTED', 'EXTENDED', 'SUSPENDED'];

/** From LISTED on the lot's state speaks for the project. */
const ROWS = `
  select p.id, p.no, p.application, p.type_code, r.name as village_name, l.id as lot_id,
         coalesce(l.state, p.state) as state, coalesce(l.state_since, p.state_since) as state_since,
         coalesce(l.next_due_at, l.step_due_at, c.next_due_at, p.next_due_at, p.step_due_at) as next_due_at,
         coalesce(l.next_due_at, l.step_due_at, c.next_due_at, p.next_due_at, p.step_due_at) < platform_now() as is_overdue,
         p.updated_at, c.state as asking, c.way
  from project p left join lot l on l.project_id = p.id left join region r on r.code = p.village_code
  left join consultation c on c.lot_id = l.id and c.round = l.round`;

const DUE: SortKey = { sql: "coalesce(next_due_at, 'infinity')", type: 'timestamptz' };
const ROW: SortKey = { sql: 'coalesce(lot_id, id)', type: 'uuid' };
/** At one deadline whoever came to the desk first comes first. */
const DESK_ORDER: readonly SortKey[] = [DUE, { sql: 'state_since', type: 'timestamptz' }, ROW];
/** What is looked up, by what happened last. */
const SEARCH_ORDER: readonly SortKey[] = [
  DUE,
  { sql: 'updated_at', type: 'timestamptz', isDescending: true },
  ROW,
];

@Injectable()
export class ListingQueries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly applications: ApplicationService,
    private readonly agents: AgentIdentity,
    private readonly records: PartyRecords,
    private readonly relistings: Relistings,
    private readonly mandates: Mandates,
    private readonly reconsiderations: Reconsiderations,
  ) {}

  async list(actor: Actor, filter: ProjectFilter): Promise<PageView<ProjectRowView>> {
    const { where, params } = visibleProjects(actor, 1);
    const conditions = [where];
    const bind = (value: unknown) => `$${params.push(value)}`;
    if (filter.state) conditions.push(`coalesce(l.state, p.state) = ${bind(filter.state)}`);
    if (filter.search) {
      const no = bind(likeText(foldNumber(filter.search)));
      const title = bind(likeText(foldText(filter.search)));
      conditions.push(`(p.no ilike ${no} or p.application->>'title' ilike ${title})`);
    }
    if (filter.isMyTurn)
      conditions.push(
        `(coalesce(l.state, p.state) = any(${bind(statesOnDesk(actor))})
          or (p.is_mandated and p.created_by = ${bind(actor.accountId)} and coalesce(l.state, p.state) = any(${bind(MANDATED)})))`,
      );
    const { rows, place } = await readPage<Row>(
      this.dataSource,
      {
        columns: '*',
        from: `from (${ROWS} where ${conditions.join(' and ')}) rows`,
        where: 'true',
        order: filter.isMyTurn ? DESK_ORDER : SEARCH_ORDER,
        params,
      },
      filter.at,
    );
    return { items: rows.map(toRowView), ...place };
  }

  /** Who takes part in a project, as he was recorded; applicants only once nobody can register any more. */
  async partyRecords(actor: Actor, id: string): Promise<PartyRecordView[]> {
    await requireVisibleProject(this.dataSource, actor, id);
    const isOpen = await this.dataSource.manager.existsBy(LotEntity, {
      projectId: id,
      state: Not(In(BLIND)),
    });
    return this.records.list(id, isOpen ? ['TRANSFEROR', 'APPLICANT'] : ['TRANSFEROR']);
  }

  async show(actor: Actor, id: string): Promise<ProjectView> {
    const { where, params } = visibleProjects(actor, 2);
    const rows: Row[] = await this.dataSource.query(`${ROWS} where p.id = $1 and ${where}`, [id, ...params]);
    const row = rows[0];
    if (!row) throw refused('resource.not-found');
    const project = await this.dataSource.manager.findOneByOrFail(ProjectEntity, { id });
    const parties: { name: string; kind: PartyKind }[] = await this.dataSource.query(
      'select name, kind from party where id = $1',
      [project.transferorId],
    );
    const isOwn = isOwnProject(actor, project);
    const agentId = this.agents.numberOf(project);
    const isEditable = ['DRAFT', 'CORRECTION'].includes(project.state);
    const missing =
      isOwn && isEditable ? await this.applications.findMissing(this.dataSource.manager, project) : [];
    return {
      ...toRowView(row),
      typeCode: project.typeCode,
      isMandated: project.isMandated,
      isMandateAwaited: await this.mandates.isAwaited(this.dataSource.manager, project),
      isOwn,
      agentIdNumberMasked: agentId ? maskIdNumber(agentId) : null,
      transferorName: parties[0]!.name,
      transferorKind: parties[0]!.kind,
      transferorKindName: PARTY_KINDS[parties[0]!.kind],
      application: project.application,
      applicationVersion: project.applicationVersion,
      documents: await listDocuments(this.dataSource, id),
      missing: missing.map(({ code, field, values }) => faultOf(code, field, values)),
      warnings:
        isOwn && isEditable ? await this.applications.findWarnings(this.dataSource.manager, project) : [],
      correctionItems: project.correctionItems ?? [],
      correctionAsker: project.rememberedState ? LISTING_STATES[project.rememberedState] : null,
      sitePhotoCount: countDifferentPhotos(await sitePhotos(this.dataSource, id)),
      siteCheck: siteCheckView(project),
      ...(await this.applications.findTermRules(this.dataSource.manager, project)),
      procurement: await this.applications.findProcurement(this.dataSource.manager, project),
      ...(await this.applications.standing(this.dataSource.manager, project)),
      relisting: await this.relistings.linksOf(id),
      formEdition: project.state === 'DRAFT' ? FORM_EDITION : project.formEdition,
      reached: await reachedState(this.dataSource, id, row.state),
      actions: actionsFor(actor, { state: row.state, typeCode: project.typeCode, way: row.way }, isOwn),
      history: await listHistory(this.dataSource, id),
      reconsideration: hasPermission(actor.roles, 'readReconsiderations')
        ? await this.reconsiderations.lastOf(this.dataSource.manager, 'PROJECT', id)
        : null,
    };
  }
}

function siteCheckView({ siteCheck, application, typeCode }: ProjectEntity): ProjectView['siteCheck'] {
  if (!siteCheck) return null;
  const { areaAgreement } = application;
  const unit = unitOf(application, getPropertyType(typeCode)) ?? siteCheck.unit;
  return { ...siteCheck, agreement: areaAgreement ? agreementInWords(areaAgreement, unit) : null };
}

function toRowView(row: Row): ProjectRowView {
  const isAsking = row.state === 'REG_CLOSED' && row.asking !== null && row.asking !== 'CLOSED';
  const isTalking = row.state === 'TRADING' && row.way === 'NEGOTIATE';
  const turn = isAsking || isTalking ? 'BOTH_SIDES' : turnOf(row.state);
  return {
    id: row.id,
    no: row.no,
    title: row.application.title || '（未命名的草稿）',
    typeName: findPropertyType(row.type_code)?.name ?? row.type_code,
    villageName: row.village_name ?? '',
    state: row.state,
    stateName: LISTING_STATES[row.state],
    stateSince: row.state_since.toISOString(),
    dueAt: row.next_due_at?.toISOString() ?? null,
    isOverdue: row.is_overdue ?? false,
    turn: turn ? (DOER_NAMES[turn] ?? null) : null,
    lotId: row.lot_id,
  };
}

/** Where whoever filed on a mandate has to do something for the transferor: write, or have him sign. */
const MANDATED: readonly ListingState[] = ['DRAFT', 'CORRECTION', 'DEAL_CONFIRMED', 'CONTRACTING'];

/** States whose next step one of the actor's roles takes. */
function statesOnDesk(actor: Actor): ListingState[] {
  return listingLifecycle.states.filter((state) => {
    const turn = turnOf(state);
    return (
      turn !== undefined &&
      ((actor.roles as readonly string[]).includes(turn) || (turn === 'TRANSFEROR' && actor.partyId !== null))
    );
  });
}
