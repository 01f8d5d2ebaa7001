import {
  type Application,
  FORM_EDITION,
  type ListingState,
  parseQuantity,
  type Quantity,
} from '@helan/domain';
import { randomUUID } from 'node:crypto';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What the liaison found; kept as it was recorded. */
export interface SiteCheckRecord {
  /** In the lot's own unit of quantity. */
  readonly measured: string;
  readonly unit: string;
  readonly latitude: number;
  readonly longitude: number;
  readonly gpsErrorMetres: number;
  /** Null where nothing is known to measure from. */
  readonly distanceMetres: number | null;
  readonly reason: string;
  readonly checkedAt: string;
}

/**
 * A purchase beyond the plan's ceiling, or a lease of land beyond the cap of leases: what was asked, and the supervisor's
 * leave with its paper.
 */
export interface SupervisorPermission {
  readonly request: string;
  /** Of a lease: the last day that was asked for, and no later one is allowed. */
  readonly termTo?: string;
  readonly askedAt: string;
  readonly decision: {
    readonly reason: string;
    readonly documentNo: string;
    readonly by: string;
    readonly at: string;
  } | null;
}

/** Where a purchase that law sends to the regional platform is tendered. */
export interface Referral {
  readonly platform: string;
  readonly referenceNo: string;
  readonly at: string;
}

@Entity('project')
export class ProjectEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('text', { nullable: true }) no!: string | null;
  @Column('text') typeCode!: string;
  @Column('text') state!: ListingState;
  @Column('text', { nullable: true }) rememberedState!: ListingState | null;
  @Column('timestamptz') stateSince!: Date;
  @Column('timestamptz', { nullable: true }) nextDueAt!: Date | null;
  @Column('text', { nullable: true }) villageCode!: string | null;
  @Column('uuid') transferorId!: string;
  @Column('uuid') createdBy!: string;
  /** Filed by the liaison on the transferor's paper mandate. */
  @Column('boolean') isMandated!: boolean;
  /** Of the transfer from which the lister has the right that he passes on. */
  @Column('uuid', { nullable: true }) upstreamProjectId!: string | null;
  @Column('jsonb') application!: Application;
  /** Counts the saves of its form. */
  @Column('integer') applicationVersion!: number;
  /** The agent's ID number, sealed. */
  @Column('bytea', { nullable: true }) agentIdEnc!: Buffer | null;
  @Column('jsonb', { nullable: true }) siteCheck!: SiteCheckRecord | null;
  @Column('jsonb', { nullable: true }) correctionItems!: readonly string[] | null;
  /** What it said when the correction was asked for. */
  @Column('jsonb', { nullable: true }) correctedFrom!: Application | null;
  @Column('timestamptz', { nullable: true }) stepDueAt!: Date | null;
  /** Working days that were left when the applicant was asked to correct. */
  @Column('integer', { nullable: true }) stepDaysLeft!: number | null;
  @Column('jsonb', { nullable: true }) supervisorPermission!: SupervisorPermission | null;
  @Column('jsonb', { nullable: true }) referral!: Referral | null;
  /** The lot that failed and is listed anew. */
  @Column('uuid', { nullable: true }) relistedFrom!: string | null;
  /** Of the form, under which it was sent; a draft is judged by the newest. */
  @Column('integer') formEdition!: number;
  @Column('timestamptz') createdAt!: Date;
  @Column('timestamptz') updatedAt!: Date;
}

/** What was found on site, where it was measured in the unit that is listed now. */
export function measuredOf(check: SiteCheckRecord | null, unit: string | undefined): Quantity | undefined {
  return check && check.unit === unit ? parseQuantity(check.measured) : undefined;
}

/** A project that has just been begun, in the transferor's name. */
export function newProject(start: {
  readonly typeCode: string;
  readonly party: { readonly id: string; readonly villageCode: string };
  readonly createdBy: string;
  readonly isMandated: boolean;
  readonly at: Date;
}): ProjectEntity {
  const { typeCode, party, createdBy, isMandated, at } = start;
  return Object.assign(new ProjectEntity(), {
    id: randomUUID(),
    no: null,
    typeCode,
    state: 'DRAFT',
    rememberedState: null,
    stateSince: at,
    nextDueAt: null,
    villageCode: party.villageCode,
    transferorId: party.id,
    createdBy,
    isMandated,
    upstreamProjectId: null,
    application: { villageCode: party.villageCode },
    applicationVersion: 0,
    agentIdEnc: null,
    siteCheck: null,
    correctionItems: null,
    correctedFrom: null,
    stepDueAt: null,
    stepDaysLeft: null,
    supervisorPermission: null,
    referral: null,
    relistedFrom: null,
    formEdition: FORM_EDITION,
    createdAt: at,
    updatedAt: at,
  } as const);
}
