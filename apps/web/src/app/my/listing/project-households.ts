import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { reading } from '../../data/reading';
import { PropertyClient } from '../../data/property/property-client';
import { HouseholdList } from '../../ui/household-list';

/** Whose land a lot of many takes in. */
@Component({
  selector: 'hl-project-households',
  imports: [HouseholdList],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (households.value(); as rows) {
      @if (rows.length) {
        <section>
          <h2>各户名册</h2>
          <hl-household-list [households]="rows" />
        </section>
      }
    }
  `,
})
export class ProjectHouseholds {
  private readonly client = inject(PropertyClient);
  readonly projectId = input.required<string>();
  protected readonly households = reading({
    params: () => this.projectId(),
    loader: ({ params }) => this.client.households(params),
  });
}
