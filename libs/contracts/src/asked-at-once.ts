/**
 * What many ask at one moment is looked for once. Whoever comes while it is looked for waits, with all who come then, for
 * a look that begins after he came: no answer is older than its question. An error is the answer of all who waited for it.
 */
export class AskedAtOnce<Answer> {
  private readonly looks = new Map<string, { now: Promise<Answer>; next?: Promise<Answer> }>();

  ask(question: string, look: () => Promise<Answer>): Promise<Answer> {
    const begun = this.looks.get(question);
    if (!begun) return this.begin(question, look);
    return (begun.next ??= begun.now.catch(() => undefined).then(() => this.begin(question, look)));
  }

  private begin(question: string, look: () => Promise<Answer>): Promise<Answer> {
    const begun = {
      now: look().finally(() => {
        if (this.looks.get(question) === begun) this.looks.delete(question);
      }),
    };
    this.looks.set(question, begun);
    return begun.now;
  }
}
