import { type Refusal, refusal } from '../../kernel/index.js';

/** Offices of the county that the center asks about a title. Source: rules §5.2 DEPT_USER. */
export const DEPARTMENTS = {
  NATURAL_RESOURCES: '自然资源局',
  WATER: '水务局',
  FORESTRY: '林业和草原局',
  MARKET: '市场监督管理局',
  ECOLOGY: '生态环境分局',
  JUSTICE: '司法局',
} as const;
export type Department = keyof typeof DEPARTMENTS;

export function isDepartment(text: string): text is Department {
  return text in DEPARTMENTS;
}

/** What a department was asked of a listing, and whether it objects; nothing while it has not answered. */
export interface DepartmentQuery {
  readonly department: Department;
  readonly hasObjection: boolean | null;
}

/** Why a review cannot be passed yet: every question is answered, and of each department the last answer counts. */
export function refuseQueries(inOrderOfTime: readonly DepartmentQuery[]): Refusal[] {
  const last = new Map(inOrderOfTime.map((query) => [query.department, query]));
  const open = inOrderOfTime.filter(({ hasObjection }) => hasObjection === null);
  return [
    ...open.map(({ department }) => refusal('query.open', undefined, { name: DEPARTMENTS[department] })),
    ...[...last.values()]
      .filter(({ hasObjection }) => hasObjection)
      .map(({ department }) => refusal('query.objected', undefined, { name: DEPARTMENTS[department] })),
  ];
}
