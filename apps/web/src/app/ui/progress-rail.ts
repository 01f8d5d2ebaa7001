import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { LISTING_STATES, type ListingState, getPropertyType, listingLifecycle, railOf } from '@helan/domain';

/** 进度轨: the steps from application to archive, the same on every screen; where it stopped, it says so. */
@Component({
  selector: 'hl-progress-rail',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <ol aria-label="办理进度">
      @for (step of steps(); track step.label) {
        <li [class]="step.kind" [attr.aria-current]="step.kind === 'now' ? 'step' : null">
          <span class="dot" aria-hidden="true">{{ MARKS[step.kind] }}</span>
          <span>{{ step.label }}</span>
          @if (step.kind === 'now') {
            <span class="sr">（现在）</span>
          } @else if (step.kind === 'end') {
            <span class="sr">（到此为止）</span>
          }
        </li>
      }
    </ol>
    <p class="now-line">{{ sentence() }}</p>
  `,
  styles: `
    ol {
      display: flex;
      flex-wrap: wrap;
      gap: 0.35rem 0;
      list-style: none;
      margin: 0;
      padding: 0;
    }
    li {
      display: flex;
      align-items: center;
      gap: 0.35rem;
      padding-right: 0.9rem;
      color: var(--grey);
      font-size: 0.9375rem;
    }
    .dot {
      width: 1.15rem;
      height: 1.15rem;
      border-radius: 50%;
      border: 2px solid #a9b4ad;
      display: inline-grid;
      place-items: center;
      font-size: 0.7rem;
      line-height: 1;
      flex: none;
    }
    .past {
      color: var(--ink);
    }
    .past .dot {
      background: var(--field);
      border-color: var(--field);
      color: #fff;
    }
    .now {
      color: var(--warm);
      font-weight: 700;
    }
    .now .dot {
      border-color: var(--warm);
      background: var(--warm-soft);
      border-width: 4px;
    }
    .end {
      color: var(--ink);
      font-weight: 700;
    }
    .end .dot {
      background: var(--grey);
      border-color: var(--grey);
      color: #fff;
    }
    .sr {
      position: absolute;
      clip-path: inset(50%);
      width: 1px;
      height: 1px;
      overflow: hidden;
    }
    .now-line {
      font-weight: 600;
      margin: 0.6rem 0 0;
    }
  `,
})
export class ProgressRail {
  readonly typeCode = input.required<string>();
  readonly state = input.required<ListingState>();
  /** How far along the chain it is, or had come when it stopped. */
  readonly reached = input.required<ListingState>();
  readonly turn = input<string | null>(null);

  protected readonly stateName = computed(() => LISTING_STATES[this.state()]);
  protected readonly sentence = computed(() => {
    if (this.isOver()) return this.stateName();
    if (!this.turn()) return `现在：${this.stateName()}`;
    return this.turn() === '平台'
      ? `现在：${this.stateName()}，到时间平台自动办理`
      : `现在：${this.stateName()}，等${this.turn()}办理`;
  });
  protected readonly MARKS = { past: '✓', now: '', end: '✕', next: '' } as const;
  protected readonly isOver = computed(() => listingLifecycle.isAtRest(this.state()));
  protected readonly steps = computed(() => {
    const rail = railOf(getPropertyType(this.typeCode()));
    const reached = rail.findIndex((step) => step.states.includes(this.reached()));
    const isFiled = this.state() === 'ARCHIVED';
    const here = isFiled ? 'past' : this.isOver() ? 'end' : 'now';
    return rail.map(({ label }, index) => {
      const kind: keyof typeof this.MARKS = index < reached ? 'past' : index === reached ? here : 'next';
      return { label, kind };
    });
  });
}
