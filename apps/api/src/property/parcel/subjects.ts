import {
  type Application,
  earTagsIn,
  getPropertyType,
  isAsked,
  isEarTag,
  marksIn,
  numberKey,
} from '@helan/domain';

/** What a listing says of the thing it is about, as far as the register of things needs it. */
export interface Ground {
  readonly id: string;
  readonly typeCode: string;
  readonly villageCode: string | null;
  readonly application: Application;
}

/** A thing by the name under which it can be listed once only. */
export interface Subject {
  readonly key: string;
  /** As people know it. */
  readonly name: string;
}

/** Codes of the land survey, tags, plots and some other numbers are unique in the country; the rest, however they are written, in their type and village. */
export function subjectsOf({ typeCode, villageCode, application }: Ground): Subject[] {
  const { subject } = getPropertyType(typeCode);
  const scope = subject.kind === 'ASSET' && subject.isUnique ? 'CN' : villageCode;
  const own = (number: string) => ({ key: `${typeCode}:${scope}:${numberKey(number)}`, name: number });
  if (subject.kind === 'ASSET') {
    if (subject.tags !== undefined)
      return onceEach([
        ...earTagsIn(application.attributes?.[subject.tags] ?? '').map((tag) => tagged(typeCode, tag)),
        ...markedIn(typeCode, application).map((mark) =>
          isEarTag(mark) ? tagged(typeCode, mark) : { ...own(mark), name: `个体标识 ${mark}` },
        ),
      ]);
    const number = subject.identity === null ? undefined : application.attributes?.[subject.identity];
    return number ? [own(number)] : [];
  }
  const codes = (application.parcels ?? []).map((parcel) => parcel.code);
  return codes.map((code) => (subject.pattern ? { key: code, name: code } : own(code)));
}

/** Tags are unique in the country, and name one animal each, whichever question they answer. */
function tagged(typeCode: string, tag: string): Subject {
  return { key: `${typeCode}:EAR:${tag}`, name: `耳标 ${tag}` };
}

function onceEach(subjects: readonly Subject[]): Subject[] {
  return [...new Map(subjects.map((subject) => [subject.key, subject])).values()];
}

/** Marks of animals without tags, where the form asks them. */
function markedIn(typeCode: string, { right, attributes = {} }: Application): readonly string[] {
  const { subject, attributes: questions } = getPropertyType(typeCode);
  const question = questions.find(({ key }) => subject.kind === 'ASSET' && key === subject.marks);
  return question && isAsked(question, { right, attributes }) ? marksIn(attributes[question.key] ?? '') : [];
}

/** SQL on `subject_claim c`: whoever holds the thing of key `$1`, from its owner or by passing it on. */
export const HOLDS_SUBJECT = "(c.subject_key = $1 or starts_with(c.subject_key, $1 || '@'))";
