import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import type { ConsentView, DocumentView } from '@helan/contracts';
import { Attempt } from '../../data/attempt';
import { PrivacyClient } from '../../data/oversight/privacy-client';
import { reading } from '../../data/reading';
import { Field } from '../../ui/field';
import { ProblemBox } from '../../ui/problem-box';

/** What has to be agreed to before a form is sent: each apart, with what it is for and what happens without. */
@Component({
  selector: 'hl-consent-card',
  imports: [Field, ProblemBox],
  providers: [Attempt],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (isOpen()) {
      <section class="card due">
        <h2>{{ title() }}</h2>
        @if (needed.value()?.ofName; as name) {
          <p>
            {{
              name
            }}没有用网，请把下面几项读给他听。他同意的，在同意书上签字按手印，拍照上传到材料里，再在这里登记。
          </p>
        }
        <hl-problem-box [problem]="attempt.problem()" />
        @for (consent of needed.value()?.missing; track consent.kind) {
          <article>
            <h3>{{ consent.title }}</h3>
            <p>{{ consent.asks }}</p>
            <p class="small-print">为什么：{{ consent.why }}</p>
            <p class="small-print">不同意：{{ consent.without }}</p>
            <p class="small-print">以后撤回：{{ consent.withdrawal }}</p>
            @if (!needed.value()?.needsPaper) {
              <button type="button" class="second" [disabled]="attempt.isBusy()" (click)="give(consent)">
                同意“{{ consent.title }}”
              </button>
            }
          </article>
        }
        @if (needed.value()?.needsPaper || needed.value()?.partners?.length) {
          @if (documents().length) {
            <hl-field
              for="consent-paper"
              label="签过字的是哪一份材料"
              [fault]="attempt.faultOf('documentId')"
            >
              <select #paper id="consent-paper">
                @for (one of documents(); track one.id) {
                  <option [value]="one.id">{{ one.fileName }}</option>
                }
              </select>
            </hl-field>
            @if (needed.value()?.needsPaper) {
              <button
                type="button"
                class="second"
                [disabled]="attempt.isBusy()"
                (click)="givePaper(paper.value)"
              >
                登记本人的书面同意
              </button>
            }
            @for (name of needed.value()?.partners; track name) {
              <button
                type="button"
                class="second"
                [disabled]="attempt.isBusy()"
                (click)="givePartner(name, paper.value)"
              >
                登记联合报名人{{ name }}的书面同意
              </button>
            }
          } @else {
            <p>还没有材料。请先在上面上传签过字的同意书。</p>
          }
        }
      </section>
    }
  `,
})
export class ConsentCard {
  private readonly client = inject(PrivacyClient);
  protected readonly attempt = inject(Attempt);
  readonly title = input('提交以前：个人信息的同意');
  readonly of = input.required<'projects' | 'registrations'>();
  readonly id = input.required<string>();
  readonly documents = input.required<readonly DocumentView[]>();
  readonly changed = output();

  protected readonly needed = reading({
    // The partners and the papers of a form are others after it was saved.
    params: () => ({ subject: `${this.of()}/${this.id()}`, documents: this.documents() }),
    loader: ({ params }) => this.client.needed(params.subject),
  });
  protected readonly isOpen = computed(() => {
    const needed = this.needed.value();
    return needed !== undefined && needed.missing.length + needed.partners.length > 0;
  });

  protected give({ kind, version }: ConsentView): Promise<void> {
    const act = this.needed.value()!.act;
    return this.then(() => this.client.give({ kind, version, act, subjectId: this.id() }));
  }

  protected givePaper(documentId: string): Promise<void> {
    const kinds = this.needed.value()!.missing.map(({ kind }) => kind);
    return this.then(() => this.client.givePaper(this.id(), { kinds, documentId }));
  }

  protected givePartner(name: string, documentId: string): Promise<void> {
    return this.then(() => this.client.givePartner(this.id(), { name, documentId }));
  }

  private async then(work: () => Promise<void>): Promise<void> {
    if (await this.attempt.run(work)) this.changed.emit();
    this.needed.reload();
  }
}
