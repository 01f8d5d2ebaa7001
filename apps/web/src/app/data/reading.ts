import { type Signal, computed, inject, linkedSignal, resource, untracked } from '@angular/core';
import { type Problem, isAway } from '@helan/contracts';
import { problemFrom } from './api';
import { HandedOver } from './handed-over';
import { PageStatus } from './page-status';
import { askAgain } from './ask-again';

/** Something that a page reads: what has come, why it did not, whether it is on its way. */
export interface Reading<T> {
  /** Undefined until it has come, and where it did not: a page shows its own words for that. */
  readonly value: Signal<T | undefined>;
  /** Why it did not come; where the platform does not answer it is asked again by itself, and what had come stays. */
  readonly problem: Signal<Problem | undefined>;
  readonly isLoading: Signal<boolean>;
  reload(): void;
  /** Where an answer brings the new value along. */
  set(value: T): void;
}

export interface ReadingOptions<T, P> {
  /** What it is asked with; nothing is asked while it is undefined. */
  readonly params?: () => P | undefined;
  readonly loader: (request: { readonly params: NoInfer<P> }) => Promise<T>;
  /** On pages that the server draws: the name under which its value comes along with the page. */
  readonly handOver?: string;
}

interface Outcome<T> {
  readonly asked: unknown;
  readonly value?: T | undefined;
  readonly problem?: Problem | undefined;
}

/** Angular's resource, whose value can also be asked for where it could not be read. */
export function reading<T, P = unknown>({ params, loader, handOver }: ReadingOptions<T, P>): Reading<T> {
  const handed = handOver ? inject(HandedOver) : undefined;
  const pageStatus = inject(PageStatus);
  const asked = computed(() => params?.());
  const inner = resource<T, P>({
    ...(params ? { params: params as () => P } : {}),
    loader: async (request) => {
      const asked = request.params as NoInfer<P>;
      const come = handed?.take<T>(handOver!, asked);
      if (come !== undefined) return come;
      try {
        const value = await loader({ params: asked });
        handed?.give(handOver!, asked, value);
        return value;
      } catch (error) {
        if (handed) pageStatus.take(problemFrom(error).status || 503);
        throw error;
      }
    },
  });
  const first = computed(() =>
    inner.status() === 'loading' ? untracked(() => handed?.take<T>(handOver!, asked())) : undefined,
  );
  const outcome = linkedSignal<Outcome<T>, Outcome<T>>({
    source: () => {
      const error = inner.error();
      return {
        asked: asked(),
        value: inner.hasValue() ? inner.value() : first(),
        problem: error && problemFrom(error),
      };
    },
    computation: (now, last) => goOn(now, last?.value),
  });
  const reload = () => void inner.reload();
  const problem = computed(() => outcome().problem);
  askAgain(problem, inner.isLoading, reload);
  return {
    value: computed(() => outcome().value),
    problem,
    isLoading: computed(() => inner.isLoading() && first() === undefined),
    reload,
    set: (next) => inner.set(next),
  };
}

/** While the same is asked for again, what was known of it stays, until something else is known. */
function goOn<T>(now: Outcome<T>, last: Outcome<T> | undefined): Outcome<T> {
  if (now.value !== undefined || last?.asked !== now.asked) return now;
  if (!now.problem) return last ?? now;
  return isAway(now.problem) ? { ...now, value: last?.value } : now;
}
