import type { WorkRow } from '@helan/contracts';

/** A thing of the list, as much of it as the way from one to the next needs. */
export type RoundTask = Pick<WorkRow, 'key' | 'path' | 'title' | 'kindName'>;

/** The list from which somebody has begun, in its order, so that one task leads to the next and back. */
export interface Round {
  /** The address of the list with its filters, order and page. */
  readonly list: string;
  /** What the list was asked with, as in its address. */
  readonly query: string;
  readonly tasks: readonly RoundTask[];
  /** Only what was ticked; otherwise the list goes on behind its page. */
  readonly isChosen: boolean;
  /** Keys of those that waited no more when somebody looked at them. */
  readonly done: readonly string[];
}

/** How far along somebody is: the third of 23. */
export interface Standing {
  readonly number: number;
  readonly count: number;
}

export function standingOf(round: Round, key: string): Standing | undefined {
  const index = round.tasks.findIndex((task) => task.key === key);
  return index < 0 ? undefined : { number: index + 1, count: round.tasks.length };
}

/**
 * The one after this in the list's order, of those that are not done; behind the last one the first that was passed
 * over. Nothing where nothing else is left.
 */
export function nextTask(round: Round, key: string): RoundTask | undefined {
  return inTurn(round, key, 1).find((task) => !round.done.includes(task.key));
}

/** Whether a task is done, as the platform has just said of it. */
export function noted(round: Round, key: string, isDone: boolean): Round {
  const others = round.done.filter((one) => one !== key);
  return { ...round, done: isDone ? [...others, key] : others };
}

/** The one before, by the same rule; it does not go round: before the first there is nothing. */
export function taskBefore(round: Round, key: string): RoundTask | undefined {
  const index = round.tasks.findIndex((task) => task.key === key);
  return index > 0 ? round.tasks[index - 1] : undefined;
}

/**
 * The list as it is now, in which something may have gone and something come, or come back; what was ticked gains
 * nothing.
 */
export function renewed(round: Round, rows: readonly RoundTask[]): Round {
  if (round.isChosen) return round;
  const known = new Set(round.tasks.map(({ key }) => key));
  const here = new Set(rows.map(({ key }) => key));
  return {
    ...round,
    tasks: [...round.tasks, ...rows.filter(({ key }) => !known.has(key)).map(taskOf)],
    done: round.done.filter((key) => !here.has(key)),
  };
}

export function taskOf({ key, path, title, kindName }: RoundTask): RoundTask {
  return { key, path, title, kindName };
}

/** Where a task is worked off: its page, and beside it the task, by which the page knows from which list it comes. */
export function wayTo({ path, key }: Pick<RoundTask, 'path' | 'key'>): {
  path: string;
  query: Record<string, string>;
} {
  const [page = '', search = ''] = path.split('?');
  return { path: page, query: { ...Object.fromEntries(new URLSearchParams(search)), task: key } };
}

/** All others of the round, beginning behind this one; an unknown one stands before the first. */
function inTurn({ tasks }: Round, key: string, step: number): RoundTask[] {
  const index = tasks.findIndex((task) => task.key === key);
  return [...tasks.slice(index + step), ...tasks.slice(0, Math.max(index, 0))];
}
