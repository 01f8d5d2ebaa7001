import { Directive, computed, input } from '@angular/core';
import { toObservable, toSignal } from '@angular/core/rxjs-interop';
import type { AbstractControl } from '@angular/forms';
import type { PartyKind, PropertyType } from '@helan/domain';
import { findDecisionRule, findRight, listingFacts } from '@helan/domain';
import { startWith, switchMap } from 'rxjs';
import { type ApplicationGroup, toApplication } from './application-group';

/** What every part of the form stands on: the group above it, the type, and what is wrong with a field. */
@Directive()
export class ApplicationSection {
  readonly group = input.required<ApplicationGroup>();
  readonly type = input.required<PropertyType>();
  readonly listerKind = input.required<PartyKind>();
  readonly faultOf = input.required<(field: string) => string | null>();
  /** Of the form, under which the application is judged; the newest where nothing is said. */
  readonly edition = input<number>();
  /** Among the land of many households is some that the collective has not let out. */
  readonly hasOwnLand = input(false);

  private readonly changes = toSignal(
    toObservable(this.group).pipe(
      switchMap((group: AbstractControl) => group.valueChanges.pipe(startWith(null))),
    ),
  );
  protected readonly application = computed(() => {
    this.changes();
    return toApplication(this.group());
  });
  protected readonly right = computed(() => findRight(this.type(), this.application().right));
  protected readonly facts = computed(() =>
    listingFacts(this.application(), {
      type: this.type(),
      listerKind: this.listerKind(),
      edition: this.edition(),
      hasOwnLand: this.hasOwnLand(),
    }),
  );
  protected readonly decisionRule = computed(() => findDecisionRule(this.type(), this.facts()));
}
