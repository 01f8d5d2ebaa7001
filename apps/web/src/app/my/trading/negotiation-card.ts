import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import type { NegotiationView, NegotiationsView } from '@helan/contracts';
import { type NegotiationAction, inCapitals, signerOf, formatPrice } from '@helan/domain';
import { Attempt } from '../../data/attempt';
import { Session } from '../../data/session';
import { NegotiationClient } from '../../data/trading/negotiation-client';
import { Field } from '../../ui/field';
import { MomentPipe } from '../../ui/moment.pipe';
import { ProblemBox } from '../../ui/problem-box';
import { YuanPipe } from '../../ui/yuan.pipe';

/** One negotiation: the offers so far, and what this side may do next. */
@Component({
  selector: 'hl-negotiation-card',
  imports: [Field, MomentPipe, ProblemBox, YuanPipe],
  providers: [Attempt],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './negotiation-card.html',
  styles: `
    :host {
      display: block;
    }
    h2 {
      margin-top: 0;
      overflow-wrap: anywhere;
    }
    .ask {
      margin-top: 1rem;
      padding-top: 1rem;
      border-top: 1px solid var(--line);
    }
    .warm-edge {
      border-color: var(--warm);
    }
    .offers {
      list-style: none;
      margin: 0.75rem 0;
      padding: 0;
      display: grid;
      gap: 0.5rem;
    }
    .offers li {
      padding: 0.6rem 0.9rem;
      border: 1px solid var(--line);
      border-radius: var(--radius);
      margin-right: 2rem;
      overflow-wrap: anywhere;
    }
    .offers li.mine {
      background: var(--field-soft);
      margin: 0 0 0 2rem;
    }
    .offers b {
      font-size: 1.125rem;
    }
  `,
})
export class NegotiationCard {
  private readonly client = inject(NegotiationClient);
  protected readonly attempt = inject(Attempt);
  private readonly session = inject(Session);
  readonly lot = input.required<NegotiationsView>();
  readonly negotiation = input.required<NegotiationView>();
  readonly moved = output();
  protected readonly isLeaving = signal(false);
  /** The offer that I may accept: the last word, where it is not mine. */
  protected readonly lastOfOther = computed(() => {
    const { offers, side } = this.negotiation();
    const last = offers.at(-1);
    return this.may('accept') && last?.side !== side ? last : undefined;
  });
  /** As which side of the minutes I sign. */
  protected readonly ownSide = computed(() => signerOf(this.negotiation().side));
  /** Whoever acts on a paper mandate has the transferor sign by hand. */
  protected readonly mustSign = computed(() => {
    const { state, minutes } = this.negotiation();
    const maySign = this.session.has('signContract');
    const hasSigned = minutes?.signatures.some((signature) => signature.side === this.ownSide());
    return maySign && state === 'AGREED' && !hasSigned;
  });
  protected readonly isWaitingForMe = computed(() => this.lastOfOther() !== undefined || this.mustSign());
  protected readonly floorHint = computed(() => {
    const { floorFen, scale = 2 } = this.lot();
    return floorFen === null ? '' : `不低于 ${formatPrice(BigInt(floorFen), scale)} 元`;
  });

  protected may(action: NegotiationAction): boolean {
    return this.negotiation().actions.includes(action);
  }

  protected capitals(fen: string): string {
    return inCapitals(BigInt(fen));
  }

  protected async offer(amount: HTMLInputElement, terms: HTMLTextAreaElement): Promise<void> {
    const request = { amountYuan: amount.value, terms: terms.value };
    if (!(await this.take(() => this.client.offer(this.negotiation().id, request)))) return;
    amount.value = '';
    terms.value = '';
  }

  protected accept(seq: number): Promise<boolean> {
    return this.take(() => this.client.accept(this.negotiation().id, seq));
  }

  protected match(): Promise<boolean> {
    return this.take(() => this.client.match(this.negotiation().id));
  }

  protected sign(name: string): Promise<boolean> {
    const { id, minutes } = this.negotiation();
    return this.take(() => this.client.sign(id, { name, fileHash: minutes!.fileHash }));
  }

  protected breakOff(reason: string): Promise<boolean> {
    return this.take(() => this.client.breakOff(this.negotiation().id, reason));
  }

  private async take(work: () => Promise<void>): Promise<boolean> {
    const isDone = await this.attempt.run(work);
    this.moved.emit();
    return isDone;
  }
}
