import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { MANDATED_ACTS } from '@helan/contracts';
import { PARTY_KINDS, PROPERTY_TYPES, type PropertyType, listsForHouseholds, mayList } from '@helan/domain';
import { reading } from '../../data/reading';
import { Attempt } from '../../data/attempt';
import { ProjectsClient } from '../../data/listing/projects-client';
import { Session } from '../../data/session';
import { ActingNote } from '../people/acting-note';
import { UnverifiedNote } from '../people/unverified-note';
import { ProblemBox } from '../../ui/problem-box';

/** The first question: what do you want to list? Only what one's own kind of party may list can be begun. */
@Component({
  selector: 'hl-new-listing',
  imports: [ActingNote, ProblemBox, RouterLink, UnverifiedNote],
  providers: [Attempt],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="page narrow">
      <p><a routerLink="/my">← 我的</a></p>
      <h1>您要转出什么？</h1>
      <hl-acting-note />
      <hl-unverified-note [party]="party.value()" />
      <hl-problem-box [problem]="attempt.problem()" />
      @if (!session.has('applyForListing')) {
        <p>
          @if (session.account()?.actingFor; as principal) {
            “{{ principal }}”给您的授权里没有“{{ act }}”，不能代办转出申请。请由{{
              principal
            }}自己申请，或者请他们改授权；要申请转出您自己的，先<a routerLink="/my/acting">换回自己</a>。
          } @else {
            这个账号不办转出申请。
          }
        </p>
      } @else if (kind()) {
        <p class="lead">登记的身份是{{ kindName() }}，可以转出下面 {{ open().length }} 种。</p>
        @for (type of open(); track type.code) {
          <section class="card type">
            <div>
              <h2>{{ type.name }}</h2>
              <p>{{ type.rightTraded }}</p>
              @if (forHouseholds(type)) {
                <p><b>受各户委托连片流转</b>：一个标的，各户一本名册，钱付到各户。</p>
              }
              <a [routerLink]="['/guides', type.code]">要什么材料、多长时间</a>
            </div>
            <button type="button" [disabled]="attempt.isBusy()" (click)="begin(type.code)">开始申请</button>
          </section>
        }
        @if (closed().length) {
          <h2>这些品种要由别的主体转出</h2>
          <ul>
            @for (type of closed(); track type.code) {
              <li>
                <a [routerLink]="['/guides', type.code]">{{ type.name }}</a>
              </li>
            }
          </ul>
        }
      } @else if (party.value() === null) {
        <p>先登记身份，再来申请。<a routerLink="/my/party">去登记</a></p>
      } @else {
        <p class="muted">正在打开……</p>
      }
    </div>
  `,
  styles: `
    .type {
      display: flex;
      justify-content: space-between;
      align-items: center;
      gap: 0.5rem 1.5rem;
      margin-bottom: 1rem;
      flex-wrap: wrap;
    }
    .type > div {
      flex: 1 1 16rem;
    }
    .type h2 {
      margin: 0;
    }
    .type p {
      color: var(--grey);
      margin: 0.25rem 0;
    }
  `,
})
export class NewListing {
  private readonly client = inject(ProjectsClient);
  private readonly router = inject(Router);
  protected readonly attempt = inject(Attempt);
  protected readonly session = inject(Session);
  protected readonly act = MANDATED_ACTS.APPLY;
  protected readonly party = reading({
    params: () => this.session.has('readOwnParty') || undefined,
    loader: async () => (await this.client.ownParty()).party,
  });
  protected readonly kind = computed(
    () => this.session.account()?.acting?.partyKind ?? this.party.value()?.kind,
  );
  protected readonly kindName = computed(() => PARTY_KINDS[this.kind()!]);
  protected readonly open = computed(() => PROPERTY_TYPES.filter((type) => this.mayList(type)));
  protected readonly closed = computed(() => PROPERTY_TYPES.filter((type) => !this.mayList(type)));

  protected forHouseholds(type: PropertyType): boolean {
    const kind = this.kind();
    return kind !== undefined && listsForHouseholds(type, kind);
  }

  protected async begin(typeCode: string): Promise<void> {
    await this.attempt.run(async () => {
      const { id } = await this.client.create(typeCode);
      await this.router.navigate(['/my/projects', id]);
    });
  }

  private mayList(type: PropertyType): boolean {
    const kind = this.kind();
    return kind !== undefined && mayList(type, kind);
  }
}
