import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Recurring } from '../../../kernel/recurring.js';
import { PlatformClock } from '../../../kernel/clock/platform-clock.js';
import { ClockStops } from './clock-stops.js';
import { EnvelopeWatch } from './envelope-watch.js';
import { Heartbeats } from './heartbeats.js';
import { LeaderWatch } from './leader-watch.js';
import { SessionOutages } from './session-outages.js';

const EVERY_MS = 1_000;

/** Says again and again that bids can be decided here, and looks for what must stop a session. */
@Injectable()
export class SessionWatch implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly beats = new Recurring('heartbeat', EVERY_MS, () => this.heartbeats.beat());
  /** A loop of its own: a session that is locked must not make the whole process look silent. */
  private readonly looks = new Recurring('session watch', EVERY_MS, () => this.look());

  constructor(
    private readonly heartbeats: Heartbeats,
    private readonly outages: SessionOutages,
    private readonly leaders: LeaderWatch,
    private readonly envelopes: EnvelopeWatch,
    private readonly clocks: ClockStops,
    private readonly clock: PlatformClock,
  ) {}

  /** Before anybody can bid here it is known what was missed. */
  async onApplicationBootstrap(): Promise<void> {
    this.clock.whenStepped(async (stepMs) => {
      if (stepMs < 0) await this.clocks.stopAll(stepMs);
    });
    await this.heartbeats.beat();
    await this.look();
    this.beats.start();
    this.looks.start();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.looks.stop();
    await this.beats.stop();
  }

  async look(): Promise<void> {
    await this.outages.probe();
    await this.outages.stopAll();
    await this.leaders.stopAll();
    await this.envelopes.askAll();
  }
}
