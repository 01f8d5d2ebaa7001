import { Injectable, computed, inject, signal } from '@angular/core';
import { Router } from '@angular/router';
import { type Problem, isAway } from '@helan/contracts';
import { Refused } from './api';
import { KeptTexts } from './kept-texts';
import { Session } from './session';

/**
 * One thing that a page tries: whether it is under way, and why it was refused. Provide it on the component.
 * An expired session leads to the sign-in page and back to this one, with what was typed.
 */
@Injectable()
export class Attempt {
  private readonly router = inject(Router);
  private readonly session = inject(Session);
  private readonly texts = inject(KeptTexts);

  readonly isBusy = signal(false);
  readonly problem = signal<Problem | null>(null);
  /** The line was cut, or the platform had no answer: nobody here knows whether it was done. */
  readonly isUnanswered = computed(() => {
    const problem = this.problem();
    return problem !== null && isAway(problem);
  });

  /** Of several forms on one page, which was tried last. */
  private readonly subject = signal('');

  /**
   * Returns whether it went through; a second click while it is under way does nothing. Where a page has several
   * forms, `subject` says which one it is: what is wrong with its fields stands at them alone.
   */
  async run(work: () => Promise<unknown>, subject = ''): Promise<boolean> {
    if (this.isBusy()) return false;
    this.isBusy.set(true);
    this.subject.set(subject);
    this.problem.set(null);
    try {
      await work();
      return true;
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      await this.refuse(error.problem);
      return false;
    } finally {
      this.isBusy.set(false);
    }
  }

  /** The sentence for a field, where the refusal names it and it is of the form that was tried. */
  faultOf(field: string, subject = ''): string | null {
    if (this.subject() !== subject) return null;
    return this.problem()?.faults.find((fault) => fault.field === field)?.sentence ?? null;
  }

  private async refuse(problem: Problem): Promise<void> {
    this.problem.set(problem);
    if (problem.code !== 'session.required') return;
    const account = this.session.account();
    if (account) this.texts.keep(account.id, this.router.url);
    this.session.forget();
    await this.router.navigate(['/login'], { queryParams: { back: this.router.url } });
  }
}
