import {
  ChangeDetectionStrategy,
  Component,
  ElementRef,
  afterNextRender,
  inject,
  input,
  linkedSignal,
  output,
} from '@angular/core';

/** A field that says something else in what was saved elsewhere and in what stands in this form. */
export interface TwoWords {
  readonly field: string;
  readonly label: string;
  readonly saved: string;
  readonly mine: string;
  readonly isChangedByMe: boolean;
}

/** 两边对照: somebody has saved the same form elsewhere; for each field that differs one of both is chosen. */
@Component({
  selector: 'hl-two-texts',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <section class="card due" role="alert" tabindex="-1">
      <h2>两边写的不一样，请选定</h2>
      <p>
        这份内容在别的页面或者设备上已经改过、存好了。您这里写的还在，没有丢，也还没有存：下面每一项选用哪一边的，再保存。
      </p>
      @for (row of rows(); track row.field) {
        <fieldset>
          <legend>{{ row.label }}</legend>
          <label class="check"
            ><input
              type="radio"
              [name]="'two-' + row.field"
              [checked]="fromSaved().has(row.field)"
              (change)="choose(row.field, true)"
            /><span
              >别处存好的：<span class="words">{{ row.saved || '（没有填）' }}</span></span
            ></label
          >
          <label class="check"
            ><input
              type="radio"
              [name]="'two-' + row.field"
              [checked]="!fromSaved().has(row.field)"
              (change)="choose(row.field, false)"
            /><span
              >您这里写的：<span class="words">{{ row.mine || '（没有填）' }}</span></span
            ></label
          >
        </fieldset>
      }
      <button type="button" [disabled]="isBusy()" (click)="settle.emit([...fromSaved()])">
        按选定的保存
      </button>
    </section>
  `,
  styles: `
    h2 {
      margin-top: 0;
    }
    .words {
      white-space: pre-wrap;
      overflow-wrap: anywhere;
    }
  `,
})
export class TwoTexts {
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  readonly rows = input.required<readonly TwoWords[]>();
  readonly isBusy = input(false);
  /** Fields of which what was saved is taken. */
  readonly settle = output<string[]>();
  /** What nobody has touched here is what was saved. */
  protected readonly fromSaved = linkedSignal<ReadonlySet<string>>(
    () =>
      new Set(
        this.rows()
          .filter(({ isChangedByMe }) => !isChangedByMe)
          .map(({ field }) => field),
      ),
  );

  constructor() {
    // Whoever writes far below is brought to it.
    afterNextRender(() => this.host.nativeElement.querySelector('section')?.focus());
  }

  protected choose(field: string, isFromSaved: boolean): void {
    this.fromSaved.update((all) => {
      const fields = new Set(all);
      if (isFromSaved) fields.add(field);
      else fields.delete(field);
      return fields;
    });
  }
}
