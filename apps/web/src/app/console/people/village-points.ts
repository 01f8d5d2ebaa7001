import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import type { VillagePointView } from '@helan/contracts';
import { foldQuantity, isBlank } from '@helan/domain';
import { Api } from '../../data/api';
import { Attempt } from '../../data/attempt';
import { reading } from '../../data/reading';
import { Field } from '../../ui/field';
import { ListFrame } from '../../ui/list-frame';
import { MomentPipe } from '../../ui/moment.pipe';
import { ProblemBox } from '../../ui/problem-box';

/** The township says where each of its villages lies, and from what it knows it. */
@Component({
  selector: 'hl-village-points',
  imports: [Field, ListFrame, MomentPipe, ProblemBox],
  providers: [Attempt],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h1>各村定位点</h1>
    <p class="lead">
      现场核实时，没有画界线的标的按村的定位点算离得多远。没有设的村不算，写“不知道”。请填村部实测的经纬度（CGCS2000），并写明从哪里来的。
    </p>
    <hl-problem-box [problem]="attempt.problem()" />
    <hl-list-frame [list]="points" empty="这里没有村。">
      @for (point of points.value(); track point.code) {
        <div class="item card">
          <span
            ><b>{{ point.name }}</b
            ><br />
            @if (point.setAt; as setAt) {
              <span class="muted"
                >{{ point.latitude }}，{{ point.longitude }}<br />{{ point.source }}（{{
                  point.setterName
                }}，{{ setAt | moment }}）</span
              >
            } @else {
              <span class="tag grey">没有设</span>
            }
          </span>
          <form
            class="row"
            (submit)="
              $event.preventDefault();
              set(point, { latitude: lat.value, longitude: lon.value, source: source.value })
            "
          >
            <hl-field
              [for]="'lat-' + point.code"
              label="纬度"
              [fault]="attempt.faultOf('latitude', point.code)"
            >
              <input #lat [id]="'lat-' + point.code" class="number" inputmode="decimal" maxlength="16" />
            </hl-field>
            <hl-field
              [for]="'lon-' + point.code"
              label="经度"
              [fault]="attempt.faultOf('longitude', point.code)"
            >
              <input #lon [id]="'lon-' + point.code" class="number" inputmode="decimal" maxlength="16" />
            </hl-field>
            <hl-field
              [for]="'src-' + point.code"
              label="从哪里来的"
              [fault]="attempt.faultOf('source', point.code)"
            >
              <input #source [id]="'src-' + point.code" maxlength="80" />
            </hl-field>
            <button type="submit" class="second" [disabled]="attempt.isBusy()">保存</button>
          </form>
        </div>
      }
    </hl-list-frame>
  `,
  styles: `
    hl-field {
      flex: 1 1 8rem;
    }
  `,
})
export class VillagePoints {
  private readonly api = inject(Api);
  protected readonly attempt = inject(Attempt);
  protected readonly points = reading({ loader: () => this.api.get<VillagePointView[]>('village-points') });

  protected async set(
    { code, version }: VillagePointView,
    typed: { latitude: string; longitude: string; source: string },
  ): Promise<void> {
    const request = {
      latitude: degreesIn(typed.latitude),
      longitude: degreesIn(typed.longitude),
      source: typed.source,
      version,
    };
    const isSaved = await this.attempt.run(() => this.api.put(`village-points/${code}`, request), code);
    // What another has set meanwhile is shown beside what was typed here.
    if (isSaved || this.attempt.problem()?.code === 'form.saved-meanwhile') this.points.reload();
  }
}

/** What is not typed is no place on the equator. */
function degreesIn(text: string): number {
  return isBlank(text) ? Number.NaN : Number(foldQuantity(text));
}
