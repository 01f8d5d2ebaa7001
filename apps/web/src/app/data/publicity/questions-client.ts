import { Injectable, inject } from '@angular/core';
import type { PageView, QuestionView } from '@helan/contracts';
import { Api } from '../api';

export interface QuestionSubject {
  readonly noticeId?: string;
  readonly typeCode?: string;
}

/** 咨询. */
@Injectable({ providedIn: 'root' })
export class QuestionsClient {
  private readonly api = inject(Api);

  published({ noticeId, typeCode }: QuestionSubject, at: string): Promise<PageView<QuestionView>> {
    return this.api.get('questions/published', { notice: noticeId, type: typeCode, at });
  }

  list(query: { open: boolean; search: string; at: string }): Promise<PageView<QuestionView>> {
    return this.api.get('questions', query);
  }

  own(at: string): Promise<PageView<QuestionView>> {
    return this.api.get('my/questions', { at });
  }

  ask(subject: QuestionSubject, text: string): Promise<{ id: string }> {
    return this.api.post('questions', { ...subject, text });
  }

  answer(id: string, answer: string, isPublished: boolean): Promise<void> {
    return this.api.post(`questions/${id}/answer`, { answer, isPublished });
  }
}
