export interface QuestionView {
  readonly id: string;
  /** Title of the notice or name of the type. */
  readonly subject: string;
  readonly noticeId: string | null;
  readonly typeCode: string | null;
  readonly text: string;
  readonly askedAt: string;
  readonly answer: string | null;
  readonly answeredAt: string | null;
  readonly isPublished: boolean;
}
