import { type ResourceOptions, type Signal, computed, resource } from '@angular/core';

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

/** Angular's resource, whose value can also be asked for where it could not be read. */
export function reading<T, P>(options: ResourceOptions<T, P>): Reading<T> {
  const inner = resource(options);
  return {
    value: computed(() => (inner.hasValue() ? inner.value() : undefined)),
    error: inner.error,
    isLoading: inner.isLoading,
    reload: () => void inner.reload(),
    set: (value) => inner.set(value),
  };
}
