import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import type { NoticeRowView } from '@helan/contracts';
import { SCENES, type Scene } from './lot-scenes';

/**
 * What a lot looks like: the outline of its ground where one was drawn, else a scene of its kind: the land as wide as
 * there is room, and what stands on it whole.
 */
@Component({
  selector: 'hl-lot-picture',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (lot().outline; as outline) {
      <svg
        class="outline"
        [attr.viewBox]="'0 0 ' + outline.width + ' ' + outline.height"
        role="img"
        aria-label="地块轮廓，上北下南"
      >
        @for (shape of outline.shapes; track $index) {
          <polygon [attr.points]="shape" />
        }
      </svg>
    } @else {
      <svg aria-hidden="true">
        <svg viewBox="0 0 240 120" preserveAspectRatio="none">
          <path class="sky" d="M0 0h240v120H0z" />
          <path class="far" d="M0 62c40-12 80-10 120-4s80 4 120-6v68H0z" />
          <path class="ground" d="M0 70h240v50H0z" />
          @switch (scene()) {
            @case ('LAND') {
              <path
                class="line"
                d="M116 70 40 120M119 70 92 120M122 70l28 50M125 70l76 50M112 70 0 104M128 70l112 34"
              />
            }
            @case ('WATER') {
              <path class="water" d="M0 78c40-8 80 6 120 0s80-6 120 0v42H0z" />
              <path class="line pale" d="M36 92h40M110 100h56M168 88h32M70 110h30" />
            }
          }
        </svg>
        <svg viewBox="0 24 240 86">
          @switch (scene()) {
            @case ('FOREST') {
              <path class="dark" d="M48 84 66 40l18 44zM90 88l20-52 20 52zM138 84l17-42 17 42z" />
              <path class="trunk" d="M63 84h6v12h-6zM107 88h6v12h-6zM152 84h6v12h-6z" />
            }
            @case ('HOUSE') {
              <path class="wall" d="M70 62h100v38H70z" />
              <path class="roof" d="m60 64 60-30 60 30z" />
              <path class="dark" d="M110 76h20v24h-20zM82 72h16v12H82zM142 72h16v12h-16z" />
            }
            @case ('SHARE') {
              <path class="wall" d="M76 28h88v68H76z" />
              <path class="line" d="M90 44h60M90 56h60M90 68h36" />
              <circle class="roof" cx="144" cy="78" r="11" />
            }
            @case ('MACHINE') {
              <path class="roof" d="M74 66h62v22H74zM108 42h32v26h-32z" />
              <circle class="dark" cx="90" cy="92" r="13" />
              <circle class="dark" cx="132" cy="88" r="18" />
            }
            @case ('IDEA') {
              <circle class="wall" cx="120" cy="52" r="24" />
              <path class="trunk" d="M110 76h20v12h-20z" />
              <path class="line" d="M120 66V46l-8 8M120 46l8 8" />
            }
            @case ('HERD') {
              <path class="wall" d="M72 62h44v24H72zM112 54h18v16h-18zM134 70h36v20h-36zM166 64h15v13h-15z" />
              <path class="dark" d="M76 86h5v12h-5zM107 86h5v12h-5zM138 90h4v10h-4zM162 90h4v10h-4z" />
            }
            @case ('GLASS') {
              <path
                class="wall"
                d="M24 96V74a32 22 0 0 1 64 0v22zM92 96V74a32 22 0 0 1 64 0v22zM160 96V74a32 22 0 0 1 64 0v22z"
              />
              <path class="line" d="M56 52v44M124 52v44M192 52v44" />
            }
            @case ('QUOTA') {
              <path class="dark" d="M96 96c0-30 14-50 48-56-2 34-18 52-42 52z" />
              <path class="line pale" d="M98 96c6-20 18-34 34-44" />
            }
          }
        </svg>
      </svg>
    }
  `,
  styles: `
    :host {
      display: block;
      background: var(--field-soft);
      overflow: hidden;
    }
    svg {
      display: block;
      width: 100%;
      height: 100%;
    }
    .outline {
      padding: 0.35rem;
    }
    polygon {
      fill: rgb(20 96 58 / 18%);
      stroke: var(--field);
      stroke-width: 2px;
      stroke-linejoin: round;
      vector-effect: non-scaling-stroke;
    }
    .sky {
      fill: #dbe8ee;
    }
    .far {
      fill: #8fb07a;
    }
    .ground {
      fill: #b9cf9d;
    }
    .line {
      fill: none;
      stroke: #6f935b;
      stroke-width: 3;
    }
    .pale {
      stroke: #e9f3f7;
    }
    .dark {
      fill: #3d6b4a;
    }
    .trunk {
      fill: #7a5a3a;
    }
    .wall {
      fill: #f4f1e8;
      stroke: #9aa79e;
      stroke-width: 1.5;
    }
    .roof {
      fill: #a8642a;
    }
    .water {
      fill: #8fb6c9;
    }
  `,
})
export class LotPicture {
  readonly lot = input.required<Pick<NoticeRowView, 'outline' | 'typeCode'>>();
  protected readonly scene = computed<Scene>(() => SCENES[this.lot().typeCode] ?? 'LAND');
}
