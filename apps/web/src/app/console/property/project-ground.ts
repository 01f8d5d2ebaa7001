import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { type Boundary, drawnDifference } from '@helan/domain';
import { reading } from '../../data/reading';
import { PropertyClient } from '../../data/property/property-client';
import { BoundaryPicture, type Ground } from '../../ui/boundary-picture';

/** Hundredths of a percent. */
const ASKED_ABOVE = 500;

/** The drawn parcels of a project, and registered ones whose ground they cover. */
@Component({
  selector: 'hl-project-ground',
  imports: [BoundaryPicture],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (grounds().length) {
      <section>
        <h2>界线</h2>
        <hl-boundary-picture [grounds]="grounds()" />
        <ul>
          @for (parcel of view.value()!.parcels; track parcel.code) {
            <li>
              {{ parcel.name || parcel.code }}：证上 {{ parcel.mu }} 亩，画出来约
              {{ muOf(parcel.squareMetres) }} 亩
              @if (differenceOf(parcel); as percent) {
                <span class="tag">相差 {{ percent }}%，请问清楚</span>
              }
            </li>
          }
        </ul>
        @for (overlap of view.value()!.overlaps; track $index) {
          <p class="problem">
            和 {{ overlap.name }}（{{ overlap.code }}）重叠约
            {{ overlap.squareMetres }} 平方米，请核对是不是画错，或者有争议。
          </p>
        }
      </section>
    }
  `,
})
export class ProjectGround {
  private readonly client = inject(PropertyClient);
  readonly projectId = input.required<string>();
  /** Another state, another look. */
  readonly state = input.required<string>();
  protected readonly view = reading({
    params: () => ({ project: this.projectId(), state: this.state() }),
    loader: ({ params }) => this.client.boundaries(params.project),
  });
  protected readonly grounds = computed((): Ground[] => {
    const view = this.view.value();
    if (!view) return [];
    const own = view.parcels.map(({ name, code, boundary }) => ({ label: name || code, boundary }));
    const others = view.overlaps.map(({ name, boundary }) => ({ label: name, boundary, isOther: true }));
    return [...own, ...others];
  });

  /** Percent by which a drawing differs, where it is more than a site check lets go without a reason. */
  protected differenceOf({ mu, boundary }: { mu: string; boundary: Boundary }): string | null {
    const difference = drawnDifference(boundary, mu);
    return difference > ASKED_ABOVE ? (difference / 100).toFixed(1) : null;
  }

  protected muOf(squareMetres: number): string {
    return ((squareMetres * 3) / 2000).toFixed(2);
  }
}
