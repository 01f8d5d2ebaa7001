import { type Refusal, refusal } from './refusal.js';

/** One row of a lifecycle table. `'REMEMBERED'` as a target means: back to the state that led here. */
export interface Transition<State extends string, Action extends string, Doer extends string> {
  readonly from: State | readonly State[];
  readonly action: Action;
  readonly to: State | 'REMEMBERED';
  readonly by: readonly Doer[];
  /** What the button or the printed table says. */
  readonly label: string;
  /** Where the rule stands; shown beside the history row. */
  readonly source?: string;
}

export interface LifecycleTable<State extends string, Action extends string, Doer extends string> {
  readonly initial: State;
  readonly final: readonly State[];
  /** States in which it may stay for good, though something can still befall it; it holds nothing of anybody's there. */
  readonly rests?: readonly State[];
  /** Actions by which two people take something out of a final state again: a decision that was wrong. */
  readonly reopens?: readonly Action[];
  readonly transitions: readonly Transition<State, Action, Doer>[];
}

/**
 * A lifecycle read from its table. Construction proves the table: every state can be reached from the
 * initial one, every state that is not final has a way on and leads to an end, no final state goes on by itself, and no
 * state offers the same action twice.
 */
export class Lifecycle<State extends string, Action extends string, Doer extends string> {
  constructor(readonly table: LifecycleTable<State, Action, Doer>) {
    const faults = findFaults(table);
    if (faults.length > 0) throw new Error(`lifecycle table: ${faults.join('; ')}`);
  }

  get states(): State[] {
    return [...statesOf(this.table)];
  }

  isFinal(state: State): boolean {
    return this.table.final.includes(state);
  }

  transitionsFrom(state: State): Transition<State, Action, Doer>[] {
    return this.table.transitions.filter((row) => froms(row).includes(state));
  }

  find(state: State, action: Action): Transition<State, Action, Doer> | undefined {
    return this.transitionsFrom(state).find((row) => row.action === action);
  }

  /** Whether it may stay in a state for good: it is final there, or rests. */
  isAtRest(state: State): boolean {
    return this.isFinal(state) || (this.table.rests?.includes(state) ?? false);
  }

  /** What an action is called, from wherever it is taken first. */
  labelOf(action: Action): string {
    return this.table.transitions.find((row) => row.action === action)?.label ?? '';
  }

  /** The state after `action`, or the refusal `lifecycle.not-now`. `remembered` is where a detour began. */
  next(state: State, action: Action, remembered?: State): State | Refusal {
    const row = this.find(state, action);
    if (!row) return refusal('lifecycle.not-now', undefined, { state, action });
    if (row.to !== 'REMEMBERED') return row.to;
    return remembered ?? refusal('lifecycle.not-now', undefined, { state, action });
  }
}

function froms<S extends string>(row: { from: S | readonly S[] }): readonly S[] {
  return typeof row.from === 'string' ? [row.from] : row.from;
}

function statesOf<S extends string, A extends string, D extends string>(
  table: LifecycleTable<S, A, D>,
): Set<S> {
  const states = new Set<S>([table.initial, ...table.final]);
  for (const row of table.transitions) {
    froms(row).forEach((state) => states.add(state));
    if (row.to !== 'REMEMBERED') states.add(row.to);
  }
  return states;
}

/** Faults of a table in words; an empty list means that the table is sound. */
export function findFaults<S extends string, A extends string, D extends string>(
  table: LifecycleTable<S, A, D>,
): string[] {
  const reached = reach(table);
  const ending = statesThatEnd(table, () => true);
  const faults: string[] = [];
  for (const state of statesOf(table)) {
    const actions = table.transitions.filter((row) => froms(row).includes(state)).map((row) => row.action);
    const isFinal = table.final.includes(state);
    const goesOn = actions.filter((action) => !table.reopens?.includes(action));
    if (!reached.has(state)) faults.push(`${state} cannot be reached`);
    if (isFinal && goesOn.length > 0) faults.push(`${state} is final and yet offers ${goesOn.join(', ')}`);
    if (!isFinal && actions.length === 0) faults.push(`${state} has no way on and is not final`);
    else if (!ending.has(state)) faults.push(`${state} leads to no end`);
    if (new Set(actions).size < actions.length) faults.push(`${state} offers one action twice`);
  }
  return faults;
}

/**
 * The states from which an end can be reached when only those take steps whom `acts` names: a final state, or one in
 * which it may rest. Whoever falls silent must leave nothing lying for ever.
 */
export function statesThatEnd<S extends string, A extends string, D extends string>(
  table: LifecycleTable<S, A, D>,
  acts: (doer: D) => boolean,
): Set<S> {
  const ending = new Set<S>([...table.final, ...(table.rests ?? [])]);
  const rows = table.transitions.filter((row) => row.by.some(acts) && !table.reopens?.includes(row.action));
  for (let grown = true; grown;) {
    grown = false;
    for (const row of rows) {
      const leadsOn =
        row.to === 'REMEMBERED' ? remembered(table, row).every((to) => ending.has(to)) : ending.has(row.to);
      for (const from of leadsOn ? froms(row) : [])
        if (!ending.has(from)) {
          ending.add(from);
          grown = true;
        }
    }
  }
  return ending;
}

/** Where a detour may lead back to: every state from which its own state is entered. */
function remembered<S extends string, A extends string, D extends string>(
  table: LifecycleTable<S, A, D>,
  back: Transition<S, A, D>,
): S[] {
  const detours = froms(back);
  return table.transitions
    .filter((row) => row.to !== 'REMEMBERED' && detours.includes(row.to))
    .flatMap((row) => froms(row).filter((from) => !detours.includes(from)));
}

function reach<S extends string, A extends string, D extends string>(table: LifecycleTable<S, A, D>): Set<S> {
  const reached = new Set<S>([table.initial]);
  for (let grown = true; grown;) {
    grown = false;
    for (const row of table.transitions) {
      if (row.to === 'REMEMBERED' || reached.has(row.to)) continue;
      if (froms(row).some((state) => reached.has(state))) {
        reached.add(row.to);
        grown = true;
      }
    }
  }
  return reached;
}
