import { Injectable } from '@nestjs/common';
import {
  FORM_EDITION,
  type ListingState,
  LISTING_STATES,
  PARTY_KINDS,
  type PartyKind,
  countDifferentPhotos,
  maskIdNumber,
  agreementInWords,
  getPropertyType,
  unitOf,
} from '@helan/domain';
import { type PartyRecordView, type ProjectView, faultOf, hasPermission } from '@helan/contracts';
import { DataSource, In, Not } from 'typeorm';
import type { Actor } from '../../kernel/auth/index.js';
import { refused } from '../../kernel/http/index.js';
import { PartyRecords } from '../../people/party/index.js';
import { AgentIdentity } from './agent-identity.js';
import { ApplicationService } from './application.service.js';
import { actionsFor } from './listing-actions.js';
import { listDocuments, listHistory, reachedState } from './listing-history.queries.js';
import { isOwnProject, requireVisibleProject, visibleProjects } from './listing.access.js';
import { LISTING_COLUMNS, LISTING_ROWS, type ListingRow, toRowView } from './listing-row.js';
import { LotEntity } from './lot.entity.js';
import { Mandates } from './mandates.js';
import { ProjectEntity } from './project.entity.js';
import { Reconsiderations } from './reconsideration.service.js';
import { Relistings } from './relistings.js';
import { sitePhotos } from './site-photos.js';

/** As long as somebody may still register, nobody is told who has. */
const BLIND: readonly ListingState[] = ['LISTED', 'EXTENDED', 'SUSPENDED'];

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
    const rows: ListingRow[] = await this.dataSource.query(
      `select ${LISTING_COLUMNS} ${LISTING_ROWS} join project p on p.id = r.project_id where p.id = $1 and ${where}`,
      [id, ...params],
    );
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
