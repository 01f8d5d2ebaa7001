import { ChangeDetectionStrategy, Component, inject, input, linkedSignal, output } from '@angular/core';
import type { ProjectView } from '@helan/contracts';
import type { Boundary } from '@helan/domain';
import { Attempt } from '../../data/attempt';
import { PropertyClient } from '../../data/property/property-client';
import { BoundaryEditor } from '../../ui/boundary-editor';
import { ProblemBox } from '../../ui/problem-box';

/** The liaison walks the parcels that nobody has drawn. */
@Component({
  selector: 'hl-parcel-drawing',
  imports: [BoundaryEditor, ProblemBox],
  providers: [Attempt],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <hl-problem-box [problem]="attempt.problem()" />
    @for (parcel of project().application.parcels ?? []; track $index; let position = $index) {
      <details [open]="!parcel.boundary && position === 0">
        <summary>
          {{ parcel.name || parcel.code }}
          <span class="tag" [class.grey]="!parcel.boundary">{{
            parcel.boundary ? '已画界线' : '没有界线'
          }}</span>
        </summary>
        <hl-boundary-editor
          [boundary]="parcel.boundary"
          [label]="parcel.name || parcel.code"
          [stated]="parcel.mu"
          (changed)="drawn.set({ position, boundary: $event })"
        />
        <button
          type="button"
          class="second"
          [disabled]="attempt.isBusy() || drawn()?.position !== position || !drawn()?.boundary"
          (click)="save()"
        >
          保存这块地的界线
        </button>
      </details>
    }
  `,
  styles: `
    details {
      border-bottom: 1px solid var(--line);
      padding: 0.6rem 0;
    }
    summary {
      cursor: pointer;
      min-height: var(--target);
    }
  `,
})
export class ParcelDrawing {
  private readonly client = inject(PropertyClient);
  protected readonly attempt = inject(Attempt);
  readonly project = input.required<ProjectView>();
  readonly saved = output();
  protected readonly drawn = linkedSignal<
    ProjectView,
    { position: number; boundary: Boundary | null } | null
  >({
    source: this.project,
    computation: () => null,
  });

  protected async save(): Promise<void> {
    const drawn = this.drawn();
    if (!drawn?.boundary) return;
    const { position, boundary } = drawn;
    const { id, applicationVersion } = this.project();
    if (
      await this.attempt.run(() => this.client.draw(id, position, { boundary, version: applicationVersion }))
    )
      this.saved.emit();
  }
}
