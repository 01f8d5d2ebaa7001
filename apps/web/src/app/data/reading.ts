import { type Signal, computed, inject, resource, untracked } from '@angular/core';
import { HandedOver } from './handed-over';

/** Something that a page reads: what has come, why it did not, whether it is on its way. */
export interface Reading<T> {
  /** Undefined until it has come, and where it did not: a page shows its own words for that. */
  readonly value: Signal<T | undefined>;
  readonly error: Signal<Error | undefined>;
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

/** Angular's resource, whose value can also be asked for where it could not be read. */
export function reading<T, P = unknown>({ params, loader, handOver }: ReadingOptions<T, P>): Reading<T> {
  const handed = handOver ? inject(HandedOver) : undefined;
  const inner = resource<T, P>({
    ...(params ? { params: params as () => P } : {}),
    loader: async (request) => {
      const asked = request.params as NoInfer<P>;
      const come = handed?.take<T>(handOver!, asked);
      if (come !== undefined) return come;
      const value = await loader({ params: asked });
      handed?.give(handOver!, asked, value);
      return value;
    },
  });
  const first = computed(() => {
    const asked = params?.();
    return inner.status() === 'loading' ? untracked(() => handed?.take<T>(handOver!, asked)) : undefined;
  });
  const value = computed(() => (inner.hasValue() ? inner.value() : first()));
  return {
    value,
    error: inner.error,
    isLoading: computed(() => inner.isLoading() && first() === undefined),
    reload: () => void inner.reload(),
    set: (next) => inner.set(next),
  };
}
