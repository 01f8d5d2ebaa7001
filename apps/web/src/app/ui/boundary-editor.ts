import {
  ChangeDetectionStrategy,
  Component,
  computed,
  input,
  linkedSignal,
  output,
  signal,
} from '@angular/core';
import {
  type Boundary,
  type Corner,
  type MapPiece,
  type Refusal,
  boundaryOf,
  boundaryOfPiece,
  cornersOf,
  isBlank,
  isRefusal,
  muOf,
  readPieces,
  refuseBoundary,
  refuseDrawnArea,
} from '@helan/domain';
import { sentenceOf } from '@helan/contracts';
import { BoundaryPicture } from './boundary-picture';

/** Corners of a parcel: walked with the phone, typed, or taken from a GeoJSON file; drawn as they come. */
@Component({
  selector: 'hl-boundary-editor',
  imports: [BoundaryPicture],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <p class="hint">
      沿着地边走，在每个角按一下“记下这个角”。也可以填经纬度，一行一个角，如 106.4012, 38.6375。
    </p>
    <p class="row">
      <button type="button" class="second" [disabled]="isLocating()" (click)="locate()">
        {{ isLocating() ? '正在定位……' : '记下这个角' }}
      </button>
      <label class="button second file">
        从文件读
        <input
          type="file"
          accept=".json,.geojson,application/geo+json"
          (change)="read($any($event.target))"
        />
      </label>
      @if (text()) {
        <button type="button" class="plain" (click)="setText('')">全部清掉</button>
      }
    </p>
    @if (pieces().length) {
      <fieldset>
        <legend>文件里有 {{ pieces().length }} 块地，是哪一块？</legend>
        @for (piece of pieces(); track $index) {
          <button type="button" class="second" (click)="take(piece)">{{ piece.name }}</button>
        }
      </fieldset>
    }
    <textarea
      [attr.aria-label]="'角点的经度和纬度，' + label()"
      rows="5"
      [value]="text()"
      (input)="setText($any($event.target).value)"
    ></textarea>
    @if (fault(); as sentence) {
      <p class="fault" role="status">{{ sentence }}</p>
    }
    @if (drawn(); as boundary) {
      <hl-boundary-picture [grounds]="[{ label: label(), boundary }]" />
      <p role="status">
        {{ corners().length }} 个角，画出来约 {{ mu(boundary) }} 亩{{
          stated() ? '，证上 ' + stated() + ' 亩' : ''
        }}。
      </p>
    }
  `,
  styles: `
    .hint {
      font-size: 0.875rem;
      color: var(--grey);
    }
    .fault {
      color: var(--danger);
    }
    textarea {
      font-variant-numeric: tabular-nums;
    }
    .file {
      position: relative;
      font-weight: 400;
      margin: 0;
    }
    .file input {
      position: absolute;
      inset: 0;
      opacity: 0;
      cursor: pointer;
    }
  `,
})
export class BoundaryEditor {
  readonly boundary = input<Boundary | null | undefined>();
  readonly label = input('');
  /** 亩 on the certificate, as typed. */
  readonly stated = input('');
  /** A boundary that can stand, or null once it was cleared. */
  readonly changed = output<Boundary | null>();

  protected readonly text = linkedSignal({
    source: this.boundary,
    computation: (boundary, previous?: { value: string }) => {
      const saved = boundary ? linesOf(cornersOf(boundary)) : '';
      return previous && boundary && sameCorners(previous.value, boundary)
        ? previous.value
        : ((saved || previous?.value) ?? '');
    },
  });
  protected readonly isLocating = signal(false);
  /** Pieces of ground in a file, as long as none of them was chosen. */
  protected readonly pieces = signal<readonly MapPiece[]>([]);
  private readonly notice = signal<string | null>(null);
  protected readonly corners = computed(() => cornersIn(this.text()));
  protected readonly fault = computed(() => this.notice() ?? faultOf(this.text(), this.stated()));
  protected readonly drawn = computed(() =>
    this.corners().length >= 3 && !faultOf(this.text()) ? boundaryOf(this.corners()) : null,
  );

  protected setText(text: string): void {
    this.notice.set(null);
    this.pieces.set([]);
    this.text.set(text);
    if (isBlank(text)) this.changed.emit(null);
    const boundary = this.drawn();
    if (boundary) this.changed.emit(boundary);
  }

  protected locate(): void {
    if (!('geolocation' in navigator)) return this.notice.set('这台设备不能定位，请填经纬度。');
    this.isLocating.set(true);
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        this.isLocating.set(false);
        const line = `${coords.longitude.toFixed(6)}, ${coords.latitude.toFixed(6)}`;
        this.setText([this.text().trimEnd(), line].filter(Boolean).join('\n'));
      },
      () => {
        this.isLocating.set(false);
        this.notice.set('没有定到位。请到空旷处再按一次，或者填经纬度。');
      },
      { enableHighAccuracy: true, timeout: 20_000 },
    );
  }

  protected async read(box: HTMLInputElement): Promise<void> {
    const file = box.files?.[0];
    box.value = '';
    if (!file) return;
    const pieces = file.size > LARGEST_FILE ? [] : piecesIn(await file.text());
    const [first, ...others] = pieces;
    this.pieces.set(others.length > 0 && pieces.length <= MOST_CHOICES ? pieces : []);
    if (!first) this.notice.set(sentenceOf('boundary.not-found'));
    else if (others.length === 0) this.take(first);
    else if (pieces.length > MOST_CHOICES)
      this.notice.set(sentenceOf('boundary.several', { count: pieces.length, names: `${first.name}……` }));
    else this.notice.set(null);
  }

  protected take(piece: MapPiece): void {
    const boundary = boundaryOfPiece(piece, 'boundary');
    if (isRefusal(boundary)) this.notice.set(inWords(boundary));
    else this.setText(linesOf(cornersOf(boundary)));
  }

  protected mu(boundary: Boundary): string {
    return muOf(boundary).toFixed(2);
  }
}

/** Of more pieces than these nobody finds his own by its name. */
const MOST_CHOICES = 50;
/** A village’s whole map is smaller. */
const LARGEST_FILE = 10 * 1024 * 1024;

function linesOf(corners: readonly Corner[]): string {
  return corners.map(([longitude, latitude]) => `${longitude}, ${latitude}`).join('\n');
}

function cornersIn(text: string): Corner[] {
  return text
    .split(/\r?\n/)
    .filter((line) => !isBlank(line))
    .map((line): Corner => {
      const [longitude, latitude] = line
        .split(/[,，\s]+/)
        .filter(Boolean)
        .map(Number);
      return [longitude ?? Number.NaN, latitude ?? Number.NaN];
    });
}

function sameCorners(text: string, boundary: Boundary): boolean {
  return JSON.stringify(cornersIn(text)) === JSON.stringify(cornersOf(boundary));
}

/** Why the corners cannot be a boundary; with an area that was stated, also why they cannot be that parcel's. */
function faultOf(text: string, stated = ''): string | null {
  const corners = cornersIn(text);
  const unreadable = corners.findIndex((corner) => corner.some(Number.isNaN));
  if (unreadable >= 0) return `第 ${unreadable + 1} 行看不懂，应是“经度, 纬度”。`;
  if (corners.length < 3) return null;
  const boundary = boundaryOf(corners);
  const fault = refuseBoundary(boundary, 'boundary') ?? refuseDrawnArea(boundary, stated, 'boundary');
  return fault ? inWords(fault) : null;
}

function inWords({ code, values }: Refusal): string {
  return sentenceOf(code, values);
}

/** Pieces of ground in a GeoJSON text. */
function piecesIn(text: string): readonly MapPiece[] {
  try {
    const pieces = readPieces(JSON.parse(text));
    return isRefusal(pieces) ? [] : pieces;
  } catch {
    return [];
  }
}
