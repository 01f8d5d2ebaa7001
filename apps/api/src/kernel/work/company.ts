/** A job as the others see it. */
interface Companion {
  hadCompany: boolean;
}

/**
 * Who works beside whom. What is measured of all together says nothing about one of them: whoever broke such a limit in
 * company is tried once more by himself.
 */
export class Company {
  private readonly atWork = new Set<Companion>();
  private readonly leaving: (() => void)[] = [];
  /** The last of those who work by themselves. */
  private alone: Promise<unknown> | undefined;

  /** `isShared` says of what was thrown that another one may have caused it. */
  async run<Found>(work: () => Promise<Found>, isShared: (error: unknown) => boolean): Promise<Found> {
    while (this.alone) await this.alone;
    const own: Companion = { hadCompany: false };
    try {
      return await this.among(own, work);
    } catch (error) {
      if (own.hadCompany && isShared(error)) return this.byItself(work);
      throw error;
    }
  }

  private async among<Found>(own: Companion, work: () => Promise<Found>): Promise<Found> {
    this.atWork.add(own);
    if (this.atWork.size > 1) for (const one of this.atWork) one.hadCompany = true;
    try {
      return await work();
    } finally {
      this.atWork.delete(own);
      if (this.atWork.size === 0) for (const tell of this.leaving.splice(0)) tell();
    }
  }

  /** One after the other, once all others are through; whoever comes meanwhile waits. */
  private byItself<Found>(work: () => Promise<Found>): Promise<Found> {
    const before = this.alone ?? Promise.resolve();
    const turn = before.then(async () => {
      if (this.atWork.size > 0) await new Promise<void>((resolve) => this.leaving.push(resolve));
      return work();
    });
    const over = turn
      .catch(() => undefined)
      .then(() => {
        if (this.alone === over) this.alone = undefined;
      });
    this.alone = over;
    return turn;
  }
}
