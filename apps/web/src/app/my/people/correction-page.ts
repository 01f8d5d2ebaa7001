import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { CorrectionView } from '@helan/contracts';
import {
  CORRECTED_FIELDS,
  type CorrectedField,
  PARTY_KINDS,
  type PartyKind,
  refuseKindCorrection,
} from '@helan/domain';
import { Attempt } from '../../data/attempt';
import { ProjectsClient } from '../../data/listing/projects-client';
import { NoticesClient } from '../../data/publicity/notices-client';
import { IdentityClient } from '../../data/people/identity-client';
import { reading } from '../../data/reading';
import { Session } from '../../data/session';
import { Field } from '../../ui/field';
import { ListFrame } from '../../ui/list-frame';
import { MomentPipe } from '../../ui/moment.pipe';
import { ProblemBox } from '../../ui/problem-box';
import { villagesByTown } from '../../ui/villages-by-town';
import { ActingNote } from './acting-note';
import { isFixed } from './own-identity-words';

/** 更正资料: what stands still since the first business or since it was verified, asked to be put right, with papers. */
@Component({
  selector: 'hl-correction-page',
  imports: [ActingNote, Field, ListFrame, MomentPipe, ProblemBox, RouterLink],
  providers: [Attempt],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="page narrow">
      <p><a routerLink="/my/party">← 我的资料</a></p>
      <h1>更正资料</h1>
      <p class="lead">
        先写要改的，再交证件照片。一位工作人员核对、另一位决定，以后的文书都用新的；以前签过的文书照旧。
      </p>
      <hl-acting-note isOwnPage />
      <hl-problem-box [problem]="attempt.problem()" />
      @if (session.has('askCorrection')) {
        <hl-list-frame [list]="corrections" empty="还没有申请过更正。">
          @for (one of corrections.value(); track one.id) {
            <article class="card">
              <p>
                <span class="tag">{{ one.stateName }}</span>
                <span class="small-print">{{ one.askedAt | moment }} 申请</span>
              </p>
              <dl class="facts">
                @for (change of one.changes; track change.fieldName) {
                  <dt>{{ change.fieldName }}</dt>
                  <dd>{{ change.from || '（空）' }} → {{ change.to || '（空）' }}</dd>
                }
              </dl>
              <p class="muted">{{ one.reason }}</p>
              @if (one.refusal; as refusal) {
                <p class="problem">没有更正：{{ refusal }}</p>
              }
              @for (paper of one.papers; track paper.id) {
                <p>
                  <a [href]="'/api/my/corrections/' + one.id + '/papers/' + paper.id">{{ paper.fileName }}</a>
                </p>
              }
              @if (one.state === 'ASKED') {
                <hl-field
                  [for]="'paper-' + one.id"
                  label="交证件（身份证、户口簿、登记证书的照片或 PDF）"
                  [fault]="attempt.faultOf('file', one.id)"
                >
                  <input
                    #file
                    [id]="'paper-' + one.id"
                    type="file"
                    accept="image/*,application/pdf"
                    [disabled]="attempt.isBusy()"
                    (change)="add(one, file)"
                  />
                </hl-field>
                @if (one.papers.length === 0) {
                  <p class="small-print">还没有交证件，交了才能核对。</p>
                }
              }
              @if (one.mayTakeBack) {
                <button type="button" class="second" [disabled]="attempt.isBusy()" (click)="takeBack(one)">
                  撤回申请
                </button>
              }
            </article>
          }
        </hl-list-frame>
      }
      @if (mayAsk()) {
        <form #form class="card" (submit)="$event.preventDefault(); ask(form)">
          <h2>申请更正</h2>
          <p class="small-print">只填要改的，其余留空。</p>
          @for (field of fields(); track field[0]) {
            <hl-field [for]="field[0]" [label]="field[1]" [fault]="attempt.faultOf(field[0], 'ask')">
              @if (choicesOf(field[0]); as choices) {
                <select [id]="field[0]" [name]="field[0]">
                  <option value="">不改</option>
                  @for (choice of choices; track choice.code) {
                    <option [value]="choice.code">{{ choice.name }}</option>
                  }
                </select>
              } @else {
                <input [id]="field[0]" [name]="field[0]" maxlength="160" autocomplete="off" />
              }
            </hl-field>
          }
          <hl-field for="reason" label="为什么要改" [fault]="attempt.faultOf('reason', 'ask')">
            <textarea id="reason" name="reason" rows="2" maxlength="500" required></textarea>
          </hl-field>
          <button type="submit" [disabled]="attempt.isBusy()">提交申请</button>
        </form>
      }
    </div>
  `,
})
export class CorrectionPage {
  private readonly client = inject(IdentityClient);
  private readonly projects = inject(ProjectsClient);
  protected readonly session = inject(Session);
  private readonly notices = inject(NoticesClient);
  protected readonly attempt = inject(Attempt);
  protected readonly corrections = reading({
    params: () => this.session.has('askCorrection') || undefined,
    loader: () => this.client.ownCorrections(),
  });
  protected readonly party = reading({
    params: () => this.session.has('readOwnParty') || undefined,
    loader: async () => (await this.projects.ownParty()).party,
  });
  protected readonly mayAsk = computed(
    () =>
      isFixed(this.party.value()) &&
      (this.corrections.value() ?? []).every(({ mayTakeBack }) => !mayTakeBack),
  );
  private readonly regions = reading({ loader: () => this.notices.regions() });
  private readonly villages = computed(() =>
    villagesByTown(this.regions.value() ?? []).flatMap(({ town, villages }) =>
      villages.map(({ code, name }) => ({ code, name: `${town} ${name}` })),
    ),
  );
  /** Those that it may be corrected to, besides what it is. */
  private readonly kinds = computed(() => {
    const own = this.party.value()?.kind;
    const all = Object.entries(PARTY_KINDS) as [PartyKind, string][];
    return all
      .filter(([kind]) => own && kind !== own && refuseKindCorrection(own, kind).length === 0)
      .map(([code, name]) => ({ code, name }));
  });
  protected readonly fields = computed(() => {
    const hasHead = this.party.value()?.representative !== null;
    const all = Object.entries(CORRECTED_FIELDS) as [CorrectedField, string][];
    return all.filter(
      ([field]) =>
        (hasHead || !field.startsWith('representative')) && (field !== 'kind' || this.kinds().length > 0),
    );
  });

  protected choicesOf(field: CorrectedField): readonly { code: string; name: string }[] | null {
    if (field === 'kind') return this.kinds();
    return field === 'villageCode' ? this.villages() : null;
  }

  protected async ask(form: HTMLFormElement): Promise<void> {
    const filled = [...new FormData(form).entries()].filter(([, text]) => text !== '');
    const request = Object.fromEntries(filled) as { reason: string };
    if (!(await this.attempt.run(() => this.client.askCorrection(request), 'ask'))) return;
    form.reset();
    this.corrections.reload();
  }

  protected async add({ id }: CorrectionView, input: HTMLInputElement): Promise<void> {
    const [file] = input.files ?? [];
    if (!file) return;
    if (await this.attempt.run(() => this.client.addPaper(id, file), id)) this.corrections.reload();
    input.value = '';
  }

  protected async takeBack({ id }: CorrectionView): Promise<void> {
    if (await this.attempt.run(() => this.client.takeBack(id), id)) this.corrections.reload();
  }
}
