import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { SessionQuestionView } from '@helan/contracts';
import {
  SESSION_DECISIONS,
  STRIKE_GROUNDS,
  isBreach,
  momentText,
  type SessionDecisionKind,
  type StrikeGround,
} from '@helan/domain';
import { Attempt } from '../../data/attempt';
import { Session } from '../../data/session';
import { BiddingClient } from '../../data/trading/bidding-client';
import { Field } from '../../ui/field';
import { MomentPipe } from '../../ui/moment.pipe';
import { ProblemBox } from '../../ui/problem-box';
import { YuanPipe } from '../../ui/yuan.pipe';

/** One question: what has happened, what one person proposes, what another says to it. */
@Component({
  selector: 'hl-session-question-card',
  imports: [Field, MomentPipe, ProblemBox, RouterLink, YuanPipe],
  providers: [Attempt],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './session-question-card.html',
  styles: `
    section {
      max-width: 48rem;
      margin-bottom: 1rem;
    }
    h2 {
      margin-top: 0;
    }
  `,
})
export class SessionQuestionCard {
  private readonly client = inject(BiddingClient);
  private readonly session = inject(Session);
  protected readonly attempt = inject(Attempt);
  readonly question = input.required<SessionQuestionView>();
  readonly done = output();

  protected readonly kinds = (['STRIKE', 'UPHOLD'] as const).map(
    (kind) => [kind, SESSION_DECISIONS[kind]] as const,
  );
  protected readonly grounds = Object.entries(STRIKE_GROUNDS) as [StrikeGround, string][];
  protected readonly kind = signal<SessionDecisionKind>('STRIKE');
  protected readonly ground = signal<StrikeGround>('BARRED');
  protected readonly costsDeposit = computed(() => isBreach(this.ground()));
  /** The center's head about a bidder, the host about the time. */
  protected readonly mayPropose = computed(() => {
    const { question, proposal } = this.question();
    return proposal === null && this.session.has(question === 'GO_ON' ? 'hostTrading' : 'stopListing')
      ? this.session.has('proposeSessionDecision')
      : false;
  });
  protected readonly mayAnswer = computed(() => {
    const { proposal } = this.question();
    return proposal !== null && !proposal.isOwn && this.session.has('answerSessionDecision');
  });

  protected async propose(reason: string): Promise<void> {
    const kind = this.kind();
    const ground = kind === 'STRIKE' ? { ground: this.ground() } : {};
    await this.send(() => this.client.proposeDecision(this.question().lotId, { kind, reason, ...ground }));
  }

  protected async proposeTime(date: string, time: string, reason: string): Promise<void> {
    const resumeAt = momentText(date, time);
    await this.send(() =>
      this.client.proposeDecision(this.question().lotId, { kind: 'GO_ON', reason, resumeAt }),
    );
  }

  protected async answer(agrees: boolean, reason: string): Promise<void> {
    await this.send(() => this.client.answerDecision(this.question().lotId, { agrees, reason }));
  }

  private async send(request: () => Promise<void>): Promise<void> {
    if (await this.attempt.run(request)) this.done.emit();
  }
}
