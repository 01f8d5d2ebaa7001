import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { findRight, getPropertyType, shanghaiDate } from '@helan/domain';
import type { EntityManager } from 'typeorm';
import { PlatformClock } from '../../kernel/clock/platform-clock.js';
import { eachAsked, isExcluded } from '../../kernel/db/index.js';
import { refused } from '../../kernel/http/index.js';
import { type Subject, subjectsOf } from '../../property/parcel/index.js';
import type { ProjectEntity } from './project.entity.js';

/** Of a herd each animal has its tag; so many are enough to see what is wrong. */
const MOST_CLASHES = 20;

interface Clash {
  readonly key: string;
  readonly no: string | null;
  readonly from: string;
  readonly to: string | null;
}

const claimedByOthers = eachAsked<
  { projectId: string; keys: string[]; from: string; to: string | null },
  Clash
>(
  { projectId: 'uuid', keys: 'text[]', from: 'date', to: 'date' },
  (
    asked,
  ) => `select c.subject_key as key, p.no, lower(c.period)::text as from, (upper(c.period) - 1)::text as to
    from subject_claim c join project p on p.id = c.project_id
    where c.is_active and c.project_id <> ${asked.projectId} and c.subject_key = any(${asked.keys})
      and c.period && daterange(${asked.from}, ${asked.to}, '[]')
    order by c.subject_key, p.no limit ${MOST_CLASHES}`,
);

/** A thing is never listed or let twice for the same time: the exclusion constraint is the rule, this words it. */
@Injectable()
export class SubjectClaims {
  constructor(private readonly clock: PlatformClock) {}

  private async claim(tx: EntityManager, project: ProjectEntity): Promise<void> {
    const [from, to] = await this.periodOf(tx, project);
    const subjects = claimedBy(project);
    const taken = await this.findTaken(tx, project, [from, to]);
    const clash = () => {
      const name = subjects.find(({ key }) => key === taken)?.name ?? subjects[0]!.name;
      return refused('parcel.already-listed', { code: name }, fieldOf(project));
    };
    if (taken !== undefined) throw clash();
    try {
      await tx.query(
        `insert into subject_claim (id, project_id, subject_key, period, is_active)
         select id, $1, key, daterange($2, $3, '[]'), true from unnest($4::uuid[], $5::text[]) as t(id, key)`,
        [project.id, from, to, subjects.map(() => randomUUID()), subjects.map(({ key }) => key)],
      );
    } catch (error) {
      if (isExcluded(error)) throw clash();
      throw error;
    }
  }

  /** The first of its subjects that somebody else holds for some of the time; whoever is faster meets the constraint. */
  private async findTaken(
    tx: EntityManager,
    project: ProjectEntity,
    [from, to]: readonly [string, string | null],
  ): Promise<string | undefined> {
    const rows: { key: string }[] = await tx.query(
      `select subject_key as key from subject_claim
       where is_active and project_id <> $1 and subject_key = any($2) and period && daterange($3, $4, '[]')
       order by array_position($2, subject_key) limit 1`,
      [project.id, claimedBy(project).map(({ key }) => key), from, to],
    );
    return rows[0]?.key;
  }

  /** The former claim, if there is one, is let go and the subject claimed as it is now. */
  async claimAnew(tx: EntityManager, project: ProjectEntity): Promise<void> {
    await tx.query('update subject_claim set is_active = false where project_id = $1', [project.id]);
    await this.claim(tx, project);
  }

  /** What another listing has for an overlapping time, each as a sentence with where it stands. */
  async findClashes(tx: EntityManager, project: ProjectEntity): Promise<string[]> {
    const [from, to] = await this.periodOf(tx, project);
    const subjects = claimedBy(project);
    const keys = subjects.map(({ key }) => key);
    const rows = await claimedByOthers(tx, { projectId: project.id, keys, from, to });
    return rows.map((row) => {
      const name = subjects.find(({ key }) => key === row.key)!.name;
      return `${name} 在 ${row.no ?? '另一个项目'} 中，期间 ${row.from} 至 ${row.to ?? '长期'}`;
    });
  }

  /** The term, or from today without an end where the right passes for good. */
  private async periodOf(tx: EntityManager, project: ProjectEntity): Promise<[string, string | null]> {
    const { right, termFrom, termTo } = project.application;
    if (!findRight(getPropertyType(project.typeCode), right)?.isOutright) return [termFrom!, termTo!];
    return [shanghaiDate((await this.clock.now(tx)).getTime()), null];
  }
}

function fieldOf({ typeCode }: ProjectEntity): string {
  return getPropertyType(typeCode).subject.kind === 'PARCELS' ? 'parcels' : 'attributes';
}

/** Who passes a right on competes with others who pass on the same right, not with the one he has it from. */
function claimedBy(project: ProjectEntity): Subject[] {
  const { upstreamProjectId } = project;
  const suffix = upstreamProjectId ? `@${upstreamProjectId}` : '';
  return subjectsOf(project).map(({ key, name }) => ({ key: key + suffix, name }));
}
