import { Injectable } from '@nestjs/common';
import type { ChosenChannel, MessageEventCode } from '@helan/domain';

/** One message on its way out. */
export interface Outgoing {
  /** The same at every try: whoever takes it in takes it once. */
  readonly key: string;
  readonly event: MessageEventCode;
  readonly recipient: string;
  readonly accountId: string | null;
  readonly title: string;
  readonly text: string;
  readonly link: string;
  readonly facts: Readonly<Record<string, string>>;
}

/** Will not be better at another try: nobody is there to be reached. */
export class UnreachableError extends Error {}

type Way = (outgoing: Outgoing) => Promise<void>;

/** How messages leave the platform, by channel; one that nothing is configured for has no way. */
@Injectable()
export class DeliveryWays {
  private readonly ways = new Map<ChosenChannel, Way>();

  sendWith(channel: ChosenChannel, way: Way): void {
    this.ways.set(channel, way);
  }

  has(channel: ChosenChannel): boolean {
    return this.ways.has(channel);
  }

  async send(channel: ChosenChannel, outgoing: Outgoing): Promise<void> {
    const way = this.ways.get(channel);
    if (!way) throw new UnreachableError(`nothing is configured for ${channel}`);
    await way(outgoing);
  }
}
