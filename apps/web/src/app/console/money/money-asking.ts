import { type Signal, computed, inject } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, Router } from '@angular/router';
import type { PageView } from '@helan/contracts';
import { type MoneyQuery, moneyQueryOf, narrowed, paramsOfMoney, turned } from '../../data/money/money-query';

/** What a list of money is asked with, as the address says: a link leads to it, and the way back. */
export interface MoneyAsking {
  readonly query: Signal<MoneyQuery>;
  narrow(change: Partial<MoneyQuery>): void;
  turn(at: string, page: Pick<PageView<unknown>, 'next'> | undefined): void;
}

export function moneyAsking(): MoneyAsking {
  const router = inject(Router);
  const route = inject(ActivatedRoute);
  const params = toSignal(route.queryParams, { requireSync: true });
  const query = computed(() => moneyQueryOf(params()), {
    equal: (one, other) => JSON.stringify(one) === JSON.stringify(other),
  });
  const go = (next: MoneyQuery) =>
    void router.navigate([], {
      relativeTo: route,
      queryParams: paramsOfMoney(next),
      queryParamsHandling: 'merge',
    });
  return {
    query,
    narrow: (change) => go(narrowed(query(), change)),
    turn: (at, page) => go(turned(query(), at, { next: page?.next ?? null })),
  };
}
