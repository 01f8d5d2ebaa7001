import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type ListingState, type ParameterKey, daysUnused, isRefusal } from '@helan/domain';
import type { EntityManager } from 'typeorm';
import { CalendarService, Recounts, countedColumns } from '../../rules/calendar/index.js';
import { PlatformClock } from '../../kernel/clock/platform-clock.js';
import { ParameterService } from '../../rules/parameter/index.js';
import { ListingMoves, type ProjectMove } from './listing-moves.js';
import { ProjectEntity } from './project.entity.js';

/** Working days that each step of the review has. Source: rules §6.0. */
const STEP_DAYS: Readonly<Partial<Record<ListingState, ParameterKey>>> = {
  VILLAGE_VERIFYING: 'review.villageWorkingDays',
  TOWN_REVIEWING: 'review.townWorkingDays',
  CENTER_ACCEPTING: 'review.acceptWorkingDays',
  CENTER_REVIEWING: 'review.centerWorkingDays',
  NOTICE_APPROVING: 'review.approveWorkingDays',
};

/** The clock of a review step: it runs in working days, stands while the applicant corrects, and runs on after. */
@Injectable()
export class StepClock implements OnModuleInit {
  constructor(
    private readonly clock: PlatformClock,
    private readonly calendars: CalendarService,
    private readonly parameters: ParameterService,
    private readonly moves: ListingMoves,
    private readonly recounts: Recounts,
  ) {}

  onModuleInit(): void {
    this.moves.whenProjectMoves((tx, move) => this.set(tx, move));
    this.recounts.of(
      countedColumns({
        table: 'project',
        began: 'state_since',
        ends: ['step_due_at'],
        runs: `state = any('{${Object.keys(STEP_DAYS).join(',')}}')`,
        daysOf: async (tx, id) => {
          const { state } = await tx.findOneByOrFail(ProjectEntity, { id });
          return this.daysOf(tx, state);
        },
      }),
      countedColumns({
        table: 'project',
        began: 'state_since',
        ends: ['next_due_at'],
        runs: "state = 'CORRECTION'",
      }),
      countedColumns({
        table: 'department_query',
        began: 'asked_at',
        ends: ['due_at'],
        runs: 'answered_at is null',
      }),
    );
  }

  private async set(tx: EntityManager, { project, action }: ProjectMove): Promise<void> {
    const stopped = project.state === 'CORRECTION' ? await this.daysLeft(tx, project) : null;
    const left = action === 'resubmit' ? project.stepDaysLeft : null;
    const days = left ?? (await this.daysOf(tx, project.state));
    project.stepDaysLeft = stopped;
    project.stepDueAt =
      days === null || stopped !== null
        ? null
        : await this.calendars.dueAt(tx, await this.clock.now(tx), days);
    await tx.save(ProjectEntity, project);
  }

  /** At least one: whoever gets a file back has a day for it. */
  private async daysLeft(tx: EntityManager, { stepDueAt }: ProjectEntity): Promise<number | null> {
    if (!stepDueAt) return null;
    const at = (await this.clock.now(tx)).getTime();
    const unused = daysUnused(await this.calendars.load(tx), at, stepDueAt.getTime());
    return isRefusal(unused) ? null : Math.max(1, unused);
  }

  private async daysOf(tx: EntityManager, state: ListingState): Promise<number | null> {
    const key = STEP_DAYS[state];
    return key ? (await this.parameters.rulebook(tx))[key] : null;
  }
}
