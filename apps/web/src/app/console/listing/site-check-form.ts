import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  linkedSignal,
  output,
  signal,
} from '@angular/core';
import type { ProjectView } from '@helan/contracts';
import {
  foldQuantity,
  getPropertyType,
  isBlank,
  quantityInWords,
  unitOf,
  AREA_BASES,
  type AreaBasis,
  initialRulebook,
  isOtherArea,
  listedQuantity,
  parseQuantity,
} from '@helan/domain';
import { Attempt } from '../../data/attempt';
import { ProjectsClient } from '../../data/listing/projects-client';
import { Field } from '../../ui/field';
import { ProblemBox } from '../../ui/problem-box';

/** 现场核实表: photos, position with its error, the measured quantity, and whether anybody disputes it. */
@Component({
  selector: 'hl-site-check-form',
  imports: [Field, ProblemBox],
  providers: [Attempt],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <form (submit)="$event.preventDefault(); send(measured.value, reason.value, undisputed.checked)">
      <hl-problem-box [problem]="attempt.problem()" />
      <hl-field
        for="photos"
        [label]="'现场照片（至少 3 张，已有 ' + count() + ' 张）'"
        [fault]="attempt.faultOf('photos') ?? attempt.faultOf('file')"
      >
        <input
          #photos
          id="photos"
          type="file"
          accept="image/jpeg,image/png"
          multiple
          (change)="upload(photos)"
        />
        <p class="small-print">同一张交几次只算一张；请从几个方向拍，用 JPG 格式。</p>
        @if (uploading()) {
          <p class="muted" role="status">正在上传 {{ uploading() }}……</p>
        }
      </hl-field>
      <hl-field
        for="measured"
        [label]="'实测数量（申报 ' + stated() + '）'"
        [fault]="attempt.faultOf('measured')"
      >
        <input
          #measured
          id="measured"
          class="number"
          inputmode="decimal"
          maxlength="24"
          (input)="measure(measured.value)"
        />
      </hl-field>
      @if (isOther()) {
        <p class="warm">实测和申报相差超过 5%，请双方选定按哪个计价，下面写明为什么；公告两个数都登。</p>
        <div class="grid-2">
          <hl-field for="counts" label="按哪个计价" [fault]="attempt.faultOf('counts')">
            <select
              id="counts"
              [value]="choice().counts"
              (change)="choose({ counts: $any($event.target).value })"
            >
              <option value="">请选择</option>
              @for (basis of bases; track basis[0]) {
                <option [value]="basis[0]">{{ basis[1] }}</option>
              }
            </select>
          </hl-field>
          @if (choice().counts === 'CONTRACT') {
            <hl-field
              for="contractQuantity"
              label="合同写的数量"
              [fault]="attempt.faultOf('contractQuantity')"
            >
              <input
                id="contractQuantity"
                class="number"
                inputmode="decimal"
                maxlength="24"
                [value]="choice().contractQuantity"
                (input)="choose({ contractQuantity: $any($event.target).value })"
              />
            </hl-field>
          }
        </div>
      }
      <div class="grid-2">
        <hl-field for="latitude" label="纬度" [fault]="attempt.faultOf('latitude')">
          <input
            id="latitude"
            class="number"
            inputmode="decimal"
            [value]="place().latitude"
            (input)="setPlace({ latitude: $any($event.target).value })"
          />
        </hl-field>
        <hl-field for="longitude" label="经度" [fault]="attempt.faultOf('longitude')">
          <input
            id="longitude"
            class="number"
            inputmode="decimal"
            [value]="place().longitude"
            (input)="setPlace({ longitude: $any($event.target).value })"
          />
        </hl-field>
      </div>
      <p class="row">
        <button type="button" class="second" (click)="locate()">用手机定位</button
        ><span class="small-print">误差 {{ place().error }} 米</span>
      </p>
      <label class="check"><input #undisputed type="checkbox" />四邻在场指认，没有争议</label>
      @if (attempt.faultOf('isUndisputed'); as fault) {
        <p class="fault">{{ fault }}</p>
      }
      <hl-field for="why" label="说明（面积差得多、离得远时要写）" [fault]="attempt.faultOf('reason')">
        <textarea #reason id="why" rows="2" maxlength="2000"></textarea>
      </hl-field>
      <button type="submit" [disabled]="attempt.isBusy()">核实通过，送乡镇</button>
    </form>
  `,
})
export class SiteCheckForm {
  private readonly client = inject(ProjectsClient);
  protected readonly attempt = inject(Attempt);
  readonly project = input.required<ProjectView>();
  readonly done = output();

  /** Only those that are no photo a second time. */
  protected readonly count = linkedSignal(() => this.project().sitePhotoCount);
  protected readonly stated = computed(() => statedInWords(this.project()));
  protected readonly place = signal({ latitude: '', longitude: '', error: '—' });
  protected readonly uploading = signal('');
  protected readonly bases = Object.entries(AREA_BASES);
  protected readonly choice = signal<{ counts: AreaBasis | ''; contractQuantity: string }>({
    counts: '',
    contractQuantity: '',
  });
  protected readonly isOther = signal(false);

  /** The same rule that the platform asks by; the center's own limit is asked again there. */
  protected measure(text: string): void {
    const { application, typeCode } = this.project();
    const [measured, stated] = [parseQuantity(text), listedQuantity(application, getPropertyType(typeCode))];
    this.isOther.set(Boolean(measured && stated && isOtherArea(stated, measured, initialRulebook())));
  }

  protected choose(part: Partial<{ counts: AreaBasis | ''; contractQuantity: string }>): void {
    this.choice.update((choice) => ({ ...choice, ...part }));
  }

  protected setPlace(part: Partial<{ latitude: string; longitude: string; error: string }>): void {
    this.place.update((place) => ({ ...place, error: '0', ...part }));
  }

  protected locate(): void {
    navigator.geolocation?.getCurrentPosition(({ coords }) =>
      this.setPlace({
        latitude: coords.latitude.toFixed(6),
        longitude: coords.longitude.toFixed(6),
        error: String(Math.ceil(coords.accuracy)),
      }),
    );
  }

  protected async upload(box: HTMLInputElement): Promise<void> {
    for (const file of [...(box.files ?? [])]) {
      this.uploading.set(file.name);
      await this.attempt.run(() => this.client.upload(this.project().id, 'SITE_PHOTO', file));
    }
    this.count.set((await this.client.show(this.project().id)).sitePhotoCount);
    this.uploading.set('');
    box.value = '';
  }

  protected async send(measured: string, reason: string, isUndisputed: boolean): Promise<void> {
    const { latitude, longitude, error } = this.place();
    const { counts, contractQuantity } = this.choice();
    const check = {
      measured,
      latitude: degreesIn(latitude),
      longitude: degreesIn(longitude),
      gpsErrorMetres: Number(error) || 0,
      isUndisputed,
      reason,
      ...(counts ? { counts } : {}),
      ...(contractQuantity ? { contractQuantity } : {}),
    };
    if (await this.attempt.run(() => this.client.verify(this.project().id, check))) this.done.emit();
  }
}

/** What is not typed is no place on the equator. */
function degreesIn(text: string): number {
  return isBlank(text) ? Number.NaN : Number(foldQuantity(text));
}

function statedInWords({ application, typeCode }: ProjectView): string {
  const type = getPropertyType(typeCode);
  const quantity = listedQuantity(application, type);
  return quantity ? quantityInWords(quantity, unitOf(application, type) ?? '') : '—';
}
