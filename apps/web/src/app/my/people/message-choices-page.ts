import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { MessageChoiceView, MessageGroupView } from '@helan/contracts';
import { Attempt } from '../../data/attempt';
import { MessagesClient } from '../../data/people/messages-client';
import { reading } from '../../data/reading';
import { ListFrame } from '../../ui/list-frame';
import { ProblemBox } from '../../ui/problem-box';
import { PushSwitch } from './push-switch';

/** 怎么通知我: which ways somebody wants beside the list of messages, and what is sent in any case, with why. */
@Component({
  selector: 'hl-message-choices-page',
  imports: [ListFrame, ProblemBox, PushSwitch, RouterLink],
  providers: [Attempt],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="page">
      <p><a routerLink="/my/messages">← 消息</a></p>
      <h1>怎么通知我</h1>
      <p class="lead">
        消息都写在“消息”里。{{
          others() ? '下面选要不要另外发' + others() + '。规定必须通知的，关不掉。' : ''
        }}
      </p>
      @if (groups.value() && !hasSms()) {
        <p class="card due" role="status">
          平台现在不发短信，期限和结果请自己到“消息”里看；没有手机的，由村信息联络员当面告知。
        </p>
      }
      <hl-push-switch [hasSms]="hasSms()" />
      <hl-problem-box [problem]="attempt.problem()" />
      <hl-list-frame [list]="groups" empty="没有可以选的。">
        @for (group of groups.value(); track group.group) {
          <section class="card">
            <h2>{{ group.name }}</h2>
            <div class="row">
              @for (choice of group.choices; track choice.channel) {
                <label class="check"
                  ><input
                    type="checkbox"
                    [checked]="choice.isOn"
                    [disabled]="choice.isFixed || attempt.isBusy()"
                    (change)="choose(group, choice, $event)"
                  />{{ choice.name }}{{ choice.isFixed ? '（必须通知，关不掉）' : '' }}</label
                >
              } @empty {
                <span class="muted">只写在“消息”里。</span>
              }
            </div>
            <details>
              <summary>包括哪些事</summary>
              <ul>
                @for (event of group.events; track event.name) {
                  <li>
                    {{ event.name }}
                    @if (event.fixedBecause) {
                      <span class="small-print">必须通知：{{ event.fixedBecause }}</span>
                    }
                  </li>
                }
              </ul>
            </details>
          </section>
        }
      </hl-list-frame>
    </div>
  `,
})
export class MessageChoicesPage {
  private readonly client = inject(MessagesClient);
  protected readonly attempt = inject(Attempt);
  protected readonly groups = reading({ loader: () => this.client.choices() });

  /** As the platform has them: what it cannot send is offered to nobody. */
  private readonly channels = computed(
    () =>
      new Map(
        (this.groups.value() ?? []).flatMap(({ choices }) => choices.map((one) => [one.channel, one.name])),
      ),
  );
  protected readonly hasSms = computed(() => this.channels().has('SMS'));
  protected readonly others = computed(() => [...this.channels().values()].join('、'));

  /** The box shows what the platform has kept, whatever became of the press. */
  protected async choose(
    { group }: MessageGroupView,
    { channel }: MessageChoiceView,
    event: Event,
  ): Promise<void> {
    const isOn = (event.target as HTMLInputElement).checked;
    await this.attempt.run(() => this.client.choose({ group, channel, isOn }));
    this.groups.reload();
  }
}
